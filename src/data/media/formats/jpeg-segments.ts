import { viewOf } from './byte-reading.ts';

/** One marker with what belongs to it; for a start of scan that is the compressed data after it too. */
export interface JpegSegment {
  readonly marker: number;
  /** Where its 0xff lies, in bytes. */
  readonly start: number;
  /** Where its payload lies, after marker and length. */
  readonly payload: number;
  readonly end: number;
}

export type JpegReading =
  { ok: true; segments: readonly JpegSegment[]; end: number } | { ok: false; at: number };

const endOfImage = 0xd9;
const startOfScan = 0xda;

/**
 * The segments of a JPEG from its start to the end of its image (ITU T.81, B.1); `headOnly` ends at the first scan.
 * What lies after the end of the image belongs to no segment. Fails where a marker or a length cannot be.
 */
export function jpegSegments(bytes: Uint8Array, headOnly = false): JpegReading {
  const view = viewOf(bytes);
  const segments: JpegSegment[] = [];
  let at = 2;
  while (at + 2 <= bytes.length) {
    if (bytes[at] !== 0xff) return { ok: false, at };
    const marker = bytes[at + 1] ?? 0;
    // Any number of 0xff may stand before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === endOfImage) return { ok: true, segments, end: at + 2 };
    if (marker === 0 || marker === 0xd8 || (marker >= 0xd0 && marker <= 0xd7)) return { ok: false, at };
    if (at + 4 > bytes.length) return { ok: false, at };
    const length = view.getUint16(at + 2);
    const headEnd = at + 2 + length;
    if (length < 2 || headEnd > bytes.length) return { ok: false, at };
    const end = marker === startOfScan && !headOnly ? endOfScan(bytes, headEnd) : headEnd;
    segments.push({ marker, start: at, payload: at + 4, end });
    if (marker === startOfScan && headOnly) return { ok: true, segments, end };
    at = end;
  }
  return { ok: false, at };
}

/** Within a scan, 0xff is followed by 0 or by a restart marker. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let at = bytes.indexOf(0xff, from);
  while (at !== -1 && at + 1 < bytes.length) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && (next < 0xd0 || next > 0xd7) && next !== 0xff) return at;
    at = bytes.indexOf(0xff, next === 0xff ? at + 1 : at + 2);
  }
  return bytes.length;
}
