import { strToU8, zipSync } from 'fflate';
import * as fc from 'fast-check';
import type { Destination } from '../../../src/data/destinations/destinations-collection.ts';
import { importedPlaceSchema } from '../../../src/data/places/imported-place.ts';
import { writeGeojson } from '../../../src/data/places/write-geojson.ts';
import { writeGpx } from '../../../src/data/places/write-gpx.ts';
import { composed, damaged, noise, type Importer } from '../../importers/importer.ts';
import { placesOf, readAll } from './read-all.ts';

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

type FileKind = keyof typeof starts;
const fileKinds = ['gpx', 'kml', 'geojson', 'kmz'] as const satisfies readonly FileKind[];

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

/** Files of places: each ends with its account, and every place fits its schema. */
export const placesImporters: readonly Importer[] = fileKinds.map((kind) => ({
  what: `a file of places, ${kind}`,
  doors: ['src/data/destinations/place-actions.ts', 'src/data/destinations/destination-sticks.ts'],
  inputs: fc.oneof(composed(starts[kind], pieces), damaged(...whole[kind]), noise(starts[kind][0])),
  holds: async (bytes) => {
    const events = await readAll(bytes, { chunk: 1 + (bytes.length % 400) });
    return (
      events.filter((event) => event.kind === 'end').length === 1 &&
      events.at(-1)?.kind === 'end' &&
      placesOf(events).every((place) => importedPlaceSchema.safeParse(place).success)
    );
  },
}));
