import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import {
  formatBytes,
  formatDuration,
  formatNumber,
  formatTime,
  plural,
  setFormatLanguage,
} from '../../src/i18n/format.ts';
import { languages, messages, supportedLanguage } from '../../src/i18n/messages.ts';

test.describe('formatBytes', () => {
  const rows: readonly (readonly [number, string])[] = [
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1_000, '1 kB'],
    [1_499, '1.5 kB'],
    [9_999, '10 kB'],
    [10_400, '10 kB'],
    [999_499, '999 kB'],
    [999_999, '1 MB'],
    [1_000_000, '1 MB'],
    [5_250_000, '5.3 MB'],
    [999_999_999, '1 GB'],
    [1_000_000_000, '1 GB'],
    [5_000_000_000_000, '5,000 GB'],
  ];
  for (const [bytes, text] of rows) {
    test(`writes ${bytes} as ${text}`, () => {
      expect(formatBytes(bytes)).toBe(text);
    });
  }

  test('never writes a thousand of a unit that has a larger one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), fc.integer({ min: -999, max: 999 }), (power, off) => {
        expect(formatBytes(1000 ** power + off)).toMatch(/^\d{1,3}(\.\d)? /);
      }),
    );
  });
});

test.describe('formatDuration', () => {
  for (const [seconds, text] of [
    [0, '1 second'],
    [59, '59 seconds'],
    [60, '1 minute'],
    [5_400, '2 hours'],
    [86_400, '1 day'],
    [31_557_600, '1 year'],
    [31_557_600 * 1_200, '1,200 years'],
  ] as const) {
    test(`writes ${seconds} s as ${text}`, () => {
      expect(formatDuration(seconds)).toBe(text);
    });
  }
});

test.describe('plural', () => {
  test('picks the form and writes the number as the language does', () => {
    const forms = { one: '# card', other: '# cards' };
    expect([0, 1, 2, 1_234].map((count) => plural(count, forms))).toEqual([
      '0 cards',
      '1 card',
      '2 cards',
      '1,234 cards',
    ]);
  });

  test('falls back on the general form', () => {
    expect(plural(1, { other: '# of them' })).toBe('1 of them');
  });

  test('follows the language', () => {
    try {
      setFormatLanguage('ar-u-nu-latn');
      expect(plural(2, { two: 'dual', other: '#' })).toBe('dual');
      setFormatLanguage('de');
      expect(formatNumber(1_234_567)).toBe('1.234.567');
      expect(formatBytes(1_500)).toBe('1,5 kB');
    } finally {
      setFormatLanguage('en');
    }
  });
});

test.describe('formatTime', () => {
  test('writes the time of day without the date', () => {
    expect(formatTime(new Date(2026, 10, 2, 8, 5).getTime())).toMatch(/^0?8:05\sAM$/);
  });
});

test.describe('supportedLanguage', () => {
  test('takes a language of ours and English for any other', () => {
    for (const language of languages) expect(supportedLanguage(language)).toBe(language);
    expect(supportedLanguage('xx')).toBe('en');
    expect(supportedLanguage(undefined)).toBe('en');
  });
});

test.describe('messages', () => {
  test('holds no empty sentence but where a reason does not apply or a heading needs no hint', () => {
    const empty: string[] = [];
    const walk = (value: unknown, path: string): void => {
      if (value === '') empty.push(path);
      if (typeof value !== 'object' || value === null) return;
      for (const [key, entry] of Object.entries(value)) walk(entry, `${path}.${key}`);
    };
    walk(messages, '');
    expect(empty).toEqual([
      '.devices.blocked.parked',
      '.erase.blocked.parked',
      '.facts.age.blocked.parked',
      '.facts.releaseBlocked.parked',
      '.facts.keep.blocked.parked',
      '.settings.wideningBlocked.parked',
      '.sharing.groups.maker.hint',
      '.sharing.groups.public.hint',
      '.sharing.groups.law.hint',
      '.takeAlong.blocked.parked',
    ]);
  });
});
