import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import type { PlaceEvent } from '../../../src/data/places/place-event.ts';
import { placesOf, readAll, skippedOf } from './read-all.ts';

/* Every expectation was written from looking at the file. */
const folder = new URL('../../../../shared/fixtures/places/', import.meta.url);

const read = (name: string): Promise<PlaceEvent[]> =>
  readAll(new Uint8Array(readFileSync(new URL(name, folder))));
const at = (latitude: number, longitude: number) => ({ position: { latitude, longitude } });
const gpx = { kind: 'other', source: 'gpx' };
const kml = { kind: 'other', source: 'kml' };

test.describe('sample files of programs and devices', () => {
  test.skip(!existsSync(folder), 'skipped: ../shared/fixtures/places is not there');

  test('Garmin extensions: waypoints, a route and a track by their ends, empty ones left out', async () => {
    const events = await read('garmin_extensions.gpx');
    expect(placesOf(events)).toEqual([
      {
        ...{ ...gpx, ...at(0, 1), name: 'waypoint name', note: 'waypoint description' },
        // 17:58 one hour east of Greenwich.
        time: Date.UTC(2007, 10, 25, 16, 58),
      },
      { ...gpx, ...at(3, 4), name: '' },
      { ...gpx, ...at(5, 6), name: 'route point name' },
      { ...gpx, ...at(11, 12), name: 'route name', part: 'end' },
      { ...gpx, ...at(14, 15), name: 'track name', part: 'start' },
      { ...gpx, ...at(23, 24), name: 'track name', part: 'end' },
    ]);
    expect(skippedOf(events)).toEqual([
      [4, 31, 'no-position'],
      [6, 59, 'no-position'],
      [7, 62, 'no-position'],
    ]);
    expect(events.at(-1)).toEqual({ kind: 'end' });
  });

  test('Xcode: forty waypoints without names', async () => {
    const events = await read('wpt.gpx');
    const places = placesOf(events);
    expect(places).toHaveLength(40);
    expect(places[0]).toEqual({ ...gpx, ...at(51.197953, 6.679844), name: '' });
    expect(places[39]).toEqual({ ...gpx, ...at(51.195904, 6.688278), name: '' });
    expect(events.at(-1)).toEqual({ kind: 'end' });
  });

  test('coordinates that are undefined are left out, each with its line', async () => {
    const events = await read('bad.gpx');
    expect(placesOf(events)).toEqual([]);
    expect(skippedOf(events)).toEqual([
      [1, 3, 'bad-position'],
      [2, 13, 'bad-position'],
      [3, 14, 'bad-position'],
      [4, 16, 'bad-position'],
    ]);
    expect(events.at(-1)).toEqual({ kind: 'end' });
  });

  test('KML whose coordinates are words is left out, each with its line', async () => {
    const events = await read('bad.kml');
    expect(placesOf(events)).toEqual([]);
    expect(skippedOf(events)).toEqual([
      [1, 3, 'bad-position'],
      [2, 9, 'bad-position'],
      [3, 20, 'bad-position'],
    ]);
  });

  const note =
    'Attached to the ground. Intelligently places itself \n       at the height of the underlying terrain.';
  const googleplex = at(37.42228990140251, -122.0822035425683);

  test('a KML point, and one with data of its own', async () => {
    expect(placesOf(await read('point.kml'))).toEqual([
      { ...kml, ...googleplex, name: 'Simple placemark', note },
    ]);
    expect(placesOf(await read('extended_data.kml'))).toEqual([
      { ...kml, ...googleplex, name: 'Extended data placemark', note: `${note}\nfoo: bar` },
    ]);
  });

  test('a location history: tracks of none, one and two positions, addresses', async () => {
    const events = await read('addresses.kml');
    const places = placesOf(events);
    expect(events.filter(({ kind }) => kind !== 'end')).toHaveLength(15);
    expect(
      places.map(({ name, part, position, address }) => [name, part, position?.latitude, address]),
    ).toEqual([
      ['Moving', 'start', 13.7987389, undefined],
      ['Moving', 'end', 13.7992727, undefined],
      ['On the subway', undefined, 13.745564, undefined],
      [
        'Lub d - Bangkok Siam',
        undefined,
        13.746737,
        '925/9 Rama 1 Rd. Wangmai, Pathum Wan, Bangkok 10330, Thailand',
      ],
      ['In transit', undefined, 13.746737, undefined],
      ['Bang Kapi', undefined, 13.749175999999999, 'Huai Khwang, Bangkok, Thailand'],
      ['Driving', undefined, 13.752278881572217, undefined],
      ['Driving', 'start', 13.7562302, undefined],
      ['Driving', 'end', 13.7563681, undefined],
    ]);
    expect(places[3]?.note).toBe(
      'Budget Hotel from 2015-08-01T09:43:58.715Z to 2015-08-01T16:31:30.753Z. Distance 0m\nCategory: Budget Hotel\nDistance: 0',
    );
    expect(new Set(skippedOf(events).map(([, , reason]) => reason))).toEqual(new Set(['no-position']));
    expect(skippedOf(events)).toHaveLength(8);
  });
});
