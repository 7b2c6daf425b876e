import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { sectionAt, sectionsOf } from '../../src/records/sections.ts';

const under = (letters: string): { section: string }[] => [...letters].map((section) => ({ section }));

const cases: readonly (readonly [why: string, letters: string, sections: string])[] = [
  ['no rows', '', ''],
  ['one letter', 'AAA', 'A0'],
  ['letters in order', 'AABCC', 'A0 B2 C3'],
  ['what has no letter, last', 'AB##', 'A0 B1 #2'],
  ['a letter that comes again (Czech Ch after H) has one section', 'CHCI', 'C0 H1 I3'],
];

test.describe('sectionsOf', () => {
  for (const [why, letters, sections] of cases) {
    test(`finds the sections of ${why}`, () => {
      const found = sectionsOf(under(letters)).map(({ label, start }) => `${label}${start}`);
      expect(found.join(' ')).toBe(sections);
    });
  }

  test('finds none where rows do not say where they belong', () => {
    expect(sectionsOf([{}, {}])).toEqual([]);
  });

  test('bundles 100 letters evenly into 30 stops that name their first and last, and leaves # apart', () => {
    const letters = Array.from({ length: 100 }, (_, at) => String.fromCodePoint(0x4e00 + at));
    const sections = sectionsOf([...letters, '#'].map((section) => ({ section })));
    expect(sections.length).toBe(30);
    expect(sections[0]).toEqual({ label: `${letters[0]}–${letters[2]}`, start: 0 });
    expect(sections.at(-1)).toEqual({ label: '#', start: 100 });
    const sizes = sections.slice(0, -1).map(({ start }, at) => (sections[at + 1]?.start ?? 0) - start);
    expect(new Set(sizes)).toEqual(new Set([3, 4]));
  });

  test('never has more than 30, always in order, each at a row of its own that begins with it', () => {
    const rows = fc.array(fc.string({ minLength: 1, maxLength: 1, unit: 'grapheme' }), { maxLength: 300 });
    fc.assert(
      fc.property(rows, (letters) => {
        const sections = sectionsOf(letters.map((section) => ({ section })));
        expect(sections.length).toBeLessThanOrEqual(30);
        expect(sections.length > 0).toBe(letters.length > 0);
        for (const [at, { label, start }] of sections.entries()) {
          expect(label.startsWith(letters[start] ?? '?')).toBe(true);
          expect(start).toBeGreaterThan(sections[at - 1]?.start ?? -1);
        }
      }),
    );
  });

  test('takes 10,000 rows in less than 10 ms', () => {
    const rows = Array.from({ length: 10_000 }, (_, at) => ({
      section: String.fromCodePoint(65 + Math.floor(at / 400)),
    }));
    const times = Array.from({ length: 7 }, () => {
      const before = performance.now();
      expect(sectionsOf(rows).length).toBe(25);
      return performance.now() - before;
    });
    expect(times.sort((left, right) => left - right)[3]).toBeLessThan(10);
  });
});

test.describe('sectionAt', () => {
  test('says which section a row stands in', () => {
    const sections = sectionsOf(under('AABCC'));
    expect([0, 1, 2, 3, 4, 99].map((row) => sectionAt(sections, row))).toEqual([0, 0, 1, 2, 2, 2]);
    expect(sectionAt([], 5)).toBe(0);
  });
});
