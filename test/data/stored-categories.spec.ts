import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { categorySections, listCategories } from '../../src/data/stored-categories.ts';
import type { StoredCount } from '../../src/records/stored-counts.ts';
import type { VehiclePack } from '../../src/pack/load-pack.ts';

type PackCategory = VehiclePack['categories'][number];

const category = (id: string, changes: Partial<PackCategory> = {}): PackCategory => ({
  id,
  origins: ['user'],
  belongsTo: 'driver-profile',
  sensitivity: 'ordinary',
  erasable: 'yes',
  places: ['car'],
  ...changes,
});
const pack = [
  category('seat'),
  category('media', { places: ['car', 'connected-device'] }),
  category('consents', { erasable: 'handover' }),
  category('contacts', { places: ['car', 'connected-device'] }),
  category('fault-memory', { erasable: 'no', places: ['control-units'] }),
];
const routes = { contacts: '/data/contacts' };
const list = (counts: readonly StoredCount[] | undefined) => listCategories(pack, counts, routes);
const briefly = (counts: readonly StoredCount[] | undefined) =>
  list(counts).map(({ id, section, records }) => [id, section, records]);

test.describe('listCategories', () => {
  test('puts each category of the pack where something can be done about it', () => {
    expect(briefly([])).toEqual([
      ['contacts', 'with-screen', 0],
      ['seat', 'without-screen', 0],
      ['media', 'without-screen', 0],
      ['consents', 'at-handover', 0],
      ['fault-memory', 'shown-only', undefined],
    ]);
  });

  test('puts what holds something first, the fullest before the others, and what nobody can count before all', () => {
    const ids = (counts: readonly StoredCount[]) => list(counts).map(({ id }) => id);
    expect(ids([{ category: 'media', records: 2 }]).slice(1, 3)).toEqual(['media', 'seat']);
    expect(
      ids([
        { category: 'media', records: undefined },
        { category: 'seat', records: 9 },
      ]).slice(1, 3),
    ).toEqual(['media', 'seat']);
  });

  test('says nothing of amounts while storage is closed', () => {
    expect(list(undefined).map(({ records }) => records)).toEqual(Array(pack.length).fill(undefined));
    expect(list(undefined).some(({ isUnreadable }) => isUnreadable)).toBe(false);
  });

  test('never shows what nobody can count as empty', () => {
    const [contacts] = list([{ category: 'contacts', records: undefined }]);
    expect(contacts).toMatchObject({ records: undefined, isUnreadable: true });
  });

  test('shows what is stored and the pack does not know', () => {
    expect(briefly([{ category: 'older', records: 3 }])).toContainEqual(['older', 'without-screen', 3]);
  });

  test('names one place: the car, another one, or both copies', () => {
    const place = Object.fromEntries(list([]).map((entry) => [entry.id, entry.place]));
    expect(place).toMatchObject({ seat: 'car', media: 'both', 'fault-memory': 'control-units' });
  });

  test('loses no category, whatever is stored', () => {
    const counts = fc.uniqueArray(
      fc.record({
        category: fc.oneof(fc.constantFrom(...pack.map(({ id }) => id)), fc.string()),
        records: fc.option(fc.nat(), { nil: undefined }),
      }),
      { selector: ({ category: id }) => id },
    );
    fc.assert(
      fc.property(counts, (stored) => {
        const entries = list(stored);
        const expected = new Set([...pack.map(({ id }) => id), ...stored.map(({ category: id }) => id)]);
        expect(new Set(entries.map(({ id }) => id))).toEqual(expected);
        expect(entries).toHaveLength(expected.size);
        const order = entries.map(({ section }) => categorySections.indexOf(section));
        expect(order).toEqual([...order].sort((a, b) => a - b));
      }),
    );
  });
});
