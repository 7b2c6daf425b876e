import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import {
  destinationSchema,
  type Destination,
} from '../../../src/data/destinations/destinations-collection.ts';
import type { ImportedPlace } from '../../../src/data/places/imported-place.ts';
import { importedPlaceSchema } from '../../../src/data/places/imported-place.ts';
import { writeGeojson } from '../../../src/data/places/write-geojson.ts';
import { writeGpx } from '../../../src/data/places/write-gpx.ts';
import type { PlaceEvent } from '../../../src/data/places/place-event.ts';
import { joined } from '../../../src/data/places/text-bytes.ts';
import { anyDestination } from './any-place.ts';
import { placesOf, readAll } from './read-all.ts';

const asImported = ({ enteredAt, ...rest }: Destination, source: 'gpx' | 'geojson'): ImportedPlace => ({
  ...rest,
  source,
  time: enteredAt,
});

// Plain comparisons: an `expect` is a step of the test's report each time, and most of the time that such a test takes.
function isRead(
  events: readonly PlaceEvent[],
  destinations: readonly Destination[],
  source: 'gpx' | 'geojson',
): boolean {
  const places = destinations.map((each) => asImported(each, source));
  return isDeepStrictEqual(placesOf(events), places) && isDeepStrictEqual(events.at(-1), { kind: 'end' });
}

/** What was written is read again to the letter. */
export async function roundTrips(numRuns: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(anyDestination(true), { maxLength: 3 }), async (destinations) => {
      const areDestinations = destinations.every((each) => destinationSchema.safeParse(each).success);
      const gpx = await readAll([...writeGpx(destinations)].join(''), { chunk: 97 });
      return areDestinations && isRead(gpx, destinations, 'gpx');
    }),
    { numRuns },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(anyDestination(false), { maxLength: 3 }), async (destinations) => {
      const json = await readAll([...writeGeojson(destinations)].join(''), { chunk: 97 });
      return isRead(json, destinations, 'geojson');
    }),
    { numRuns },
  );
}

const pieces = [
  ...[
    '<gpx>',
    '</gpx>',
    '<wpt lat="1" lon="2">',
    '</wpt>',
    '<trk><trkseg>',
    '<trkpt lat="3" lon="4"/>',
    '</trkseg></trk>',
  ],
  ...[
    '<name>',
    '</name>',
    '<kml>',
    '<Placemark>',
    '</Placemark>',
    '<Point><coordinates>',
    '1,2',
    '</coordinates></Point>',
  ],
  ...[
    '{"type":"FeatureCollection","features":[',
    '{"type":"Feature","geometry":',
    'null',
    '}',
    ']',
    '"',
    '\\',
    ',',
    '[1,2]',
  ],
  ...[
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '<!DOCTYPE gpx [',
    '<!ENTITY a "b">',
    '&a;',
    '&#x1f600;',
    '\ud83d',
    ' ',
    '\n',
    '\u202e',
  ],
  '{"type":"Point","coordinates":[1,2]}',
];

/** What a file of each kind begins with, so that its reader is the one that is asked. */
const starts = {
  gpx: ['<gpx>', '<', ''],
  kml: ['<kml>', '<kml><Placemark>', '<'],
  geojson: ['{"type":"FeatureCollection","features":[', '{'],
  kmz: ['PK\u0003\u0004'],
} as const;

export type FileKind = keyof typeof starts;
export const fileKinds = ['gpx', 'kml', 'geojson', 'kmz'] as const satisfies readonly FileKind[];

const sample: Destination = {
  ...{ name: 'Café & <b>', address: 'Lane 1', position: { latitude: 52.1, longitude: 4.3 } },
  ...{ kind: 'home', note: 'n', phone: '1', source: 'entered', enteredAt: 1_700_000_000_000 },
};
const kml = `<kml><Document><Placemark><name>A</name><description>x&amp;y</description><LineString><coordinates>1,2 3,4</coordinates></LineString></Placemark></Document></kml>`;
const whole: Readonly<Record<FileKind, readonly [Uint8Array, ...Uint8Array[]]>> = {
  gpx: [strToU8([...writeGpx([sample, sample])].join(''))],
  kml: [strToU8(kml)],
  geojson: [strToU8([...writeGeojson([sample, sample])].join(''))],
  kmz: [
    zipSync({ 'doc.kml': strToU8(kml), 'icon.png': strToU8('x') }),
    zipSync({ 'doc.kml': strToU8(kml) }, { level: 0 }),
  ],
};

/** A file of pieces that belong in one, in any order. */
function composed(kind: FileKind): fc.Arbitrary<Uint8Array> {
  return fc
    .tuple(fc.constantFrom(...starts[kind]), fc.array(fc.constantFrom(...pieces), { maxLength: 40 }))
    .map(([first, rest]) => strToU8(first + rest.join('')));
}

/** A good file with a byte changed, cut off, or both. */
function damaged(kind: FileKind): fc.Arbitrary<Uint8Array> {
  return fc
    .record({
      file: fc.constantFrom(...whole[kind]),
      at: fc.nat(),
      byte: fc.nat(255),
      end: fc.option(fc.nat()),
    })
    .map(({ file, at, byte, end }) => {
      const copy = file.slice(0, end === null ? file.length : end % (file.length + 1));
      if (copy.length > 0) copy[at % copy.length] = byte;
      return copy;
    });
}

/** Whatever a file holds, it ends with its account, and every place fits its schema. */
export async function survives(kind: FileKind, numRuns: number): Promise<void> {
  const noise = fc.uint8Array({ maxLength: 300 }).map((bytes) => joined(strToU8(starts[kind][0]), bytes));
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(composed(kind), damaged(kind), noise),
      fc.integer({ min: 1, max: 400 }),
      async (bytes, chunk) => {
        const events = await readAll(bytes, { chunk });
        return (
          events.filter((event) => event.kind === 'end').length === 1 &&
          events.at(-1)?.kind === 'end' &&
          placesOf(events).every((place) => importedPlaceSchema.safeParse(place).success)
        );
      },
    ),
    { numRuns },
  );
}
