import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { sumByCategory } from '../../src/records/stored-counts.ts';
import type { StoredHead } from '../../src/records/stored-counts.ts';

const head = (category: string, records: number | undefined): StoredHead => ({ category, records, bytes: 1 });

test.describe('sumByCategory', () => {
  test('adds the buckets of a category and puts the fullest first', () => {
    const heads = [head('contacts', 2), head('destinations', 4), head('contacts', 3)];
    expect(sumByCategory(heads)).toEqual([
      { category: 'contacts', records: 5 },
      { category: 'destinations', records: 4 },
    ]);
  });

  test('leaves out what holds nothing', () => {
    expect(sumByCategory([head('contacts', 0)])).toEqual([]);
    expect(sumByCategory([])).toEqual([]);
  });

  for (const records of [
    [undefined, 3],
    [3, undefined],
    [undefined, 0],
  ]) {
    test(`never counts ${records.join(' and ')} as a number, nor as empty`, () => {
      const counts = sumByCategory([...records.map((count) => head('contacts', count)), head('media', 9)]);
      expect(counts).toEqual([
        { category: 'contacts', records: undefined },
        { category: 'media', records: 9 },
      ]);
    });
  }

  test('loses no record, whatever the order', () => {
    const heads = fc.array(
      fc.record({ category: fc.constantFrom('a', 'b', 'c'), records: fc.nat(50), bytes: fc.nat() }),
    );
    fc.assert(
      fc.property(heads, (stored) => {
        const sum = (counts: readonly { records: number | undefined }[]): number =>
          counts.reduce((all, { records = NaN }) => all + records, 0);
        expect(sum(sumByCategory(stored))).toBe(sum(stored));
      }),
    );
  });
});
