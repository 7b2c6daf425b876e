import { createCipheriv, createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import fc from 'fast-check';
import { blobReferenceSchema } from '../../../src/vault/blob-reference.ts';
import { definitionOf } from '../../archive/archive-stand.ts';
import { recordsOf } from '../../archive/schema-arbitrary.ts';
import type { FilledBucket, FilledRecord } from './filling.ts';

/** Bytes and media type of what a record carries. */
interface Piece {
  readonly type: string;
  readonly bytes: Buffer;
}

/** When a record happened, by whichever name it goes: `recordsOf` makes 1970 of it, and the app erases what is so old. */
const times = ['at', 'addedAt', 'enteredAt', 'startedAt', 'signedInAt'];
const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
/** One contact in so many has a photo: its vCard takes one and a third of it once more. */
const pictured = 40;
const filmBytes = 5_000_000;

/**
 * Writes a file for the filling page: a driver with so many records of each category, made of what the schemas allow (any script, every
 * field there or not), and bytes for what they name: covers that are shared, photos, sounds, a film of more than the vault takes at a time.
 */
export async function writeRandomDriver(
  path: string,
  seed: string,
  counts: Readonly<Record<string, number>>,
): Promise<void> {
  const bytes = randomBytes(seed);
  const made = (type: string, size: number): Piece => ({ type, bytes: bytes(size) });
  const covers = Array.from({ length: 40 }, () => made('image/jpeg', 12_000));
  const film = made('video/mp4', filmBytes);
  const pieceAt = (place: string, index: number): Piece => {
    if (place.endsWith('cover')) return covers[index % covers.length] ?? film;
    if (place.startsWith('media')) return index === 1 ? film : made('audio/mpeg', 6_000);
    return place.startsWith('contacts') ? made('image/png', 10_000) : made('audio/wav', 8_000);
  };
  const now = Date.now();
  const records = Object.entries(counts).flatMap(([category, count]) =>
    randomRecords(category, count, seed).map((value, index): FilledRecord => {
      const timed = Object.fromEntries(
        Object.entries(value).map(([key, part]) => [key, times.includes(key) ? now - index * 1_000 : part]),
      );
      const { bare, paths } = withoutBlobs(shaped(category, timed, index));
      const pieces = paths.map((way) => {
        const piece = pieceAt(`${category}.${way.join('.')}`, index);
        return { path: way, type: piece.type, base64: piece.bytes.toString('base64') };
      });
      return { category, id: idOf(category, index), value: bare, pieces };
    }),
  );
  const driver: FilledBucket = { kind: 'driver', records };
  await writeFile(path, JSON.stringify([driver]));
}

function randomRecords(category: string, count: number, seed: string): readonly Record<string, unknown>[] {
  const blob = fc.constant({ id: 'a'.repeat(26), key: `${'A'.repeat(43)}=`, size: 1, type: 'a/b' });
  const options = {
    numRuns: count,
    seed: createHash('sha256')
      .update(seed + category)
      .digest()
      .readInt32BE(),
  };
  return fc
    .sample(recordsOf(definitionOf(category), blob), options)
    .map((value) => JSON.parse(JSON.stringify(value)) as Record<string, unknown>);
}

/** Most media lie in the car, and few contacts have a photo, however the dice fell. */
function shaped(category: string, value: Record<string, unknown>, index: number): Record<string, unknown> {
  if (category === 'contacts' && index % pictured > 0) {
    const { photo: _photo, ...rest } = value;
    return rest;
  }
  if (category !== 'media' || value['kind'] === 'station' || index % 4 === 0) return value;
  const blob = { id: 'a'.repeat(26), key: `${'A'.repeat(43)}=`, size: 1, type: 'a/b' };
  return { ...value, content: { place: 'car', blob } };
}

/** The record without its blobs, and where they belong. */
function withoutBlobs(value: Record<string, unknown>): {
  readonly bare: Record<string, unknown>;
  readonly paths: readonly string[][];
} {
  const paths: string[][] = [];
  const without = (part: unknown, path: string[]): unknown => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    const kept = Object.entries(part).filter(([key, item]) => {
      const isBlob = blobReferenceSchema.safeParse(item).success;
      if (isBlob) paths.push([...path, key]);
      return !isBlob;
    });
    return Object.fromEntries(kept.map(([key, item]) => [key, without(item, [...path, key])]));
  };
  return { bare: without(value, []) as Record<string, unknown>, paths };
}

/** As the vault makes them. */
function idOf(category: string, index: number): string {
  const digest = createHash('sha256').update(`${category} ${index}`).digest();
  return Array.from(digest.subarray(0, 26), (byte) => alphabet.charAt(byte % 32)).join('');
}

/** Bytes that depend on the seed and nothing compresses. */
function randomBytes(seed: string): (count: number) => Buffer {
  const key = createHash('sha256').update(seed).digest();
  const stream = createCipheriv('aes-256-ctr', key, Buffer.alloc(16));
  return (count) => stream.update(Buffer.alloc(count));
}
