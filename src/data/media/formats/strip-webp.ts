import { hasAscii, joinBytes, viewOf } from './byte-reading.ts';
import { webpChunks, type Chunk } from './chunks.ts';
import type { RemovedPart, StripResult } from './strip-photo.ts';
import { orientationBlock, orientationOf } from './tiff-block.ts';

const looks = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
/** Flags of VP8X (RFC 9649, 2.7.1). */
const hasExif = 0x08;
const hasXmp = 0x04;

/** EXIF, XMP, unknown chunks, and whatever lies behind the end. */
export function stripWebp(bytes: Uint8Array): StripResult {
  const reading = webpChunks(bytes);
  if (!reading.ok) return { ok: false, reason: 'damaged' };
  const { chunks } = reading;
  if (!chunks.some(({ name }) => ['VP8 ', 'VP8L', 'ANMF'].includes(name)))
    return { ok: false, reason: 'damaged' };
  const turned = exifChunk(bytes, chunks);
  const removed = new Set<RemovedPart>();
  const kept: Uint8Array[] = [];
  for (const chunk of chunks) {
    const { name, start, dataEnd, end } = chunk;
    if (!looks.has(name)) {
      const isTurning =
        turned?.length === end - start && turned.every((byte, index) => byte === bytes[start + index]);
      if (!isTurning) removed.add(name === 'EXIF' ? 'exif' : name === 'XMP ' ? 'xmp' : 'comment');
      continue;
    }
    const whole = bytes.slice(start, end);
    if (name === 'VP8X' && whole.length > 8)
      whole[8] = ((whole[8] ?? 0) & ~(hasExif | hasXmp)) | (turned ? hasExif : 0);
    kept.push(whole);
    if ((dataEnd - start) % 2 === 1 && end === dataEnd) kept.push(new Uint8Array(1));
  }
  if ((chunks.at(-1)?.end ?? 0) < bytes.length) removed.add('comment');
  if (turned) kept.push(turned);
  const body = joinBytes(kept);
  const head = bytes.slice(0, 12);
  viewOf(head).setUint32(4, body.length + 4, true);
  return { ok: true, bytes: joinBytes([head, body]), removed: [...removed] };
}

/** The first EXIF, from its byte order on: some writers put JPEG's head before it. */
export function exifOfWebp(bytes: Uint8Array, chunks: readonly Chunk[]): Uint8Array | undefined {
  const found = chunks.find(({ name }) => name === 'EXIF');
  return (
    found && bytes.subarray(found.data + (hasAscii(bytes, found.data, 'Exif\0\0') ? 6 : 0), found.dataEnd)
  );
}

/** Only a file with VP8X can say how it is to be turned. */
function exifChunk(bytes: Uint8Array, chunks: readonly Chunk[]): Uint8Array | undefined {
  if (chunks[0]?.name !== 'VP8X') return undefined;
  const exif = exifOfWebp(bytes, chunks);
  const orientation = exif && orientationOf(exif);
  if (orientation === undefined || orientation === 1) return undefined;
  const block = orientationBlock(orientation);
  const head = new TextEncoder().encode('EXIF\0\0\0\0');
  viewOf(head).setUint32(4, block.length, true);
  return joinBytes([head, block]);
}
