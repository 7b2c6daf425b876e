import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { searchTime, secretKind, secretProblem } from '../../src/session/pin-strength.ts';
import { secretSchema } from '../../src/vault/secret.ts';

const minute = 60;
const day = 86_400;

test.describe('the strength of a secret', () => {
  test('is minutes for six digits, hours for eight, years for twelve', () => {
    const time = (length: number): number => searchTime({ kind: 'pin', length });
    expect(time(6)).toBeGreaterThan(minute);
    expect(time(6)).toBeLessThan(3 * minute);
    expect(time(8) / 3_600).toBeCloseTo(3.17, 1);
    expect(time(12) / day / 365).toBeCloseTo(3.6, 1);
  });

  test('grows tenfold with each digit, and with each character of a passphrase by less than a random one would', () => {
    fc.assert(
      fc.property(fc.integer({ min: 6, max: 63 }), (length) => {
        const pin = searchTime({ kind: 'pin', length: length + 1 }) / searchTime({ kind: 'pin', length });
        expect(pin).toBeCloseTo(10, 6);
        const phrase =
          searchTime({ kind: 'passphrase', length: length + 1 }) / searchTime({ kind: 'passphrase', length });
        expect(phrase).toBeGreaterThanOrEqual(2);
        expect(phrase).toBeLessThanOrEqual(4);
      }),
    );
  });

  test('counts 20 chosen characters as 36 bits', () => {
    const ratio = searchTime({ kind: 'passphrase', length: 20 }) / searchTime({ kind: 'pin', length: 6 });
    expect(ratio).toBeCloseTo(2 ** 36 / 1e6, 3);
  });

  for (const [secret, problem] of [
    ['', 'too-short'],
    ['27182', 'too-short'],
    ['271828', undefined],
    ['000000', 'too-simple'],
    ['123456', 'too-simple'],
    ['987654', 'too-simple'],
    ['678901', 'too-simple'],
    ['121212', 'too-simple'],
    ['123123', 'too-simple'],
    ['1234567', 'too-simple'],
    ['124578', undefined],
    ['271828182845', undefined],
    ['2718281828459', undefined],
    ['horse', 'too-short'],
    ['aaaaaaaaaa', 'too-simple'],
    ['abcdefghij', 'too-simple'],
    ['correct horse', undefined],
    ['  correct  ', undefined],
    ['x'.repeat(65), 'too-long'],
    ['ключ от машины', undefined],
  ] as const) {
    test(`says ${problem ?? 'nothing'} of "${secret}"`, () => {
      expect(secretProblem(secret)).toBe(problem);
    });
  }

  test('lets nothing pass that the vault refuses', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        if (secretProblem(text) === undefined) expect(secretSchema.safeParse(text).success).toBe(true);
      }),
    );
  });

  test('calls digits a PIN as long as one may be, and anything else a passphrase', () => {
    expect(['1', '123456789012', '1234567890123', 'a1', '１２３４５６'].map(secretKind)).toEqual([
      'pin',
      'pin',
      'passphrase',
      'passphrase',
      'passphrase',
    ]);
  });
});
