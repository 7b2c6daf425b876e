import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { decodeDerivation, encodeDerivation, presentDerivation } from '../../src/vault/derivation.ts';

test.describe('a derivation in 32 bits', () => {
  test('reads what versions before Argon2id wrote: the rounds of PBKDF2', () => {
    expect(decodeDerivation(600_000)).toEqual({ algorithm: 'pbkdf2', rounds: 600_000 });
  });

  test('gives back the present one', () => {
    expect(decodeDerivation(encodeDerivation(presentDerivation))).toEqual(presentDerivation);
  });

  test('costs no more than a few seconds and 256 MiB, whatever the number', () => {
    const number = fc.oneof(
      fc.integer({ min: 0, max: 2 ** 32 - 1 }),
      fc.constantFrom(0, 2 ** 31, 2 ** 32 - 1),
    );
    fc.assert(
      fc.property(number, (stored) => {
        const read = decodeDerivation(stored);
        if (read.algorithm === 'pbkdf2') {
          expect(read.rounds).toBeGreaterThanOrEqual(1);
          expect(read.rounds).toBeLessThanOrEqual(10_000_000);
        } else {
          expect(read.memoryKib).toBeGreaterThanOrEqual(8);
          expect(read.memoryKib).toBeLessThanOrEqual(262_144);
          expect(read.passes).toBeGreaterThanOrEqual(1);
          expect(read.passes).toBeLessThanOrEqual(8);
        }
        expect(decodeDerivation(encodeDerivation(read))).toEqual(read);
      }),
    );
  });
});
