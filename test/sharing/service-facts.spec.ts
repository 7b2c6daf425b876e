import { expect, test } from '@playwright/test';
import { messages } from '../../src/i18n/messages.ts';
import type { LiveTransfer } from '../../src/choices/live-transfers.ts';
import type { ServiceNow } from '../../src/sharing/describe-service.ts';
import { serviceFacts } from '../../src/sharing/service-facts.ts';
import type { ServiceTraffic } from '../../src/sharing/service-facts.ts';
import { makeNow, makeService, makeTexts, serviceTexts } from './make-service.ts';

const words = messages.sharing;
const silent: ServiceTraffic = { live: undefined, last: { sent: undefined, refused: undefined } };

function facts(changes: Partial<ServiceNow> = {}, traffic = silent): Readonly<Record<string, string>> {
  return Object.fromEntries(
    serviceFacts(makeNow(changes), traffic, messages).map(({ id, text }) => [id, text]),
  );
}

test.describe('serviceFacts', () => {
  test('says what the pack says, and nothing that does not apply', () => {
    expect(facts()).toEqual({
      purpose: serviceTexts.purpose,
      data: serviceTexts.data,
      whenOff: serviceTexts.whenOff,
      afterOff: serviceTexts.afterOff,
      sent: words.neverSent,
      refused: words.neverRefused,
      provider: 'The maker.',
      recipients: 'The maker and dealers.',
      basis: words.bases.b,
      retention: serviceTexts.retention,
      region: words.regions.eea,
      secured: words.secured,
      needs: 'Mobile network.',
      cost: words.costs.included,
      terms: 'https://maker.example/terms',
    });
  });

  test('says which positions go, how often and to whom', () => {
    const position = { which: 'Where you are.', often: 'All the time.', to: 'The maker.' };
    expect(facts({ texts: makeTexts({ ...serviceTexts, position }) })).toMatchObject(position);
  });

  test('says why what is fixed is fixed, and that information is never sent', () => {
    const { whenOff: _off, afterOff: _after, ...fixed } = serviceTexts;
    const now = {
      service: makeService({ control: 'information' }),
      texts: makeTexts({ ...fixed, whyFixed: 'Read at the dealer.' }),
      state: undefined,
    };
    expect(facts(now)).toMatchObject({ whyFixed: 'Read at the dealer.', sent: words.neverSends });
    expect(Object.keys(facts(now))).not.toContain('refused');
    expect(Object.keys(facts(now))).not.toContain('whenOff');
  });

  for (const basis of ['a', 'b', 'c', 'd', 'f'] as const) {
    test(`names the letter of basis ${basis}`, () => {
      expect(facts({ service: makeService({ bases: [basis] }) })['basis']).toContain(`art. 6(1)(${basis})`);
    });
  }

  test('says all of several bases', () => {
    expect(facts({ service: makeService({ bases: ['b', 'a'] }) })['basis']).toBe(
      `${words.bases.b} ${words.bases.a}`,
    );
  });

  test('says that the maker has no influence on a third party, and what survives an erase', () => {
    const service = makeService({ providerKind: 'third-party', survivesErase: true, secured: false });
    expect(facts({ service })).toMatchObject({
      provider: `The maker. ${words.thirdParty}`,
      retention: `${serviceTexts.retention} ${words.survivesErase}`,
      secured: words.unsecured,
    });
  });

  test('says what it needs, what it costs and when the contract ends', () => {
    const service = makeService({
      needs: ['network', 'location', 'microphone'],
      dependsOn: ['weather'],
      cost: 'paid',
      contractEnds: '2029-10-31',
      terms: { kind: 'place', place: 'dealer' },
    });
    expect(facts({ service })).toMatchObject({
      needs: 'Mobile network, location sharing, microphone, and Weather.',
      cost: `${words.costs.paid} The contract ends on October 31, 2029.`,
      terms: words.places.dealer,
    });
    expect(facts({ service: makeService({ needs: [], contracted: false }) })).toMatchObject({
      needs: words.needsNothing,
      cost: `${words.costs.included} ${words.noContract}`,
    });
  });

  test('says first what is sent now, with its path, else why nothing is', () => {
    const live: LiveTransfer = {
      service: 'traffic',
      groups: ['traffic'],
      times: 2,
      bytes: 300,
      recipient: 'maker',
      connection: 'phone',
      lastAt: 0,
    };
    const [first] = serviceFacts(makeNow(), { ...silent, live }, messages);
    expect(first).toEqual({
      id: 'now',
      text: 'Sending: 2 times in the last minute, 300 bytes. Over a phone.',
      live: true,
    });
    expect(facts({ hindrances: ['location-off'] })['now']).toBe(words.unavailable['location-off']);
    expect(facts({ hindrances: ['dependency'], missing: ['Weather'] })['now']).toBe('Needs first: Weather.');
  });

  test('says what was sent last and what was refused last, and why', () => {
    const record = { cursor: 1, service: 'traffic', at: Date.UTC(2026, 1, 1) };
    const found = facts(
      {},
      {
        live: undefined,
        last: {
          sent: {
            ...record,
            outcome: 'sent',
            groups: ['position', 'traffic'],
            bytes: 1_200,
            connection: 'built-in',
          },
          refused: {
            ...record,
            outcome: 'refused',
            groups: ['position'],
            reasons: ['network-off', 'location-off'],
          },
        },
      },
    );
    expect(found['sent']).toMatch(/^\d.*\. Where you are and traffic\. 1\.2 kB\. Car’s own modem\.$/);
    expect(found['refused']).toMatch(/^\d.*\. Mobile network off and location sharing off\.$/);
  });

  test('has nothing to say where the pack has no words', () => {
    expect(serviceFacts(makeNow({ service: makeService({ id: 'nameless' }) }), silent, messages)).toEqual([]);
  });
});
