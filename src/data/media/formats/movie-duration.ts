import { boxesIn } from './boxes.ts';
import { viewOf } from './byte-reading.ts';

/**
 * How long an MP4 or MOV is by its movie header, in s (ISO/IEC 14496-12, 8.2.2): the library that reads tags asks the tracks of
 * sound alone. Undefined where it does not say so, as one that is written in fragments.
 */
export function movieDuration(bytes: Uint8Array): number | undefined {
  const view = viewOf(bytes);
  const movie = boxesIn(view, bytes, 0, bytes.length)?.find(({ name }) => name === 'moov');
  const head = movie && boxesIn(view, bytes, movie.data, movie.end)?.find(({ name }) => name === 'mvhd');
  if (!head || head.end - head.data < 20) return undefined;
  // Version 1 has times of eight bytes.
  const isLong = view.getUint8(head.data) === 1;
  if (isLong && head.end - head.data < 32) return undefined;
  const at = isLong ? 20 : 12;
  const scale = view.getUint32(head.data + at);
  const length = isLong ? Number(view.getBigUint64(head.data + at + 4)) : view.getUint32(head.data + at + 4);
  // All ones: not known.
  const isKnown = scale > 0 && length > 0 && length < (isLong ? 2 ** 64 : 0xffffffff);
  return isKnown ? length / scale : undefined;
}
