import { expect, test } from '@playwright/test';
import { chunksOf } from './read-all.ts';
import { readVcards } from '../../../src/data/vcard/read-vcards.ts';
import type { ReaderEvent } from '../../../src/data/vcard/reader-event.ts';

test.describe.configure({ timeout: 120_000 });

/** Four times the input may take this many times as long: linear cost is 4, quadratic 16, and noise stays below 2. */
const mostForFourfold = 8;

const encoder = new TextEncoder();
const card = (inner: string): string => `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:A B\r\n${inner}END:VCARD\r\n`;

interface Reading {
  /** Of the processor, so that other work on the machine does not count. */
  readonly milliseconds: number;
  readonly cards: number;
  readonly last: ReaderEvent | undefined;
}

async function read(bytes: Uint8Array): Promise<Reading> {
  const started = process.cpuUsage();
  let cards = 0;
  let last: ReaderEvent | undefined;
  for await (const event of readVcards(chunksOf(bytes, 65_536), { now: () => performance.now() })) {
    if (event.kind === 'card') cards += 1;
    last = event;
  }
  return { milliseconds: process.cpuUsage(started).user / 1000, cards, last };
}

/** Time of four times the size over time of the size, each the least of three, after a first reading to warm up. */
async function ratioOfFourfold(build: (size: number) => string, size: number): Promise<number> {
  const small = encoder.encode(build(size));
  const large = encoder.encode(build(size * 4));
  await read(large);
  const times: Reading[][] = [[], []];
  for (let round = 0; round < 3; round += 1) {
    times[0]?.push(await read(small));
    times[1]?.push(await read(large));
  }
  const [least = Number.NaN, most = Number.NaN] = times.map((each) =>
    Math.min(...each.map((reading) => reading.milliseconds)),
  );
  return most / least;
}

const jpegStart = '/9j/4AAQSkZJRgABAQAAAQABAAD/';

test.describe('the cost of reading grows no faster than the file', () => {
  const shapes: Readonly<Record<string, readonly [(size: number) => string, number]>> = {
    'many cards': [(size) => card('TEL;TYPE=HOME:+49 171 5551234\r\n').repeat(size), 1500],
    'a photo folded into lines of four digits': [
      (size) => card(`PHOTO;ENCODING=b;TYPE=JPEG:${jpegStart}\r\n${' AAAA\r\n'.repeat(size)}`),
      80_000,
    ],
    'a line without end': [(size) => card(`NOTE:${'x'.repeat(size)}\r\n`), 1_500_000],
    'a head that never ends, folded': [(size) => card(`X${'\r\n ;TYPE=a'.repeat(size)}\r\n`), 40_000],
    'soft line breaks': [
      (size) => card(`NOTE;ENCODING=QUOTED-PRINTABLE:${'=C3=91=\r\n'.repeat(size)}x\r\n`),
      60_000,
    ],
    'a photo in a base64 block without indentation': [
      (size) => card(`PHOTO;JPEG;ENCODING=BASE64:\r\n${jpegStart}\r\n${'AAAA\r\n'.repeat(size)}\r\n`),
      80_000,
    ],
    'properties beyond number': [(size) => card('TEL:1\r\n'.repeat(size)), 30_000],
    'cards that never end': [(size) => 'BEGIN:VCARD\r\nFN:A\r\n'.repeat(size), 12_000],
    'cards in cards': [(size) => card('AGENT:\r\nBEGIN:VCARD\r\n'.repeat(size)), 10_000],
    'carriage returns': [(size) => card('\r'.repeat(size)), 250_000],
    'separators of a name': [(size) => card(`N:${';'.repeat(size)}\r\n`.repeat(20)), 10_000],
    backslashes: [(size) => card(`NOTE:${'\\'.repeat(size)}\r\n`.repeat(8)), 10_000],
    'labels of one group': [(size) => card('a.X-ABLabel:x\r\na.TEL:1\r\n'.repeat(size)), 15_000],
  };
  for (const [name, [build, size]] of Object.entries(shapes)) {
    test(name, async () => {
      const ratio = await ratioOfFourfold(build, size);
      console.log(`  four times ${name}: ${ratio.toFixed(2)} times as long`);
      expect(ratio).toBeLessThan(mostForFourfold);
    });
  }
});

test.describe('files as large as they come', () => {
  test('reads a photo in 1.25 million folded lines, whole', async () => {
    const photo = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(3_749_997, 'picture')]);
    const lines = photo.toString('base64').match(/.{4}/g) ?? [];
    expect(lines.length).toBe(1_250_000);
    const file = encoder.encode(card(`PHOTO;ENCODING=b;TYPE=JPEG:\r\n ${lines.join('\r\n ')}\r\n`));
    const photos: (Uint8Array | undefined)[] = [];
    for await (const event of readVcards(chunksOf(file, 65_536), { now: () => performance.now() })) {
      if (event.kind === 'card') photos.push(event.photo?.bytes);
    }
    expect(photos.length).toBe(1);
    expect(photo.equals(photos[0] ?? new Uint8Array())).toBe(true);
  });

  test('reads 50 MB of cards', async () => {
    const one = card(`TEL;TYPE=CELL:+49 171 5551234\r\nNOTE:${'lorem ipsum '.repeat(320)}\r\n`);
    const count = Math.floor(50_000_000 / one.length);
    const { milliseconds, cards, last } = await read(encoder.encode(one.repeat(count)));
    console.log(`  50 MB: ${Math.round(milliseconds)} ms`);
    expect(cards).toBe(count);
    expect(last).toEqual({ kind: 'end' });
  });

  test('reads 10,000 cards', async () => {
    const one = card(
      'N:B;A;;;\r\nTEL;TYPE=CELL:+49 171 5551234\r\nEMAIL;TYPE=HOME:a@example.org\r\nORG:Works;Desk\r\n',
    );
    const file = encoder.encode(one.repeat(10_000));
    await read(file);
    const { milliseconds, cards } = await read(file);
    console.log(`  10,000 cards: ${Math.round((10_000 / milliseconds) * 1000)} cards a second`);
    expect(cards).toBe(10_000);
  });
});
