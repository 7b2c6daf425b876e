import { expect, test } from '@playwright/test';
import { destinationRules } from '../../../src/data/destinations/destination-rules.ts';
import type { Destination } from '../../../src/data/destinations/destinations-collection.ts';
import { destinationLines, DestinationsKind } from '../../../src/data/destinations/destinations-kind.ts';
import type { Position } from '../../../src/data/destinations/place.ts';
import { messages } from '../../../src/i18n/messages.ts';
import { PreparedRecords } from '../../../src/records/prepared-records.ts';

const words = messages.destinations;
const at = (latitude: number, longitude = 4): Position => ({ latitude, longitude });
const imported: Destination = {
  ...{ name: 'A', phone: 'see the website', kind: 'work', source: 'kml', enteredAt: 5, position: at(52) },
};

test.describe('the rules of the editor', () => {
  const rules = destinationRules(() => 7);
  const empty = rules.empty();
  if (empty === undefined) throw new Error('nothing new can be added');

  test('make a new destination with the time and where it came from', () => {
    const form = { ...rules.formOf(empty), name: ' Home ', kind: 'home', address: 'Lane 1' };
    expect([...rules.problemsOf(form, empty)]).toEqual([]);
    expect(rules.valueOf(form, empty)).toEqual({
      ...{ name: 'Home', kind: 'home', address: 'Lane 1', source: 'entered', enteredAt: 7 },
    });
  });

  test('judge all of a new one, in words', () => {
    const form = { ...rules.formOf(empty), longitude: '181', phone: 'x' };
    expect([...rules.problemsOf(form, empty)]).toEqual([
      ['name', words.problems.nothing],
      ['latitude', words.problems.incomplete],
      ['longitude', words.problems['off-earth'].longitude],
      ['phone', words.problems.phone],
    ]);
  });

  test('judge of a stored one what was changed, and whether it is still somewhere', () => {
    const form = rules.formOf(imported);
    expect(rules.isEdited(form, form)).toBe(false);
    expect([...rules.problemsOf({ ...form, note: 'n' }, imported)]).toEqual([]);
    expect([...rules.problemsOf({ ...form, phone: 'call' }, imported)]).toEqual([
      ['phone', words.problems.phone],
    ]);
    expect([...rules.problemsOf({ ...form, latitude: '', longitude: '' }, imported)]).toEqual([
      ['address', words.problems.nowhere],
    ]);
    expect(rules.valueOf({ ...form, latitude: '53,5' }, imported)).toEqual({
      ...imported,
      position: at(53.5),
    });
  });
});

test.describe('the list of destinations', () => {
  const far: Destination = { ...imported, name: 'Far', kind: 'home', position: at(10), enteredAt: 9 };
  const nowhere: Destination = { name: 'B', address: 'Lane', kind: 'other', source: 'entered', enteredAt: 1 };
  const records = [imported, far, nowhere].map((value, index) => ({ id: String(index), value, revision: 1 }));

  test('is by name, newest or nearest first, the last only while the car is known to be somewhere', () => {
    let here: Position | undefined = at(52.1);
    const kind = new DestinationsKind(() => here);
    const prepared = new PreparedRecords(kind, 'en');
    const order = (id: string): readonly string[] =>
      prepared.rows(records, { query: '', filter: '', order: id }).map(({ heading }) => heading);
    expect(order('name')).toEqual(['A', 'B', 'Far']);
    expect(order('time')).toEqual(['Far', 'A', 'B']);
    expect(order('nearest')).toEqual(['A', 'Far', 'B']);
    here = at(52.1001);
    expect(kind.orders[2]).toBe(kind.orders[2]);
    here = at(11);
    expect(order('nearest')).toEqual(['Far', 'A', 'B']);
    here = undefined;
    expect(kind.orders.map(({ id }) => id)).toEqual(['name', 'time']);
    expect(order('nearest')).toEqual(['A', 'B', 'Far']);
  });

  test('parts by kind, with an icon each', () => {
    const prepared = new PreparedRecords(new DestinationsKind(() => undefined), 'en');
    const rows = prepared.rows(records, { query: '', filter: 'home', order: '' });
    expect(rows.map(({ heading, icon }) => [heading, icon])).toEqual([['Far', 'home']]);
  });

  test('says how far a destination is only while the car is known to be somewhere', () => {
    const labels = (here: Position | undefined): readonly string[] =>
      destinationLines(imported, here, 'KILOMETERS').map(({ label, value }) => `${label}: ${value}`);
    expect(labels(at(53))).toContain(`${words.distance}: 111 km`);
    expect(labels(undefined).some((line) => line.startsWith(words.distance))).toBe(false);
  });
});
