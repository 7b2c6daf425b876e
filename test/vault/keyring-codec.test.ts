import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Derivation } from '../../src/vault/derivation.ts';
import { decodeKeyring, encodeKeyring } from '../../src/vault/keyring-codec.ts';

const key = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => new Uint8Array(bytes));
const category = fc.stringMatching(/^[a-z][a-z0-9]{0,12}(-[a-z0-9]{1,12}){0,2}$/);
const sealedKey = fc.uint8Array({ minLength: 60, maxLength: 60 }).map((bytes) => new Uint8Array(bytes));
const derivation: fc.Arbitrary<Derivation> = fc.oneof(
  fc.record({ algorithm: fc.constant('pbkdf2' as const), rounds: fc.integer({ min: 1, max: 10_000_000 }) }),
  fc.record({
    algorithm: fc.constant('argon2id' as const),
    memoryKib: fc.integer({ min: 8, max: 262_144 }),
    passes: fc.integer({ min: 1, max: 8 }),
  }),
);
const lock = fc.record({
  salt: fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => new Uint8Array(bytes)),
  derivation,
  check: fc.uint8Array({ minLength: 28, maxLength: 28 }).map((bytes) => new Uint8Array(bytes)),
});
const plainKeyring = fc.record({
  keys: fc.array(fc.tuple(category, key), { maxLength: 64 }).map((entries) => new Map(entries)),
  lock: fc.constant(undefined),
});
const lockedKeyring = fc.record({
  keys: fc
    .array(fc.tuple(category, fc.oneof(key, sealedKey)), { maxLength: 64 })
    .map((entries) => new Map(entries)),
  lock,
});
const shutKeyring = fc.record({
  keys: fc.constant(new Map<string, Uint8Array<ArrayBuffer>>()),
  lock: fc.constant(undefined),
  shut: fc.uint8Array({ maxLength: 5_000 }).map((bytes) => new Uint8Array(bytes)),
});
const keyring = fc.oneof(plainKeyring, lockedKeyring, shutKeyring);

describe('the keyring codec', () => {
  it('gives back what it was given', () => {
    fc.assert(
      fc.property(keyring, (keys) => {
        expect(decodeKeyring(encodeKeyring(keys))).to.deep.equal(keys);
      }),
    );
  });

  it('refuses anything longer or shorter', () => {
    fc.assert(
      fc.property(keyring, fc.nat(), (keys, at) => {
        const bytes = encodeKeyring(keys);
        const cut = bytes.slice(0, at % bytes.length);
        expect(decodeKeyring(cut)).to.equal(undefined);
        const longer = new Uint8Array(bytes.length + 1);
        longer.set(bytes);
        expect(decodeKeyring(longer)).to.equal(undefined);
      }),
    );
  });

  it('never throws on arbitrary bytes', () => {
    fc.assert(
      fc.property(fc.constantFrom(1, 2, 3), fc.uint8Array({ maxLength: 300 }), (format, rest) => {
        const bytes = new Uint8Array([format, ...rest]);
        const decoded = decodeKeyring(bytes);
        if (decoded !== undefined) expect([...encodeKeyring(decoded)]).to.deep.equal([...bytes]);
      }),
    );
  });
});
