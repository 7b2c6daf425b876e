import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { decodeKeyring, encodeKeyring } from '../../src/vault/keyring-codec.ts';

const key = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => new Uint8Array(bytes));
const category = fc.stringMatching(/^[a-z][a-z0-9]{0,12}(-[a-z0-9]{1,12}){0,2}$/);
const keyring = fc.array(fc.tuple(category, key), { maxLength: 64 }).map((entries) => new Map(entries));

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
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const decoded = decodeKeyring(new Uint8Array(bytes));
        if (decoded !== undefined) expect([...encodeKeyring(decoded)]).to.deep.equal([...bytes]);
      }),
    );
  });
});
