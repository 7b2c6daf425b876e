import { plainText } from '../../places/place-text.ts';
import { hasAscii, viewOf } from './byte-reading.ts';
import { pngChunks, webpChunks } from './chunks.ts';
import type { FileForm } from './file-form.ts';
import { heifParts } from './heif-items.ts';
import { jpegSegments } from './jpeg-segments.ts';
import type { MediumReading } from './read-medium.ts';
import { readExif } from './read-exif.ts';
import { exifOfJpeg } from './strip-jpeg.ts';
import { exifOfWebp } from './strip-webp.ts';
import { withoutGaps } from './without-gaps.ts';

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly exif?: Uint8Array | undefined;
}

type FrameReading = { ok: true; frame: Frame } | { ok: false; at: number };

/** What a photo says about itself. Its compressed picture is not looked at. */
export async function readPhoto(
  { form, type }: Extract<FileForm, { kind: 'photo' }>,
  bytes: Uint8Array,
): Promise<MediumReading> {
  const reading = frameReaders[form](bytes);
  if (!reading.ok) return { ok: false, reason: 'damaged', at: reading.at };
  const { width, height, exif } = reading.frame;
  if (width === 0 || height === 0) return { ok: false, reason: 'damaged' };
  const { make, model, ...tags } = exif ? await readExif(exif) : {};
  return {
    ok: true,
    tags: { kind: 'photo', type, width, height, ...tags, ...withoutGaps({ camera: cameraOf(make, model) }) },
  };
}

/** Many makers repeat their name in the model's. */
function cameraOf(make = '', model = ''): string | undefined {
  const [maker, device] = [plainText(make, 500).text, plainText(model, 500).text];
  const isNamed = device.toLowerCase().startsWith(maker.toLowerCase());
  return plainText(isNamed ? device : `${maker} ${device}`, 500).text || undefined;
}

const frameReaders = { jpeg: ofJpeg, png: ofPng, webp: ofWebp, gif: ofGif, heif: ofHeif };

/** Start of frame: 0xc0 to 0xcf without the tables among them (ITU T.81, table B.1). */
function ofJpeg(bytes: Uint8Array): FrameReading {
  const reading = jpegSegments(bytes, true);
  if (!reading.ok) return reading;
  const { segments } = reading;
  const frame = segments.find(
    ({ marker }) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker),
  );
  if (!frame || frame.end - frame.payload < 5) return { ok: false, at: reading.end };
  const view = viewOf(bytes);
  const [height, width] = [view.getUint16(frame.payload + 1), view.getUint16(frame.payload + 3)];
  return { ok: true, frame: { width, height, exif: exifOfJpeg(bytes, segments) } };
}

function ofPng(bytes: Uint8Array): FrameReading {
  const reading = pngChunks(bytes);
  if (!reading.ok) return reading;
  const view = viewOf(bytes);
  const exif = reading.chunks.find(({ name }) => name === 'eXIf');
  return {
    ok: true,
    frame: {
      width: view.getUint32(16),
      height: view.getUint32(20),
      exif: exif && bytes.subarray(exif.data, exif.dataEnd),
    },
  };
}

/** RFC 9649: 2.7.1 for the extended form, 2.5 and 2.6 for the simple ones. */
function ofWebp(bytes: Uint8Array): FrameReading {
  const reading = webpChunks(bytes);
  if (!reading.ok) return reading;
  const { chunks } = reading;
  const [first] = chunks;
  const exif = exifOfWebp(bytes, chunks);
  if (!first || first.dataEnd - first.data < 10) return { ok: false, at: 12 };
  const view = viewOf(bytes);
  const { name, data } = first;
  if (name === 'VP8X') {
    const [width, height] = [4, 7].map(
      (at) => 1 + view.getUint16(data + at, true) + (view.getUint8(data + at + 2) << 16),
    );
    return { ok: true, frame: { width: width ?? 0, height: height ?? 0, exif } };
  }
  if (name === 'VP8L') {
    const packed = view.getUint32(data + 1, true);
    return { ok: true, frame: { width: 1 + (packed & 0x3fff), height: 1 + ((packed >> 14) & 0x3fff), exif } };
  }
  if (!hasAscii(bytes, data + 3, '\x9d\x01\x2a')) return { ok: false, at: data + 3 };
  const [width, height] = [view.getUint16(data + 6, true) & 0x3fff, view.getUint16(data + 8, true) & 0x3fff];
  return { ok: true, frame: { width, height, exif } };
}

function ofGif(bytes: Uint8Array): FrameReading {
  if (bytes.length < 13) return { ok: false, at: bytes.length };
  const view = viewOf(bytes);
  return { ok: true, frame: { width: view.getUint16(6, true), height: view.getUint16(8, true) } };
}

function ofHeif(bytes: Uint8Array): FrameReading {
  const parts = heifParts(bytes);
  if (!parts?.size) return { ok: false, at: 0 };
  return { ok: true, frame: { ...parts.size, exif: parts.exif } };
}
