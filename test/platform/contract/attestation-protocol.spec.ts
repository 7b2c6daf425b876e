import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import {
  attestationFailures,
  maxAttestationRequestBytes,
  parseAttestationReply,
  parseAttestationRequest,
} from '../../../platform/contract/attestation-protocol.ts';
import { maxPayloadBytes } from '../../../platform/contract/attestation.ts';
import { fromBase64Url, toBase64Url } from '../../../platform/contract/keystore-base64url.ts';

const id = 'A'.repeat(22);
const requests = {
  identify: { call: 'identify', id, version: 1, vin: 'XXXEMUCAR00000001' },
  sign: { call: 'sign', id, payload: 'AAAA' },
  'public-key': { call: 'public-key', id },
} as const;

test.describe('the attestation request parser', () => {
  for (const [call, request] of Object.entries(requests)) {
    test(`takes ${call}`, () => {
      expect(parseAttestationRequest(JSON.stringify(request))).toEqual({ ok: true, request });
    });
  }

  const refused: readonly (readonly [string, unknown])[] = [
    ['no object', []],
    ['another call', { call: 'destroy', id }],
    ['a field too many', { ...requests.sign, vin: 'XXXEMUCAR00000001' }],
    ['a VIN with a letter that no VIN has', { ...requests.identify, vin: 'XXXEMUCAR0000000I' }],
    ['a VIN that is too short', { ...requests.identify, vin: 'XXXEMUCAR' }],
    ['padding', { ...requests.sign, payload: 'AA==' }],
    ['no whole number of bytes', { ...requests.sign, payload: 'AAAAA' }],
    ['an id of another length', { ...requests.sign, id: 'A' }],
    [
      'more than a payload may have',
      { ...requests.sign, payload: 'A'.repeat(Math.ceil((maxPayloadBytes * 4) / 3) + 4) },
    ],
  ];
  for (const [what, request] of refused) {
    test(`refuses ${what}`, () => {
      expect(parseAttestationRequest(JSON.stringify(request))).toEqual({ ok: false, reason: 'malformed' });
    });
  }

  test('names another version', () => {
    const other = JSON.stringify({ ...requests.identify, version: 2 });
    expect(parseAttestationRequest(other)).toEqual({ ok: false, reason: 'unsupported-version' });
  });

  test('answers any text with a request or a reason, and never throws', () => {
    const nearly = fc.record(
      {
        call: fc.oneof(fc.constantFrom('identify', 'sign', 'public-key'), fc.jsonValue()),
        id: fc.oneof(fc.constant(id), fc.jsonValue()),
        version: fc.oneof(fc.constant(1), fc.jsonValue()),
        vin: fc.oneof(fc.constant('XXXEMUCAR00000001'), fc.string()),
        payload: fc.oneof(fc.base64String().map(toUrl), fc.string()),
      },
      { requiredKeys: [] },
    );
    const texts = fc.oneof(
      fc.string(),
      fc.json(),
      nearly.map((request) => JSON.stringify(request)),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const parsed = parseAttestationRequest(text);
        if (!parsed.ok) return;
        expect(parsed.request.id).toHaveLength(22);
        if (parsed.request.call === 'sign') fromBase64Url(parsed.request.payload);
      }),
      { numRuns: 2_000 },
    );
  });

  test('leaves room in a body for the largest payload', () => {
    const payload = toBase64Url(new Uint8Array(maxPayloadBytes));
    const body = JSON.stringify({ ...requests.sign, payload });
    expect(parseAttestationRequest(body).ok).toBe(true);
    expect(body.length).toBeLessThan(maxAttestationRequestBytes);
  });
});

test.describe('the attestation reply parser', () => {
  test('answers any text with a reply or nothing, and never throws', () => {
    const nearly = fc.record(
      {
        ok: fc.oneof(fc.boolean(), fc.jsonValue()),
        call: fc.constantFrom('identify', 'sign', 'public-key'),
        id: fc.oneof(fc.constant(id), fc.jsonValue()),
        reason: fc.oneof(fc.constantFrom(...attestationFailures), fc.jsonValue()),
        jws: fc.oneof(fc.string(), fc.constant(`e30.e30.${'A'.repeat(86)}`)),
        key: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    const texts = fc.oneof(
      fc.string(),
      fc.json(),
      nearly.map((reply) => JSON.stringify(reply)),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const reply = parseAttestationReply(text);
        if (reply?.ok === true && reply.call === 'sign') expect(reply.jws.split('.')).toHaveLength(3);
      }),
      { numRuns: 2_000 },
    );
  });

  test('takes a signature and a failure, and neither with more than they have', () => {
    const signed = { ok: true, call: 'sign', id, jws: `e30.e30.${'A'.repeat(86)}` };
    const failed = { ok: false, id, reason: 'no-key' };
    for (const reply of [signed, failed]) {
      expect(parseAttestationReply(JSON.stringify(reply))).toEqual(reply);
      expect(parseAttestationReply(JSON.stringify({ ...reply, more: 1 }))).toBeUndefined();
    }
  });
});

function toUrl(text: string): string {
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
