import { hasAscii, viewOf } from './byte-reading.ts';

/** Bytes of one value by its type (TIFF 6.0, section 2); 1 for what is no type. */
const sizes = [1, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];
const exifDirectory = 0x8769;
const gpsDirectory = 0x8825;
const orientationTag = 0x0112;
/** Real directories have some sixty. */
const mostEntries = 1_000;

export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

interface Entry {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  /** Where its value, or the offset of it, lies. */
  readonly at: number;
}

interface Directories {
  readonly view: DataView;
  readonly isLittle: boolean;
}

/**
 * Whether reading a block of EXIF costs no more than a few times its size: its directories are few and small, and their values
 * together are at most twice the block. A block that points to the same bytes from many entries is not.
 */
export function isBoundedTiff(block: Uint8Array): boolean {
  const tiff = openTiff(block);
  if (!tiff) return false;
  const first = tiff.view.getUint32(4, tiff.isLittle);
  const waiting = [first];
  const seen = new Set<number>();
  let total = 0;
  let entries = 0;
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (at === 0 || seen.has(at)) continue;
    seen.add(at);
    const directory = entriesOf(tiff, at);
    entries += directory.length;
    if (entries > mostEntries || seen.size > 16) return false;
    for (const { tag, type, count, at: place } of directory) {
      total += count * (sizes[type] ?? 1);
      if (total > block.length * 2) return false;
      if ([exifDirectory, gpsDirectory, 0xa005, 0x014a].includes(tag))
        waiting.push(tiff.view.getUint32(place + 8, tiff.isLittle));
    }
    const next = at + 2 + directory.length * 12;
    if (next + 4 <= block.length) waiting.push(tiff.view.getUint32(next, tiff.isLittle));
  }
  return true;
}

/** How the picture is to be turned, of the first directory; undefined where it does not say so, or wrongly. */
export function orientationOf(block: Uint8Array): Orientation | undefined {
  const tiff = openTiff(block);
  if (!tiff) return undefined;
  const entry = entriesOf(tiff, tiff.view.getUint32(4, tiff.isLittle)).find(
    ({ tag, type, count }) => tag === orientationTag && type === 3 && count === 1,
  );
  return entry && asOrientation(tiff.view.getUint16(entry.at + 8, tiff.isLittle));
}

export function asOrientation(value: unknown): Orientation | undefined {
  return ([1, 2, 3, 4, 5, 6, 7, 8] as const).find((each) => each === value);
}

/** A block of EXIF that says nothing but how the picture is to be turned. */
export function orientationBlock(orientation: Orientation): Uint8Array<ArrayBuffer> {
  const block = new Uint8Array(26);
  const view = viewOf(block);
  block.set([0x4d, 0x4d, 0, 42]);
  view.setUint32(4, 8);
  view.setUint16(8, 1);
  view.setUint16(10, orientationTag);
  view.setUint16(12, 3);
  view.setUint32(14, 1);
  view.setUint16(18, orientation);
  return block;
}

function openTiff(block: Uint8Array): Directories | undefined {
  const isLittle = hasAscii(block, 0, 'II*\0');
  if (block.length < 14 || !(isLittle || hasAscii(block, 0, 'MM\0*'))) return undefined;
  return { view: viewOf(block), isLittle };
}

/** Those that lie whole within the block. */
function entriesOf({ view, isLittle }: Directories, at: number): Entry[] {
  if (at + 2 > view.byteLength) return [];
  const fitting = Math.floor((view.byteLength - at - 2) / 12);
  const count = Math.min(view.getUint16(at, isLittle), fitting, mostEntries + 1);
  return Array.from({ length: count }, (_, index) => {
    const place = at + 2 + index * 12;
    return {
      tag: view.getUint16(place, isLittle),
      type: view.getUint16(place + 2, isLittle),
      count: view.getUint32(place + 4, isLittle),
      at: place,
    };
  });
}
