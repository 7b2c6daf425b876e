import * as fc from 'fast-check';
import { readMedium } from '../../../../src/data/media/formats/read-medium.ts';
import { stripPhoto } from '../../../../src/data/media/formats/strip-photo.ts';
import { bytesOf } from './make-parts.ts';
import { fullJpeg, fullPng, fullWebp } from './make-photos.ts';
import { flac, m4a, mp3, mp4, song, wav } from './make-tracks.ts';
import { independentlyRead, pictureOf } from './read-independently.ts';

const photos = [fullJpeg, fullPng, fullWebp] as const;
const media = [...photos, mp3(song), flac(song), m4a(song), mp4('Film'), wav] as const;
const starts = [
  '',
  '\xff\xd8\xff\xe1',
  '\x89PNG\r\n\x1a\n',
  'RIFF\x20\0\0\0WEBP',
  'RIFF\x20\0\0\0WAVE',
  'ID3\x03\0\0\0\0\0\x20',
  'fLaC',
  'OggS',
  '\0\0\0\x10ftypM4A \0\0\0\0',
  '\0\0\0\x10ftypheic\0\0\0\0',
  '\x1aE\xdf\xa3\x8b\x42\x82\x84webm',
];

const noise = fc
  .tuple(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 }))
  .map(([start, rest]) => bytesOf(start, rest));

/** A good file with bytes changed, and then a part cut out of it or put in once more. */
function damaged(files: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  return fc
    .record({
      file: fc.constantFrom(...files),
      flips: fc.array(fc.tuple(fc.nat(4_000), fc.nat(255)), { maxLength: 3 }),
      from: fc.nat(4_000),
      length: fc.nat(200),
      how: fc.constantFrom('keep', 'cut', 'double', 'end'),
    })
    .map(({ file, flips, from, length, how }) => {
      const copy = file.slice();
      for (const [at, byte] of flips) copy[at % copy.length] = byte;
      const start = from % copy.length;
      if (how === 'end') return copy.slice(0, start);
      if (how === 'cut') return bytesOf(copy.subarray(0, start), copy.subarray(start + length));
      return how === 'keep' ? copy : bytesOf(copy.subarray(0, start + length), copy.subarray(start));
    });
}

const never = new AbortController().signal;

/** Whatever a file holds, reading it ends with an answer within its time, and no rejection is left over. */
export async function readingEnds(numRuns: number): Promise<void> {
  const left: unknown[] = [];
  const onLeft = (reason: unknown): void => void left.push(reason);
  process.on('unhandledRejection', onLeft);
  try {
    await fc.assert(
      fc.asyncProperty(fc.oneof(noise, damaged(media)), async (bytes) => {
        const start = performance.now();
        const reading = await readMedium(bytes, never);
        if (!reading.ok) return performance.now() - start < 1_000;
        const { title = '', artist = '', position, year = 2000, duration = 0, cover } = reading.tags;
        return (
          performance.now() - start < 1_000 &&
          title.length <= 500 &&
          artist.length <= 500 &&
          Number.isInteger(year) &&
          duration >= 0 &&
          (cover?.bytes.length ?? 0) <= 512 * 1024 &&
          (position === undefined ||
            (Math.abs(position.latitude) <= 90 && Math.abs(position.longitude) <= 180))
        );
      }),
      { numRuns },
    );
    await new Promise((resolve) => setTimeout(resolve));
  } finally {
    process.off('unhandledRejection', onLeft);
  }
  if (left.length > 0) throw new Error(`${left.length} rejections nobody handled`, { cause: left[0] });
}

/** Whatever a photo holds, stripping leaves no position that another reader finds, and the compressed picture as it was. */
export async function strippingHolds(numRuns: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof({ weight: 1, arbitrary: noise }, { weight: 3, arbitrary: damaged(photos) }),
      async (bytes) => {
        const result = stripPhoto(bytes);
        if (!result.ok) return true;
        if (Buffer.compare(pictureOf(result.bytes), pictureOf(bytes)) !== 0) return false;
        // What a reader cannot read at all says nothing either.
        const found = await independentlyRead(result.bytes).catch(() => undefined);
        return found === undefined || found.positions === 0;
      },
    ),
    { numRuns },
  );
}
