import { hasAscii, joinBytes, viewOf } from './byte-reading.ts';
import { jpegSegments, type JpegSegment } from './jpeg-segments.ts';
import type { RemovedPart, StripResult } from './strip-photo.ts';
import { orientationBlock, orientationOf, type Orientation } from './tiff-block.ts';

const exifHead = 'Exif\0\0';

/** What may say where a photo was taken, by segment; undefined is kept. */
function partOf(bytes: Uint8Array, { marker, payload }: JpegSegment): RemovedPart | undefined {
  if (marker === 0xfe) return 'comment';
  if (marker < 0xe0 || marker > 0xef) return undefined;
  // JFIF and Adobe say how the colours are meant, and the profile what they look like.
  if (marker === 0xe0 && hasAscii(bytes, payload, 'JFIF\0')) return undefined;
  if (marker === 0xee && hasAscii(bytes, payload, 'Adobe')) return undefined;
  if (marker === 0xe2 && hasAscii(bytes, payload, 'ICC_PROFILE\0')) return undefined;
  if (marker === 0xe1) return hasAscii(bytes, payload, 'http') ? 'xmp' : 'exif';
  if (marker === 0xe2) return 'exif';
  return marker === 0xed ? 'iptc' : 'comment';
}

/** Every application segment but those of colour, comments, and whatever lies behind the end of the picture. */
export function stripJpeg(bytes: Uint8Array): StripResult {
  const reading = jpegSegments(bytes);
  if (!reading.ok) return { ok: false, reason: 'damaged' };
  const { segments, end } = reading;
  if (!segments.some(({ marker }) => marker === 0xda)) return { ok: false, reason: 'damaged' };
  const removed = new Set<RemovedPart>();
  const kept: Uint8Array[] = [];
  const orientation = orientationIn(bytes, segments);
  const minimal = orientation && minimalSegment(orientation);
  for (const segment of segments) {
    const part = partOf(bytes, segment);
    const whole = bytes.subarray(segment.start, segment.end);
    if (!part) kept.push(whole);
    else if (!(minimal && isSame(whole, minimal))) removed.add(part);
  }
  // Second pictures and films of phones, with an EXIF of their own.
  if (end < bytes.length) removed.add('exif');
  const [first] = kept;
  const hasJfif = first?.[1] === 0xe0;
  if (minimal) kept.splice(hasJfif ? 1 : 0, 0, minimal);
  return {
    ok: true,
    bytes: joinBytes([bytes.subarray(0, 2), ...kept, bytes.subarray(end - 2, end)]),
    removed: [...removed],
  };
}

/** Of the first EXIF, the one that readers follow; upright needs no saying. */
function orientationIn(bytes: Uint8Array, segments: readonly JpegSegment[]): Orientation | undefined {
  const exif = exifOfJpeg(bytes, segments);
  const orientation = exif && orientationOf(exif);
  return orientation === 1 ? undefined : orientation;
}

/** The first block of EXIF, from its byte order on. */
export function exifOfJpeg(bytes: Uint8Array, segments: readonly JpegSegment[]): Uint8Array | undefined {
  const found = segments.find(({ marker, payload }) => marker === 0xe1 && hasAscii(bytes, payload, exifHead));
  return found && bytes.subarray(found.payload + exifHead.length, found.end);
}

function minimalSegment(orientation: Orientation): Uint8Array {
  const block = orientationBlock(orientation);
  const head = joinBytes([Uint8Array.of(0xff, 0xe1, 0, 0), new TextEncoder().encode(exifHead)]);
  viewOf(head).setUint16(2, 2 + exifHead.length + block.length);
  return joinBytes([head, block]);
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
