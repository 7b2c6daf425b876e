import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { maxWrappedBytes } from '../../../platform/contract/keystore.ts';
import {
  base64UrlSchema,
  fromBase64Url,
  toBase64Url,
} from '../../../platform/contract/keystore-base64url.ts';
import { cipherOverhead } from '../../../platform/contract/keystore-cipher.ts';
import {
  maxAliasesPerDestroy,
  maxRequestBytes,
  parseKeystoreReply,
  parseKeystoreRequest,
} from '../../../platform/contract/keystore-protocol.ts';

const id = 'A'.repeat(22);
const installation = 'a1b2c3d4e5f6a7b8';
const sealed = {
  id,
  installation,
  alias: 'a',
  hostKey: 'A'.repeat(87),
  pageKey: 'B'.repeat(87),
  sealed: toBase64Url(new Uint8Array(maxWrappedBytes + 2 * cipherOverhead)),
};
const requests = {
  hello: { call: 'hello', id, version: 1 },
  wrap: { call: 'wrap', ...sealed },
  unwrap: { call: 'unwrap', ...sealed },
  destroy: { call: 'destroy', id, installation, aliases: ['a', 'b'] },
  aliases: { call: 'aliases', id, installation },
};

/** JSON that is nearly a request: some of its members, some with other values. */
const nearlyRequests = fc
  .tuple(
    fc.constantFrom(...Object.values(requests)),
    fc.dictionary(
      fc.constantFrom(
        'call',
        'id',
        'version',
        'installation',
        'alias',
        'aliases',
        'sealed',
        'pageKey',
        '__proto__',
      ),
      fc.jsonValue(),
    ),
  )
  .map(([request, changes]) => JSON.stringify({ ...request, ...changes }));

test.describe('the request parser', () => {
  for (const [name, request] of Object.entries(requests)) {
    test(`reads ${name}`, () => {
      expect(parseKeystoreRequest(JSON.stringify(request))).toEqual({ ok: true, request });
    });
  }

  test('answers any text with a request or a reason, and never throws', () => {
    const texts = fc.oneof(fc.string(), fc.json(), nearlyRequests);
    fc.assert(
      fc.property(texts, (text) => {
        const parsed = parseKeystoreRequest(text);
        if (parsed.ok) expect(JSON.parse(text)).toEqual(parsed.request);
        else expect(['malformed', 'unsupported-version']).toContain(parsed.reason);
      }),
      { numRuns: 2_000 },
    );
  });

  const refused: readonly (readonly [what: string, request: object])[] = [
    ['an unknown call', { ...requests.hello, call: 'exportKeys' }],
    ['a member too many', { ...requests.aliases, all: true }],
    ['no id', { call: 'aliases', installation }],
    ['an installation outside the alphabet', { ...requests.aliases, installation: `${installation}/` }],
    ['an alias outside the alphabet', { ...requests.wrap, alias: '../a' }],
    ['an alias that is too long', { ...requests.wrap, alias: 'a'.repeat(65) }],
    ['too many aliases', { ...requests.destroy, aliases: Array<string>(maxAliasesPerDestroy + 1).fill('a') }],
    ['a payload that is too long', { ...requests.wrap, sealed: `${sealed.sealed}AA` }],
    ['a payload that is no base64url', { ...requests.wrap, sealed: 'A+/=' }],
    ['half a byte', { ...requests.wrap, sealed: 'AAAAA' }],
    ['a key of another size', { ...requests.wrap, pageKey: 'B'.repeat(86) }],
  ];
  for (const [what, request] of refused) {
    test(`refuses ${what}`, () => {
      expect(parseKeystoreRequest(JSON.stringify(request))).toEqual({ ok: false, reason: 'malformed' });
    });
  }

  test('names another version', () => {
    const parsed = parseKeystoreRequest(JSON.stringify({ ...requests.hello, version: 2 }));
    expect(parsed).toEqual({ ok: false, reason: 'unsupported-version' });
  });

  test('leaves room in a body for the largest requests', () => {
    const aliases = Array.from({ length: maxAliasesPerDestroy }, () => 'a'.repeat(64));
    const longest = { ...requests.destroy, installation: 'a'.repeat(32), aliases };
    for (const request of [longest, requests.wrap]) {
      expect(parseKeystoreRequest(JSON.stringify(request)).ok).toBe(true);
      expect(JSON.stringify(request).length).toBeLessThan(maxRequestBytes);
    }
  });
});

test.describe('the reply parser', () => {
  test('answers any text with a reply or nothing, and never throws', () => {
    const replies = fc.record(
      {
        ok: fc.oneof(fc.boolean(), fc.jsonValue()),
        call: fc.constantFrom('hello', 'wrap', 'unwrap', 'destroy', 'aliases'),
        id: fc.oneof(fc.constant(id), fc.jsonValue()),
        reason: fc.oneof(fc.constantFrom('unknown-alias', 'unreachable'), fc.jsonValue()),
        aliases: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          replies.map((reply) => JSON.stringify(reply)),
        ),
        (text) => {
          const reply = parseKeystoreReply(text);
          if (reply) expect(reply.id).toMatch(/^[A-Za-z0-9_-]{22}$/);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test('takes no failure that the host may not name', () => {
    const failure = (reason: string): string => JSON.stringify({ ok: false, id, reason });
    expect(parseKeystoreReply(failure('unknown-alias'))).toEqual({ ok: false, id, reason: 'unknown-alias' });
    expect(parseKeystoreReply(failure('unreachable'))).toBeUndefined();
  });
});

test.describe('base64url', () => {
  test('gives back every byte, and the schema takes what it writes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const text = toBase64Url(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64url'));
        expect(base64UrlSchema(100).safeParse(text).success).toBe(true);
        expect([...fromBase64Url(text)]).toEqual([...bytes]);
      }),
    );
  });

  test('never fails on text that the schema takes', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('A', 'z', '0', '-', '_', '='), maxLength: 12 }),
        (text) => {
          fc.pre(base64UrlSchema(100).safeParse(text).success);
          expect(fromBase64Url(text).length).toBe(Math.floor((text.length * 3) / 4));
        },
      ),
    );
  });
});
