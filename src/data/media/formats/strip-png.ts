import { hasAscii, joinBytes, viewOf } from './byte-reading.ts';
import { pngChunks, type Chunk } from './chunks.ts';
import { crc32 } from './crc32.ts';
import type { RemovedPart, StripResult } from './strip-photo.ts';
import { orientationBlock, orientationOf } from './tiff-block.ts';

/** What a picture needs to look as it did (PNG, third edition, and its animation). Any other chunk is left out. */
const looks = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'cICP', 'mDCV', 'mDCv'],
  ...['cLLI', 'cLLi', 'bKGD', 'hIST', 'pHYs', 'sPLT', 'acTL', 'fcTL', 'fdAT'],
]);

function partOf(bytes: Uint8Array, { name, data }: Chunk): RemovedPart | undefined {
  if (looks.has(name)) return undefined;
  if (name === 'eXIf' || name === 'zxIf') return 'exif';
  if (hasAscii(bytes, data, 'XML:com.adobe.xmp') || hasAscii(bytes, data, 'Raw profile type xmp'))
    return 'xmp';
  if (hasAscii(bytes, data, 'Raw profile type iptc')) return 'iptc';
  if (hasAscii(bytes, data, 'Raw profile type ')) return 'exif';
  return 'comment';
}

/** Texts, EXIF, times, unknown chunks, and whatever lies behind the end. A kept chunk whose sum is wrong is damage. */
export function stripPng(bytes: Uint8Array): StripResult {
  const reading = pngChunks(bytes);
  if (!reading.ok) return { ok: false, reason: 'damaged' };
  const removed = new Set<RemovedPart>();
  const kept: Uint8Array[] = [bytes.subarray(0, 8)];
  const turned = exifChunk(bytes, reading.chunks);
  for (const chunk of reading.chunks) {
    const part = partOf(bytes, chunk);
    if (part) {
      const isTurning =
        turned?.length === chunk.end - chunk.start &&
        turned.every((byte, index) => byte === bytes[chunk.start + index]);
      if (!isTurning) removed.add(part);
      continue;
    }
    const sum = crc32(bytes.subarray(chunk.start + 4, chunk.dataEnd));
    if (sum !== viewOf(bytes).getUint32(chunk.dataEnd)) return { ok: false, reason: 'damaged' };
    kept.push(bytes.subarray(chunk.start, chunk.end));
    if (chunk.name === 'IHDR' && turned) kept.push(turned);
  }
  if (!reading.chunks.some(({ name }) => name === 'IDAT')) return { ok: false, reason: 'damaged' };
  if ((reading.chunks.at(-1)?.end ?? 0) < bytes.length) removed.add('comment');
  return { ok: true, bytes: joinBytes(kept), removed: [...removed] };
}

/** An EXIF chunk with nothing but how the picture is to be turned; undefined for one that is upright. */
function exifChunk(bytes: Uint8Array, chunks: readonly Chunk[]): Uint8Array | undefined {
  const found = chunks.find(({ name }) => name === 'eXIf');
  const orientation = found && orientationOf(bytes.subarray(found.data, found.dataEnd));
  if (orientation === undefined || orientation === 1) return undefined;
  const block = orientationBlock(orientation);
  const named = joinBytes([new TextEncoder().encode('eXIf'), block]);
  const chunk = joinBytes([new Uint8Array(4), named, new Uint8Array(4)]);
  viewOf(chunk).setUint32(0, block.length);
  viewOf(chunk).setUint32(chunk.length - 4, crc32(named));
  return chunk;
}
