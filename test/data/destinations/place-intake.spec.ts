import { expect, test } from '@playwright/test';
import {
  destinationSchema,
  destinationsCollection,
  type Destination,
} from '../../../src/data/destinations/destinations-collection.ts';
import { PlaceIntake } from '../../../src/data/destinations/place-intake.ts';
import type { ImportedPlace } from '../../../src/data/places/imported-place.ts';
import { MemoryRecords } from '../memory-records.ts';

const at = (latitude: number, longitude = 4) => ({ latitude, longitude });
const home: Destination = { name: 'Home', kind: 'home', source: 'entered', position: at(52), enteredAt: 1 };
const place = (name: string, changes: Partial<ImportedPlace> = {}): ImportedPlace => ({
  ...{ name, kind: 'other', source: 'gpx', position: at(10) },
  ...changes,
});

function stand(known: Readonly<Record<string, Destination>> = { home }) {
  const destinations = new MemoryRecords(destinationsCollection, known);
  let ids = 0;
  const intake = new PlaceIntake({
    destinations,
    newId: () => `new-${(ids += 1)}`,
    now: () => 7,
    nameOf: ({ name, part = '' }) => `${name}${part}`,
  });
  const names = (): readonly string[] => destinations.all().map(({ value }) => value.name);
  return { destinations, intake, names };
}

test.describe('PlaceIntake', () => {
  test('stores what is new with its time, or now, and its source, as the vault takes it', async () => {
    const { destinations, intake } = stand({});
    const full = place('A', { address: 'Lane', note: 'n', phone: '1', kind: 'work', time: 99 });
    expect(await intake.take([full, place('B', { source: 'kml', part: 'end' })])).toEqual({
      ...{ ok: true, taken: 2, present: 0 },
    });
    expect(destinations.all().map(({ value }) => value)).toEqual([
      {
        ...{ name: 'A', address: 'Lane', note: 'n', phone: '1', kind: 'work', source: 'gpx' },
        ...{ position: at(10), enteredAt: 99 },
      },
      { name: 'Bend', kind: 'other', source: 'kml', position: at(10), enteredAt: 7 },
    ]);
    for (const { value } of destinations.all()) expect(destinationSchema.safeParse(value).success).toBe(true);
  });

  test('cuts a name that grew too long by which end of a way it is', async () => {
    const { destinations, intake } = stand({});
    await intake.take([place('x'.repeat(200), { part: 'start' })]);
    expect(destinations.all()[0]?.value.name).toBe('x'.repeat(200));
  });

  test('passes over what is there already, in the list, in the same batch and in one before', async () => {
    const { intake, names } = stand();
    const near = place('hôme', { position: at(52.000_05) });
    const far = place('Home', { position: at(52.001) });
    expect(await intake.take([near, far, place('A'), place('a')])).toMatchObject({ taken: 2, present: 2 });
    expect(await intake.take([place('A'), place('B')])).toMatchObject({ taken: 1, present: 1 });
    expect(names()).toEqual(['Home', 'Home', 'A', 'B']);
  });

  test('takes again what was deleted since', async () => {
    const { destinations, intake, names } = stand();
    await intake.take([place('A')]);
    await destinations.remove(['new-1']);
    expect(await intake.take([place('A')])).toMatchObject({ taken: 1, present: 0 });
    expect(names()).toEqual(['Home', 'A']);
  });

  test('knows every one of a long list', async () => {
    const many = Array.from({ length: 1_600 }, (_, index) => place(`N${index}`));
    const known = many.map(({ name }, index) => [`k${index}`, { ...home, name, position: at(10) }] as const);
    const { intake } = stand(Object.fromEntries(known));
    expect(await intake.take(many)).toMatchObject({ taken: 0, present: 1_600 });
  });

  test('says why the vault did not take a batch, and has nothing to undo of it', async () => {
    const { destinations, intake } = stand();
    destinations.fail.push({ ok: false, reason: 'quota' });
    expect(await intake.take([place('A')])).toEqual({ ok: false, reason: 'quota' });
    expect(intake.changes.addedCount).toBe(0);
    expect(await intake.take([place('A')])).toMatchObject({ taken: 1 });
  });
});

test.describe('the undo of an import of places', () => {
  test('takes away all that it brought, over all batches, and nothing else', async () => {
    const { destinations, intake } = stand();
    await intake.take([place('A'), place('Home', { position: at(52) })]);
    await intake.take(Array.from({ length: 250 }, (_, index) => place(`N${index}`)));
    const steps: number[] = [];
    expect(await intake.changes.undo((done) => steps.push(done))).toEqual({
      ...{ ok: true, removed: 251, restored: 0, kept: 0 },
    });
    expect(destinations.all()).toEqual([{ id: 'home', value: home, revision: 1 }]);
    expect(steps.at(-1)).toBe(251);
  });

  test('keeps what the driver changed since, and is nothing the second time', async () => {
    const { destinations, intake, names } = stand();
    await intake.take([place('A'), place('B')]);
    await destinations.put([{ id: 'new-1', value: { ...home, name: 'Mine' }, revision: 1 }]);
    expect(await intake.changes.undo(() => undefined)).toMatchObject({ removed: 1, kept: 1 });
    expect(names()).toEqual(['Home', 'Mine']);
    expect(await intake.changes.undo(() => undefined)).toMatchObject({ removed: 0, kept: 0 });
  });

  test('can be tried again after a failure', async () => {
    const { destinations, intake, names } = stand();
    await intake.take([place('A'), place('B')]);
    destinations.fail.push({ ok: false, reason: 'storage' });
    expect(await intake.changes.undo(() => undefined)).toMatchObject({ ok: false });
    expect(names()).toEqual(['Home', 'A', 'B']);
    expect(await intake.changes.undo(() => undefined)).toMatchObject({ ok: true, removed: 2 });
    expect(names()).toEqual(['Home']);
  });
});
