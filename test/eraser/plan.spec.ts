import { expect, test } from '@playwright/test';
import { erasePlanSchema, planErase } from '../../src/eraser/plan.ts';
import type { StoredPart } from '../../src/eraser/plan.ts';
import { partsOf, previewErase } from '../../src/eraser/preview.ts';
import type { EraseScope } from '../../src/eraser/scope.ts';

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

  test('names whose each part is', () => {
    expect(
      previewErase(stored, pack).rows.map(({ kind, bucket, records }) => [kind, bucket, records]),
    ).toEqual([
      ['driver', 'driver-a', 3],
      ['driver', 'driver-b', 2],
      ['vehicle', 'vehicle-c', 4],
    ]);
  });

  test('shows for a driver what goes only then, and keeps the others out', () => {
    const { goes, stays } = previewErase(stored, pack, { kind: 'driver', bucket: 'driver-a' });
    expect(goes.map(({ category }) => category)).toEqual(['contacts', 'consents']);
    expect(stays).toEqual([{ category: 'fault-memory', erasable: 'no' }]);
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
  const id = 'abcdefghijklmnopqrst';
  const found = ['driver-a', 'driver-b', 'vehicle-c', 'driver-empty'];
  const plan = (scope: EraseScope) => planErase(id, scope, stored, pack, found);
  const chosen = (categories: readonly string[]): EraseScope => ({
    kind: 'selection',
    parts: [...partsOf(previewErase(stored, pack), new Set(categories))],
  });

  test('plans the chosen categories of the chosen buckets', () => {
    const contacts = plan(chosen(['contacts', 'voice']));
    expect(contacts?.parts.map(({ bucket, category, records }) => [bucket, category, records])).toEqual([
      ['driver-a', 'contacts', 3],
      ['driver-b', 'contacts', 2],
    ]);
    expect(contacts?.buckets).toEqual([]);
    const one = plan({ kind: 'selection', parts: [{ bucket: 'driver-b', category: 'contacts' }] });
    expect(one?.parts.map(({ bucket }) => bucket)).toEqual(['driver-b']);
  });

  test('plans nothing when the chosen hold nothing, and never what must stay', () => {
    expect(plan({ kind: 'selection', parts: [{ bucket: 'driver-a', category: 'voice' }] })).toBeUndefined();
    expect(
      plan({ kind: 'selection', parts: [{ bucket: 'driver-a', category: 'consents' }] }),
    ).toBeUndefined();
  });

  test('takes everything of one driver and nothing of another, with what goes only at a handover', () => {
    const driver = plan({ kind: 'driver', bucket: 'driver-a' });
    expect(driver?.buckets).toEqual(['driver-a']);
    expect(driver?.parts.map(({ bucket, category }) => `${bucket}/${category}`)).toEqual([
      'driver-a/contacts',
      'driver-a/consents',
    ]);
  });

  test('takes every bucket there is at a handover, the empty ones too', () => {
    const handover = plan({ kind: 'handover', reason: 'sale' });
    expect(handover?.buckets).toEqual(found);
    expect(handover?.parts.map(({ category }) => category)).toEqual([
      'contacts',
      'contacts',
      'consents',
      'unheard-of',
    ]);
  });

  test('is a plan for a handover of a car that holds nothing', () => {
    const handover = planErase(id, { kind: 'handover', reason: 'sale' }, [], pack, ['driver-empty']);
    expect(handover).toEqual({
      id,
      scope: { kind: 'handover', reason: 'sale' },
      buckets: ['driver-empty'],
      parts: [],
    });
  });
});

test.describe('erasePlanSchema', () => {
  test('reads a plan of the version before as a selection of its parts', () => {
    const parts = [{ bucket: 'driver-a', category: 'contacts', records: 3, bytes: 300 }];
    expect(erasePlanSchema.parse({ id: 'abcdefghijklmnopqrst', parts })).toEqual({
      id: 'abcdefghijklmnopqrst',
      scope: { kind: 'selection', parts: [{ bucket: 'driver-a', category: 'contacts' }] },
      buckets: [],
      parts,
    });
  });
});
