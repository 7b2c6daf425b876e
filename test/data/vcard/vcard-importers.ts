import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { importedCardSchema } from '../../../src/data/vcard/imported-card.ts';
import { composed, damaged, noise, type Importer } from '../../importers/importer.ts';
import { writeCard, type WrittenCard } from './card-writer.ts';
import { cardsOf, readAll } from './read-all.ts';

const words = [
  ...['BEGIN:VCARD', 'END:VCARD', '\r\n', '\n', '\r', ' ', '\t', ':', ';', '=', '"', '\\', '\0', '\u202e'],
  ...['AGENT:\r\n', 'FN:A', 'N:a;b', 'PHOTO;ENCODING=b:', 'NOTE;ENCODING=QUOTED-PRINTABLE:', 'BDAY:19850230'],
  ...['VERSION:2.1\r\n', 'VERSION:4.0\r\n', 'CHARSET=x', 'item1.X-ABLabel:z', 'TEL;VALUE=uri:tel:+1'],
];
const card: WrittenCard = {
  ...{ fullName: 'Zoë', name: ['b', 'c', 'd', '', ''], organisation: ['e', 'f'], notes: ['n;,\n'] },
  ...{ address: ['', '', 'street', 'town', '', '1', 'x'], phones: ['+1 2'] },
  photo: Uint8Array.from([0xff, 0xd8, 0xff, 1]),
};
const layout = { lineEnd: '\r\n', width: 20, fold: ' ', lowerCase: false, indent: '' } as const;
const good = (['2.1', '3.0', '4.0'] as const).map((version) =>
  Buffer.concat([0, 1].map(() => writeCard(card, { version, charset: 'UTF-8', ...layout }))),
);

/** Each card fits its schema, none is invented, one event ends it, and chunks mean nothing. */
async function holds(bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const events = await readAll(bytes, { chunk: 1 + (bytes.length % 9) });
  const text = Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\s\0]/g, '')
    .toUpperCase();
  const begins = text.match(/BEGIN:VCARD/g)?.length ?? 0;
  const ends = text.match(/END:VCARD/g)?.length ?? 0;
  const cards = cardsOf(events);
  return (
    events.filter((event) => event.kind === 'end').length === 1 &&
    events.at(-1)?.kind === 'end' &&
    cards.length <= Math.min(begins, ends) &&
    events.length - 1 <= begins &&
    cards.every(({ contact, photo }) => importedCardSchema.safeParse({ contact, photo }).success) &&
    isDeepStrictEqual(await readAll(bytes, { chunk: 1_000_000 }), events)
  );
}

export const vcardImporters: readonly Importer[] = [
  {
    what: 'a file of contacts',
    doors: ['src/data/file-actions.ts', 'src/data/devices/address-book-offers.ts'],
    inputs: fc.oneof(
      composed(['', 'BEGIN:VCARD\r\n'], words),
      damaged(...good),
      noise('BEGIN:VCARD\r\n', '\xff\xfe'),
    ),
    holds,
  },
];
