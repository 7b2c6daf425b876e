import { zlibSync } from 'fflate';
import {
  bytesOf,
  iptc,
  jpegSegment,
  pngChunk,
  riffChunk,
  tiff,
  u16,
  u32,
  u32le,
  xmpText,
  type TiffWords,
} from './make-parts.ts';

export const everything: TiffWords = {
  ...{ orientation: 6, make: 'Maker', model: 'Maker One', taken: '2024:05:06 07:08:09', zone: '+02:00' },
  position: [-33.8568, 151.2153],
};

const profile = bytesOf('ICC_PROFILE\0', [1, 1], 'colours');

/** Metadata of every kind, between the start of a JPEG and the rest of it. */
export function withJpegMetadata(plain: Uint8Array, words = everything): Uint8Array {
  const exif = jpegSegment(0xe1, 'Exif\0\0', tiff(words));
  return bytesOf(
    plain.subarray(0, 2),
    exif,
    jpegSegment(0xe1, 'http://ns.adobe.com/xap/1.0/\0', xmpText),
    jpegSegment(
      0xe1,
      'http://ns.adobe.com/xmp/extension/\0',
      '0'.repeat(32),
      u32(xmpText.length),
      u32(0),
      xmpText,
    ),
    jpegSegment(0xed, iptc),
    jpegSegment(0xfe, 'at home, 52.1 4.3'),
    jpegSegment(0xe2, 'MPF\0', 'MM', [0, 42], u32(8), u16(0), u32(0)),
    jpegSegment(0xe6, 'GoPro\0', 'GPS5'),
    plain.subarray(2),
    // A second picture with an EXIF of its own.
    plain.subarray(0, 2),
    exif,
    plain.subarray(2),
  );
}

export function withPngMetadata(plain: Uint8Array, words = everything): Uint8Array {
  const headEnd = 33;
  return bytesOf(
    plain.subarray(0, headEnd),
    pngChunk('eXIf', tiff(words)),
    pngChunk('iTXt', 'XML:com.adobe.xmp\0\0\0\0\0', xmpText),
    pngChunk('tEXt', 'Comment\0at home'),
    pngChunk('zTXt', 'Raw profile type iptc\0\0', zlibSync(iptc)),
    pngChunk('zTXt', 'Raw profile type exif\0\0', zlibSync(tiff(words))),
    pngChunk('tIME', u16(2024), [5, 6, 7, 8, 9]),
    plain.subarray(headEnd),
    'behind the end',
  );
}

/** A simple WebP made an extended one, with EXIF and XMP. */
export function withWebpMetadata(
  plain: Uint8Array,
  width: number,
  height: number,
  words = everything,
): Uint8Array {
  const size = (value: number): number[] => u32le(value - 1).slice(0, 3);
  const isExtended = String.fromCharCode(...plain.subarray(12, 16)) === 'VP8X';
  const own = plain.slice(isExtended ? 30 : 12);
  const flags = (isExtended ? (plain[20] ?? 0) : 0) | 0x0c;
  const body = bytesOf(
    'WEBP',
    riffChunk('VP8X', [flags, 0, 0, 0], size(width), size(height)),
    own,
    riffChunk('EXIF', tiff(words)),
    riffChunk('XMP ', xmpText),
    riffChunk('GEOX', 'odd'),
  );
  return bytesOf('RIFF', u32le(body.length), body);
}

/** A JPEG in form: its head is right, its compressed data three bytes with a marker that is none. */
export const plainJpeg = bytesOf(
  [0xff, 0xd8],
  jpegSegment(0xe0, 'JFIF\0', [1, 1, 0], u16(1), u16(1), [0, 0]),
  jpegSegment(0xe2, profile),
  jpegSegment(0xee, 'Adobe', [0, 100, 0, 0, 0, 0, 1]),
  jpegSegment(0xdb, new Uint8Array(65)),
  jpegSegment(0xc0, [8], u16(30), u16(40), [1, 1, 0x11, 0]),
  jpegSegment(0xda, [1, 1, 0, 0, 63, 0]),
  [1, 0xff, 0, 2, 0xff, 0xd0, 3],
  [0xff, 0xd9],
);
/** Where its compressed data lie, from the first table on. */
export const jpegPicture = plainJpeg.subarray(plainJpeg.indexOf(0xdb) - 1);

export const pngPixels = pngChunk('IDAT', zlibSync(new Uint8Array(30 * 41)));
export const plainPng = bytesOf(
  [0x89],
  'PNG\r\n\x1a\n',
  pngChunk('IHDR', u32(40), u32(30), [8, 0, 0, 0, 0]),
  pngChunk('iCCP', 'colours\0\0', zlibSync(profile)),
  pngPixels,
  pngChunk('IEND'),
);

/** VP8L's head for 40 × 30, and nothing that could be decoded. */
export const webpPixels = riffChunk('VP8L', [0x2f], u32le(39 | (29 << 14)), [1, 2, 3, 4, 5, 6]);
export const plainWebp = bytesOf('RIFF', u32le(4 + webpPixels.length), 'WEBP', webpPixels);

export const fullJpeg = withJpegMetadata(plainJpeg);
export const fullPng = withPngMetadata(plainPng);
export const fullWebp = withWebpMetadata(plainWebp, 40, 30);
