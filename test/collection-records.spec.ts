import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { collections } from '../src/collections.ts';
import type { CollectionDefinition } from '../src/vault/collection-definition.ts';
import { categoryRecords } from './harness/category-records.ts';

/** The definitions are of many types; the values here are of none. */
const definitions = collections.map((definition) => definition as CollectionDefinition<unknown>);

const mark = 'text of ';
/** Ms since the epoch; no other value of a record. */
const someTime = 1_763_800_000_000;
/** Fits a Wi-Fi's name, the shortest text there is. */
const anyText = fc.string({ maxLength: 32, unit: 'binary' });
/** The end of the year 9999. */
const lastTime = 253_402_300_799_999;
/** A gap's end comes a second later. */
const anyTime = fc.integer({ min: 0, max: lastTime - 1_000 });

type Path = readonly (string | number)[];

/** Where a record's values stand that are no objects and no lists. */
function leavesOf(
  value: unknown,
  path: Path = [],
): readonly { readonly path: Path; readonly value: unknown }[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  return Object.entries(value).flatMap(([key, field]) => leavesOf(field, [...path, key]));
}

function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value))
    return value.map((item: unknown, index) => (String(index) === key ? replaced(item, rest, by) : item));
  const fields = { ...Object(value) } as Record<string, unknown>;
  return { ...fields, [key]: replaced(fields[key], rest, by) };
}

for (const { category, schema, timeOf } of definitions) {
  const records = (at: number): readonly object[] =>
    categoryRecords[category]?.((label) => mark + label, at) ?? [];

  test.describe(`A record of ${category}`, () => {
    test('takes any text and any time, and comes back from JSON as it was', () => {
      fc.assert(
        fc.property(anyTime, fc.infiniteStream(anyText), (at, texts) => {
          for (const record of records(at)) {
            let value: unknown = record;
            for (const leaf of leavesOf(record)) {
              const isText = typeof leaf.value === 'string' && leaf.value.startsWith(mark);
              if (isText) value = replaced(value, leaf.path, texts.next().value);
            }
            const parsed = schema.safeParse(value);
            expect(parsed.error?.issues).toBeUndefined();
            expect(parsed.data).toEqual(value);
            expect(schema.parse(JSON.parse(JSON.stringify(parsed.data)))).toEqual(value);
            expect([undefined, at]).toContain(timeOf?.(parsed.data));
          }
        }),
      );
    });

    test('is refused with a time that no calendar has', () => {
      for (const record of records(someTime)) {
        for (const { path, value } of leavesOf(record)) {
          if (value !== someTime) continue;
          expect(schema.safeParse(replaced(record, path, lastTime + 1)).success, path.join('.')).toBe(false);
        }
      }
    });

    test('is refused with anything of another type in place of any of its values', () => {
      for (const record of records(someTime)) {
        for (const { path, value } of leavesOf(record)) {
          // Values of a comfort setting are of many types, each by its own path; the next test is theirs.
          if (path[0] === 'values') continue;
          const others = [
            null,
            {},
            typeof value === 'string' ? 7 : 'text',
            typeof value === 'boolean' ? 7 : true,
          ];
          for (const other of others) {
            expect(schema.safeParse(replaced(record, path, other)).success, path.join('.')).toBe(false);
          }
        }
      }
    });

    const timed = records(someTime).filter((record) => timeOf?.(schema.parse(record)) !== undefined);
    for (const [index, record] of timed.entries()) {
      test(`is refused at a time that is none (${index + 1})`, () => {
        const when = leavesOf(record).find(({ value }) => value === someTime)?.path ?? [];
        for (const at of [-1, 0.5, Number.NaN, Infinity]) {
          expect(schema.safeParse(replaced(record, when, at)).success, when.join('.')).toBe(false);
        }
      });
    }
  });
}

test.describe('A comfort setting', () => {
  const values = (path: string, value: unknown): object => ({
    name: '',
    values: { [path]: value },
    storedAt: 1,
  });

  for (const { category, schema } of definitions.filter(({ category: id }) =>
    ['seat', 'chassis', 'climate', 'lighting'].includes(id),
  )) {
    test(`of ${category} is refused unless its path is an actuator and its value one the car takes`, () => {
      expect(schema.safeParse(values('Vehicle.Cabin.Seat.Row1.DriverSide.Position', 120)).success).toBe(true);
      expect(schema.safeParse(values('Vehicle.Cabin.HVAC.IsFrontDefrosterActive', true)).success).toBe(true);
      const refused: readonly (readonly [string, unknown])[] = [
        ['Vehicle.Cabin.Seat.Row1.DriverSide.Position', -1],
        ['Vehicle.Cabin.Seat.Row1.DriverSide.Position', 'far back'],
        ['Vehicle.Cabin.Light.AmbientLight.Row1.DriverSide.Color', 'blue'],
        ['Vehicle.Cabin.Seat.Row1.PassengerSide.Backrest.LumbarHeight', 256],
        ['Vehicle.Cabin.Light.AmbientLight.Row1.PassengerSide.Intensity', 0],
        ['Vehicle.Cabin.Infotainment.HMI.FontSize', 'LARGE'],
        ['Vehicle.Speed', 50],
        ['Vehicle.Cabin.Nothing', 1],
        ['Vehicle.Private.Glovebox.MobileData.IsEnabled', true],
        ['Vehicle.Private.Glovebox.Service.Store.IsAllowed', true],
      ];
      for (const [path, value] of refused) {
        expect(schema.safeParse(values(path, value)).success, `${path} = ${String(value)}`).toBe(false);
      }
    });
  }
});
