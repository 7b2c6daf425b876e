import { boxesIn, type Box } from './boxes.ts';
import { fourLetters, viewOf } from './byte-reading.ts';

export interface HeifParts {
  readonly exif?: Uint8Array;
  readonly size?: { readonly width: number; readonly height: number };
}

/**
 * EXIF and the size of the largest picture of a HEIF file (ISO/IEC 23008-12 and 14496-12, 8.11). Undefined where its boxes
 * do not fit into each other.
 */
export function heifParts(bytes: Uint8Array): HeifParts | undefined {
  const view = viewOf(bytes);
  const meta = boxesIn(view, bytes, 0, bytes.length)?.find(({ name }) => name === 'meta');
  const boxes = meta && boxesIn(view, bytes, meta.data + 4, meta.end);
  if (!boxes) return undefined;
  try {
    const exif = exifIn(bytes, view, boxes);
    const size = sizeIn(bytes, view, boxes);
    return { ...(exif && { exif }), ...(size && { size }) };
  } catch (error) {
    // A field beyond the end of the file.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function exifIn(bytes: Uint8Array, view: DataView, boxes: readonly Box[]): Uint8Array | undefined {
  const list = boxes.find(({ name }) => name === 'iinf');
  const places = boxes.find(({ name }) => name === 'iloc');
  if (!list || !places) return undefined;
  const entries = boxesIn(view, bytes, list.data + (view.getUint8(list.data) === 0 ? 6 : 8), list.end);
  for (const { name, data } of entries ?? []) {
    const version = view.getUint8(data);
    if (name !== 'infe' || version < 2) continue;
    const id = version === 2 ? view.getUint16(data + 4) : view.getUint32(data + 4);
    if (fourLetters(bytes, data + (version === 2 ? 8 : 10)) !== 'Exif') continue;
    const place = placeOf(view, places, id);
    if (!place || place.end > bytes.length || place.end - place.start < 4) return undefined;
    // The block is preceded by how far its byte order lies behind.
    const start = place.start + 4 + view.getUint32(place.start);
    return start < place.end ? bytes.subarray(start, place.end) : undefined;
  }
  return undefined;
}

/** Of an item in one piece of this file; in pieces or elsewhere is not followed. */
function placeOf(
  view: DataView,
  { data, end }: Box,
  wanted: number,
): { start: number; end: number } | undefined {
  const version = view.getUint8(data);
  const sizes = view.getUint16(data + 4);
  const [offsetSize, lengthSize, baseSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15];
  const indexSize = version > 0 ? sizes & 15 : 0;
  const idSize = version < 2 ? 2 : 4;
  const number = (at: number, size: number): number =>
    size === 0
      ? 0
      : size === 8
        ? Number(view.getBigUint64(at))
        : size === 4
          ? view.getUint32(at)
          : view.getUint16(at);
  const count = number(data + 6, idSize);
  let at = data + 6 + idSize;
  for (let index = 0; index < count && at < end; index += 1) {
    const id = number(at, idSize);
    const construction = version > 0 ? view.getUint16(at + idSize) & 15 : 0;
    at += idSize + (version > 0 ? 2 : 0) + 2;
    const base = number(at, baseSize);
    const extents = view.getUint16(at + baseSize);
    at += baseSize + 2;
    if (id === wanted) {
      if (extents !== 1 || construction !== 0) return undefined;
      const start = base + number(at + indexSize, offsetSize);
      return { start, end: start + number(at + indexSize + offsetSize, lengthSize) };
    }
    at += extents * (indexSize + offsetSize + lengthSize);
  }
  return undefined;
}

function sizeIn(bytes: Uint8Array, view: DataView, boxes: readonly Box[]): HeifParts['size'] {
  const properties = boxes.find(({ name }) => name === 'iprp');
  const container =
    properties && boxesIn(view, bytes, properties.data, properties.end)?.find(({ name }) => name === 'ipco');
  const sizes = (container && boxesIn(view, bytes, container.data, container.end)) ?? [];
  return sizes
    .filter(({ name, data, end }) => name === 'ispe' && end - data >= 12)
    .map(({ data }) => ({ width: view.getUint32(data + 4), height: view.getUint32(data + 8) }))
    .sort((one, other) => other.width * other.height - one.width * one.height)[0];
}
