import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { composed, damaged, noise, type Importer } from '../importers/importer.ts';
import {
  archiveOf,
  bringIn,
  contentOf,
  definitionOf,
  emptied,
  fullDriver,
  passphrase,
  sealedOf,
  storeOf,
  type Store,
} from './archive-stand.ts';
import { forged, lines, listed } from './forge-archive.ts';

const doors = ['src/records/source-choice.ts', 'src/archive/archive-places.ts'];
const driver = fullDriver(500, 300);
const before = driver.map(contentOf);
const plain = await archiveOf(driver);
const sealed = await sealedOf(plain);

/** It is stored whole and as it was, or nothing is. */
async function isAllOrNothing(bytes: Uint8Array<ArrayBuffer>, secret: string): Promise<boolean> {
  const fresh = emptied(driver);
  const stored = await bringIn(bytes, fresh, { passphrase: secret });
  return isDeepStrictEqual(fresh.map(contentOf), stored.ok ? before : [[], [], []]);
}

/** What each of the driver's categories holds, a record a line. */
const categories = ['contacts', 'media', 'trips'];
const records = driver.map(({ collection }) =>
  collection.all().map(({ id, value }) => JSON.stringify({ id, value })),
);
const words = [
  ...[
    '{"id":"a","value":{',
    '"id":"b"',
    '"value":',
    '{',
    '}',
    '[',
    ']',
    ':',
    ',',
    '"',
    '\\',
    'null',
    '1e999',
  ],
  ...['"__proto__":', '"content":', '"place":"car"', '"blob":', '"file":"files/media/1.mp3"', '"notes":[]'],
  ...records.flat(),
];

async function holdsRecords(bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  // Which category they are said to be of follows from the bytes, so that it is the same at each try.
  const category = categories[bytes.length % categories.length] ?? '';
  const { version } = definitionOf(category);
  const fresh: Store = storeOf(category);
  const text = new TextDecoder().decode(bytes);
  const archive = await forged([lines(category, version, [text])], [listed(category, version)]);
  await bringIn(archive, [fresh]);
  return fresh.collection
    .all()
    .every(({ value }) => fresh.collection.definition.schema.safeParse(value).success);
}

export const archiveImporters: readonly Importer[] = [
  {
    what: 'an archive, plain: it says the same or brings nothing',
    doors,
    inputs: fc.oneof(noise('PK\u0003\u0004', 'PK\u0005\u0006'), damaged(plain)),
    holds: (bytes) => isAllOrNothing(bytes, ''),
  },
  {
    what: 'an archive, sealed: it brings nothing unless it is whole',
    doors,
    inputs: fc.oneof(noise('GLOVEBOX\u0002\u0001'), damaged(sealed)),
    holds: (bytes) => isAllOrNothing(bytes, passphrase),
  },
  {
    what: 'an archive, true but for its records: what is stored fits its schema',
    doors,
    inputs: fc.oneof(composed(['', '{"id":"a","value":'], words), damaged(...records.flat().map(encoded))),
    holds: holdsRecords,
  },
];

function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
