import { expect, test } from '@playwright/test';
import { messages } from '../../src/i18n/messages.ts';
import { describeService } from '../../src/sharing/describe-service.ts';
import type { ServiceNow, ServiceView } from '../../src/sharing/describe-service.ts';
import type { Hindrance } from '../../src/sharing/hindrances.ts';
import { makeNow, makeService, makeTexts, serviceTexts, switchState } from './make-service.ts';

const { settings, sharing } = messages;
const on = switchState({ reported: true });
const off = switchState({ reported: false });
const unknown = switchState({ reported: undefined });

const view = (changes: Partial<ServiceNow>): ServiceView => describeService(makeNow(changes), messages);

test.describe('describeService', () => {
  const perChannel = makeService({
    control: 'consent',
    bases: ['a'],
    consent: { per: 'channel', channels: ['post'] },
  });
  const perRecipient = makeService({ control: 'consent', bases: ['a'], consent: { per: 'recipient' } });
  const perService = makeService({ control: 'consent', bases: ['a'], consent: { per: 'service' } });
  const emergency = makeService({ groups: ['position', 'emergency'] });
  const objection = makeService({ control: 'objection', bases: ['f'] });
  const phone = makeService({ control: 'per-phone', bases: ['terms'] });

  const rows: readonly (readonly [what: string, now: Partial<ServiceNow>, detail: string])[] = [
    ['a switch that is on', { state: on }, serviceTexts.purpose],
    ['a switch that is off', { state: off }, serviceTexts.whenOff],
    ['a switch that nobody knows', { state: unknown }, sharing.unknown],
    ['an objection not made', { service: objection, state: on }, sharing.objection(serviceTexts.purpose)],
    ['an objection made', { service: objection, state: off }, serviceTexts.whenOff],
    ['a phone on the screen', { service: phone, state: on }, sharing.everyPhone.on],
    ['no phone on the screen', { service: phone, state: off }, sharing.everyPhone.off],
    ['a consent per channel', { service: perChannel, state: off }, sharing.consent.channel],
    ['a consent per recipient', { service: perRecipient, state: off }, sharing.consent.recipient],
    ['a consent nobody knows', { service: perRecipient, state: unknown }, sharing.unknown],
    ['a consent that runs', { service: perChannel, state: on }, sharing.consent.on],
    ['a consent to the service, not given', { service: perService, state: off }, serviceTexts.whenOff],
    ['an emergency call that is on', { service: emergency, state: on }, sharing.emergency.on],
    ['an emergency call that is off', { service: emergency, state: off }, sharing.emergency.off],
    [
      'an emergency call without network',
      { service: emergency, state: on, hindrances: ['network-off'] },
      `${sharing.unavailable['network-off']} ${sharing.emergency.on}`,
    ],
    ['no contract', { service: makeService({ contracted: false }), state: off }, sharing.noContract],
    ['what is under way', { state: switchState({ status: 'pending', wish: true }) }, settings.pendingOn],
    [
      'what the car refused',
      { state: switchState({ status: 'rejected', problem: 'refused', wish: true }) },
      settings.refusedOn,
    ],
    [
      'what the car never answered',
      {
        state: switchState({
          reported: true,
          requested: false,
          wish: false,
          status: 'rejected',
          problem: 'timed-out',
        }),
      },
      settings.silentOff,
    ],
    [
      'what was not saved',
      { state: switchState({ status: 'rejected', problem: 'not-saved' }) },
      settings.notSaved,
    ],
    [
      'what waits for parked',
      { state: switchState({ status: 'rejected', problem: 'not-parked' }) },
      settings.wideningBlocked.moving,
    ],
    [
      'what something else switched on',
      { state: switchState({ reported: true, requested: false }), hindrances: ['network-off'] },
      settings.blockedHere,
    ],
    [
      'a service it needs first, by its name',
      { state: on, hindrances: ['dependency'], missing: ['Weather'] },
      sharing.needsFirst(['Weather']),
    ],
    [
      'a problem before a reason',
      { state: switchState({ status: 'pending', wish: true }), hindrances: ['location-off'] },
      settings.pendingOn,
    ],
  ];
  for (const [what, now, detail] of rows) {
    test(`says of ${what}: "${detail}"`, () => {
      expect(view(now).detail).toBe(detail);
    });
  }

  for (const hindrance of Object.keys(sharing.unavailable) as Hindrance[]) {
    for (const [position, state] of [
      ['on', on],
      ['off', off],
    ] as const) {
      test(`says why it does not run, ${position}: ${hindrance}`, () => {
        expect(view({ state, hindrances: [hindrance, 'restricted-category'] }).detail).toBe(
          sharing.unavailable[hindrance],
        );
      });
    }
  }

  test('has the switch where the car reports it, with the wish under way', () => {
    expect(view({ state: on }).control).toEqual({ position: 'on', wish: '' });
    expect(view({ state: unknown }).control).toEqual({ position: 'unknown', wish: '' });
    expect(view({ state: switchState({ status: 'pending', wish: true }) }).control).toEqual({
      position: 'off',
      wish: 'on',
    });
  });

  for (const [what, now] of [
    ['is locked on by law', { service: makeService({ control: 'locked-on' }), state: undefined }],
    ['is information only', { service: makeService({ control: 'information' }), state: undefined }],
  ] as const) {
    test(`has no switch for what ${what}, and says why`, () => {
      const texts = makeTexts({
        name: 'Traffic news',
        purpose: 'p',
        data: 'd',
        retention: 'r',
        whyFixed: 'A law.',
      });
      expect(view({ ...now, texts })).toEqual({
        heading: 'Traffic news',
        detail: 'A law.',
        control: undefined,
        blockedReason: '',
      });
    });
  }

  test('offers no switch for a consent that cannot be given apart, but one to take it back', () => {
    expect(view({ service: perChannel, state: off }).control).toBe(undefined);
    expect(view({ service: perRecipient, state: unknown }).control).toBe(undefined);
    expect(view({ service: perChannel, state: on }).control).toEqual({ position: 'on', wish: '' });
    expect(view({ service: perService, state: off }).control).toEqual({ position: 'off', wish: '' });
  });

  test('keeps what no contract covers from being switched on, not from being switched off', () => {
    const service = makeService({ contracted: false });
    expect(view({ service, state: off }).blockedReason).toBe(sharing.noContract);
    expect(view({ service, state: on }).blockedReason).toBe('');
  });

  test('calls a service by its id where the pack has no words', () => {
    expect(view({ service: makeService({ id: 'nameless' }) }).heading).toBe('nameless');
  });
});
