import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { readMedium, type MediumReading } from '../../../../src/data/media/formats/read-medium.ts';
import { box, bytesOf, jpegSegment, pngChunk, tiff, u16, u32, type Piece } from './make-parts.ts';
import {
  everything,
  fullJpeg,
  fullPng,
  fullWebp,
  plainJpeg,
  plainPng,
  withJpegMetadata,
} from './make-photos.ts';
import { flac, m4a, mp3, mp4, song, wav } from './make-tracks.ts';

const never = new AbortController().signal;
const read = (bytes: Uint8Array): Promise<MediumReading> => readMedium(bytes, never);
const tagsOf = async (bytes: Uint8Array) => {
  const reading = await read(bytes);
  if (!reading.ok) throw new Error(`${reading.reason} at ${reading.at}`);
  return reading.tags;
};

const words = { title: 'Song', artist: 'Singer', album: 'Record', genre: 'Jazz', year: 1999 };
const cover = { type: 'image/png', bytes: plainPng };
const taken = {
  ...{ camera: 'Maker One', orientation: 6, takenAt: Date.UTC(2024, 4, 6, 5, 8, 9), width: 40, height: 30 },
  position: { latitude: expect.closeTo(-33.8568, 6), longitude: expect.closeTo(151.2153, 6) },
};

/** A HEIC with an EXIF, by its boxes alone. */
function heic(block: Uint8Array): Uint8Array {
  const head = box('ftyp', 'heic', u32(0), 'mif1heic');
  const meta = (offset: number): Uint8Array =>
    box(
      'meta',
      u32(0),
      box('iinf', u32(0), u16(1), box('infe', [2, 0, 0, 0], u16(7), u16(0), 'Exif\0')),
      box('iloc', u32(0), u16(0x4400), u16(1), u16(7), u16(0), u16(1), u32(offset), u32(block.length + 10)),
      box('iprp', box('ipco', box('ispe', u32(0), u32(10), u32(10)), box('ispe', u32(0), u32(40), u32(30)))),
    );
  const data = bytesOf(u32(6), 'Exif\0\0', block);
  return bytesOf(head, meta(head.length + meta(0).length + 8), box('mdat', data));
}

test.describe('a medium', () => {
  for (const [what, bytes, tags] of [
    [
      'MP3',
      mp3(song),
      { kind: 'audio', type: 'audio/mpeg', ...words, cover, duration: expect.closeTo(0.52, 1) },
    ],
    ['FLAC', flac(song), { kind: 'audio', type: 'audio/flac', ...words, cover, duration: 5 }],
    ['M4A', m4a(song), { kind: 'audio', type: 'audio/mp4', ...words, cover, duration: 5 }],
    ['MP4', mp4('Film'), { kind: 'film', type: 'video/mp4', title: 'Film', duration: 5 }],
    ['WAV', wav, { kind: 'audio', type: 'audio/wav', duration: 1 }],
    ['JPEG', fullJpeg, { kind: 'photo', type: 'image/jpeg', ...taken }],
    ['PNG', fullPng, { kind: 'photo', type: 'image/png', ...taken }],
    ['WebP', fullWebp, { kind: 'photo', type: 'image/webp', ...taken }],
    ['HEIC', heic(tiff(everything)), { kind: 'photo', type: 'image/heic', ...taken }],
    [
      'GIF',
      bytesOf('GIF89a', [40, 0, 30, 0, 0, 0, 0]),
      { kind: 'photo', type: 'image/gif', width: 40, height: 30 },
    ],
  ] as const) {
    test(`of its own kind is told by its bytes and says its tags: ${what}`, async () => {
      expect(await tagsOf(bytes)).toEqual(tags);
    });
  }

  test('that is none says so', async () => {
    for (const bytes of [
      bytesOf(),
      bytesOf('hello'),
      new Uint8Array(5_000),
      bytesOf('%PDF-1.7'),
      bytesOf([0xff, 0xff, 0xff, 0xff]),
    ])
      expect(await read(bytes)).toEqual({ ok: false, reason: 'not-media' });
  });

  test('that is too large or damaged says so, and where', async () => {
    const large = new Uint8Array(64 * 1024 * 1024 + 1);
    large.set(plainPng);
    expect(await read(large)).toEqual({ ok: false, reason: 'too-large' });
    expect(await read(plainJpeg.subarray(0, 40))).toMatchObject({ reason: 'damaged', at: 20 });
    expect(await read(plainPng.subarray(0, 40))).toMatchObject({ reason: 'damaged', at: 33 });
    const frames = Array.from({ length: 5_000 }, () => bytesOf('TIT2', u32(2), [0, 0, 0, 65]));
    const many = bytesOf('ID3', [3, 0, 0, 0, 2, 127, 127], ...frames);
    expect(await read(many)).toEqual({ ok: false, reason: 'damaged', at: 0 });
  });

  test('whose reading is stopped rejects with the reason', async () => {
    const stop = AbortSignal.abort(new Error('stopped'));
    await expect(readMedium(mp3(song), stop)).rejects.toThrow('stopped');
    const later = new AbortController();
    const reading = readMedium(mp3(song), later.signal);
    later.abort(new Error('stopped'));
    await expect(reading).rejects.toThrow('stopped');
  });

  test('has its texts cut and cleaned', async () => {
    const { title, artist } = await tagsOf(
      flac({ ...song, title: `a\u202eb\u0007c${'x'.repeat(600)}`, artist: '\u0001' }),
    );
    expect(title).toBe(`abc${'x'.repeat(497)}`);
    expect(artist).toBeUndefined();
  });

  test('has no year, cover, time or position that cannot be', async () => {
    for (const year of ['12', '9999', '-5', 'x'])
      expect((await tagsOf(flac({ ...song, year }))).year).toBeUndefined();
    const large = new Uint8Array(512 * 1024 + 1);
    large.set(plainPng);
    expect((await tagsOf(flac({ ...song, cover: large }))).cover).toBeUndefined();
    expect((await tagsOf(flac({ ...song, cover: bytesOf('<svg onload=x>') }))).cover).toBeUndefined();
    for (const wrong of ['1969:12:31 23:59:59', '2100:01:01 00:00:00', '2024:13:40 00:00:00', '    '])
      expect((await tagsOf(withJpegMetadata(plainJpeg, { taken: wrong }))).takenAt).toBeUndefined();
    for (const position of [
      [91, 0],
      [0, 181],
    ] as const)
      expect((await tagsOf(withJpegMetadata(plainJpeg, { position }))).position).toBeUndefined();
    const nowhere = tiff({ position: [1, 2] });
    // The denominators of the degrees: 1 becomes 0.
    const zeroed = nowhere.map((byte, at) =>
      byte === 1 && nowhere.slice(at - 7, at + 1).join() === '0,0,0,1,0,0,0,1' ? 0 : byte,
    );
    const photo = bytesOf([0xff, 0xd8], jpegSegment(0xe1, 'Exif\0\0', zeroed), plainJpeg.subarray(2));
    expect((await tagsOf(photo)).position).toBeUndefined();
  });

  test('without a zone has its clock taken for UTC', async () => {
    const photo = withJpegMetadata(plainJpeg, { taken: '2024:05:06 07:08:09' });
    expect((await tagsOf(photo)).takenAt).toBe(Date.UTC(2024, 4, 6, 7, 8, 9));
  });
});

test.describe('a medium that is made to cost', () => {
  const million = 1_000_000;
  const nested = (name: string, depth: number): Uint8Array => {
    const whole = new Uint8Array(depth * 8);
    for (let level = 0; level < depth; level += 1)
      whole.set(bytesOf(u32((depth - level) * 8), name), level * 8);
    return whole;
  };
  const repeated = (piece: Uint8Array): Uint8Array => {
    const whole = new Uint8Array(Math.floor(million / piece.length) * piece.length);
    for (let at = 0; at < whole.length; at += piece.length) whole.set(piece, at);
    return whole;
  };
  const id3 = (body: Uint8Array): Piece[] => [
    'ID3',
    [3, 0, 0],
    [21, 14, 7, 0].map((shift) => (body.length >> shift) & 0x7f),
    body,
  ];
  /** Entries that each say to have the same letters, `length` of them. */
  const hostileTiff = (entries: number, length: number): Uint8Array => {
    const entry = bytesOf([1, 0x0f, 0, 2], u32(length), u32(8));
    const block = new Uint8Array(Math.max(10 + entries * entry.length, 8 + length));
    block.set(bytesOf('MM', [0, 42], u32(8), u16(entries)));
    for (let at = 0; at < entries; at += 1) block.set(entry, 10 + at * entry.length);
    return block;
  };
  const files: Readonly<Record<string, Uint8Array>> = {
    'boxes within boxes': bytesOf(box('ftyp', 'M4A ', u32(0)), nested('moov', million / 8)),
    'boxes of nothing': bytesOf(box('ftyp', 'M4A ', u32(0)), box('moov', repeated(box('trak')))),
    'free boxes': bytesOf(box('ftyp', 'M4A ', u32(0)), repeated(box('free'))),
    'tags of one letter': bytesOf(...id3(repeated(bytesOf('TIT2', u32(2), [0, 0, 0, 65])))),
    'tags before tags': repeated(bytesOf(...id3(new Uint8Array(0)))),
    'sync words': repeated(bytesOf([0xff, 0xfb])),
    'sync words of all kinds': repeated(bytesOf([0xff, 0xfb, 0x90, 0])),
    'blocks of nothing': bytesOf('fLaC', [0, 0, 0, 34], new Uint8Array(34), repeated(bytesOf([4, 0, 0, 0]))),
    'elements within elements': bytesOf(
      '\x1aE\xdf\xa3',
      [0x8b, 0x42, 0x82, 0x84],
      'webm',
      new Uint8Array(4),
      repeated(bytesOf([0x18, 0x53, 0x80, 0x67, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff])),
    ),
    'pages of nothing': repeated(bytesOf('OggS', [0, 2], new Uint8Array(20), [0])),
    'chunks of a WAV': bytesOf('RIFF', u32(0), 'WAVE', repeated(bytesOf('LIST', u32(0)))),
    'chunks of a PNG': bytesOf(
      [0x89],
      'PNG\r\n\x1a\n',
      plainPng.subarray(8, 33),
      repeated(bytesOf(u32(0), 'tEXt', u32(0))),
    ),
    'segments of a JPEG': bytesOf([0xff, 0xd8], repeated(jpegSegment(0xfe))),
    'fill bytes of a JPEG': bytesOf([0xff, 0xd8], new Uint8Array(million).fill(0xff)),
    'an EXIF that names the same bytes often': bytesOf(
      [0xff, 0xd8],
      jpegSegment(0xe1, 'Exif\0\0', hostileTiff(5_000, 60_000)),
      plainJpeg.subarray(2),
    ),
    // What bounds a JPEG's segment, 64 kB, does not bound a PNG's chunk.
    'an EXIF of a PNG that names the same bytes often': bytesOf(
      plainPng.subarray(0, 33),
      pngChunk('eXIf', hostileTiff(60_000, 900_000)),
      plainPng.subarray(33),
    ),
    'an item list of a HEIC': bytesOf(
      box('ftyp', 'heic', u32(0)),
      box('meta', u32(0), repeated(box('iinf'))),
    ),
  };
  for (const [what, bytes] of Object.entries(files)) {
    test(`ends within a second for its megabyte: ${what}`, async () => {
      let least = Infinity;
      // Of the processor's own time the least of three: whatever else the machine is doing does not count.
      for (let round = 0; round < 3; round += 1) {
        const start = process.cpuUsage();
        const { ok } = await read(bytes);
        const { user, system } = process.cpuUsage(start);
        expect(typeof ok).toBe('boolean');
        least = Math.min(least, (user + system) / 1_000);
      }
      expect(least).toBeLessThan(1_000);
    });
  }
});

const shared = new URL('../../../../../shared/fixtures/', import.meta.url);

test.describe('media of cameras and encoders', () => {
  test.skip(!existsSync(new URL('photos/', shared)), 'skipped: ../shared/fixtures/photos is not there');
  test.skip(!existsSync(new URL('audio/', shared)), 'skipped: ../shared/fixtures/audio is not there');
  const file = (name: string): Promise<MediumReading> =>
    read(new Uint8Array(readFileSync(new URL(name, shared))));

  test('photos say their place where they have one', async () => {
    expect(await file('photos/gps-DSCN0010.jpg')).toEqual({
      ok: true,
      tags: {
        ...{
          kind: 'photo',
          type: 'image/jpeg',
          width: 640,
          height: 480,
          camera: 'NIKON COOLPIX P6000',
          orientation: 1,
        },
        takenAt: Date.UTC(2008, 9, 22, 16, 28, 39),
        position: { latitude: expect.closeTo(43.467448, 5), longitude: expect.closeTo(11.885127, 5) },
      },
    });
    expect(await file('photos/no-gps-Canon_40D.jpg')).toEqual({
      ok: true,
      tags: {
        ...{
          kind: 'photo',
          type: 'image/jpeg',
          width: 100,
          height: 68,
          camera: 'Canon EOS 40D',
          orientation: 1,
        },
        takenAt: Date.UTC(2008, 4, 30, 15, 56, 1),
      },
    });
    expect((await file('photos/invalid-image01551.jpg')).ok).toBeDefined();
  });

  test('music says its tags', async () => {
    expect(await file('audio/chapters.mp3')).toMatchObject({
      ok: true,
      tags: { type: 'audio/mpeg', artist: 'Borewit' },
    });
    expect(await file('audio/id3v2-xheader.mp3')).toMatchObject({ ok: true, tags: { title: 'title' } });
    expect(await file('audio/Lavf.flac')).toMatchObject({
      ok: true,
      tags: { type: 'audio/flac', duration: 5 },
    });
  });
});
