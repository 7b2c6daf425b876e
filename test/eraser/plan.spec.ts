import { expect, test } from '@playwright/test';
import { planErase, previewErase } from '../../src/eraser/plan.ts';
import type { StoredPart } from '../../src/eraser/plan.ts';

const stored: readonly StoredPart[] = [
  { bucket: 'driver-a', category: 'contacts', records: 3, bytes: 300, pages: 1 },
  { bucket: 'driver-b', category: 'contacts', records: 2, bytes: 200, pages: 1 },
  { bucket: 'driver-a', category: 'consents', records: 1, bytes: 90, pages: 1 },
  { bucket: 'driver-a', category: 'voice', records: 0, bytes: 0, pages: 0 },
  { bucket: 'vehicle-c', category: 'unheard-of', records: 4, bytes: 400, pages: 1 },
];
const pack = [
  { id: 'contacts', erasable: 'yes' },
  { id: 'voice', erasable: 'yes' },
  { id: 'consents', erasable: 'handover' },
  { id: 'fault-memory', erasable: 'no' },
] as const;

test.describe('previewErase', () => {
  test('adds up the buckets of a category and leaves out what holds nothing', () => {
    expect(previewErase(stored, pack).goes).toEqual([
      { category: 'contacts', records: 5, bytes: 500 },
      { category: 'unheard-of', records: 4, bytes: 400 },
    ]);
  });

  test('names what stays and how it could go', () => {
    expect(previewErase(stored, pack).stays).toEqual([
      { category: 'consents', erasable: 'handover' },
      { category: 'fault-memory', erasable: 'no' },
    ]);
  });

  test('does not count what nobody can read', () => {
    const unreadable = [{ bucket: 'driver-a', category: 'contacts', records: undefined, bytes: 5, pages: 1 }];
    expect(previewErase([...stored, ...unreadable], pack).goes[0]).toEqual({
      category: 'contacts',
      records: undefined,
      bytes: 505,
    });
  });
});

test.describe('planErase', () => {
  test('plans the chosen categories in every bucket that holds some', () => {
    const plan = planErase('abcdefghijklmnopqrst', new Set(['contacts', 'voice']), stored);
    expect(plan?.parts.map(({ bucket, category, records }) => [bucket, category, records])).toEqual([
      ['driver-a', 'contacts', 3],
      ['driver-b', 'contacts', 2],
    ]);
  });

  test('plans nothing when the chosen hold nothing', () => {
    expect(planErase('abcdefghijklmnopqrst', new Set(['voice']), stored)).toBeUndefined();
  });
});
