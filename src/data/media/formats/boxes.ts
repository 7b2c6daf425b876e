import { fourLetters } from './byte-reading.ts';

/** A piece of a film or HEIF file (ISO/IEC 14496-12, 4.2), its content from `data` to `end`. */
export interface Box {
  readonly name: string;
  readonly data: number;
  readonly end: number;
}

/** Far more than a file with a picture per tile has. */
const mostBoxes = 20_000;

/** The boxes that lie behind each other between two places; undefined where they do not fit. */
export function boxesIn(view: DataView, bytes: Uint8Array, from: number, to: number): Box[] | undefined {
  const boxes: Box[] = [];
  let at = from;
  while (at + 8 <= to) {
    const length = view.getUint32(at);
    if (length === 1 && at + 16 > to) return undefined;
    const whole = length === 1 ? Number(view.getBigUint64(at + 8)) : length === 0 ? to - at : length;
    const head = length === 1 ? 16 : 8;
    if (whole < head || at + whole > to || boxes.length >= mostBoxes) return undefined;
    boxes.push({ name: fourLetters(bytes, at + 4), data: at + head, end: at + whole });
    at += whole;
  }
  return boxes;
}
