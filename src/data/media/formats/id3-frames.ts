import { hasAscii, viewOf } from './byte-reading.ts';

/** A long tag has some fifty; one with a chapter a minute a few hundred. */
const mostFrames = 4_000;

/** Whether an ID3v2 tag at the start is cut into more frames than a tag has a reason to: its reader takes each in turn at once. */
export function hasTooManyFrames(bytes: Uint8Array): boolean {
  if (!hasAscii(bytes, 0, 'ID3')) return false;
  const view = viewOf(bytes);
  const version = bytes[3];
  const head = version === 2 ? 6 : 10;
  let at = 10;
  for (let count = 0; at + head <= bytes.length && bytes[at] !== 0; count += 1) {
    if (count === mostFrames) return true;
    at += head + (version === 2 ? view.getUint32(at + 2) & 0xffffff : sizeAt(view, at + 4, version === 4));
  }
  return false;
}

function sizeAt(view: DataView, at: number, isSyncSafe: boolean): number {
  const size = view.getUint32(at);
  if (!isSyncSafe) return size;
  return ((size >> 3) & 0xfe00000) | ((size >> 2) & 0x1fc000) | ((size >> 1) & 0x3f80) | (size & 0x7f);
}
