import { fourLetters, viewOf } from './byte-reading.ts';

/** A piece of a PNG or WebP file, whole from `start` to `end`, its content from `data` to `dataEnd`. */
export interface Chunk {
  readonly name: string;
  readonly start: number;
  readonly data: number;
  readonly dataEnd: number;
  readonly end: number;
}

export type ChunksReading = { ok: true; chunks: readonly Chunk[] } | { ok: false; at: number };

/** More than an animation of an hour has; beyond, the file is damaged. */
const mostChunks = 200_000;

/** The chunks of a PNG up to and with IEND; what follows belongs to none. Checks lengths, not sums. */
export function pngChunks(bytes: Uint8Array): ChunksReading {
  const view = viewOf(bytes);
  const chunks: Chunk[] = [];
  let at = 8;
  while (at + 12 <= bytes.length && chunks.length < mostChunks) {
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (end > bytes.length) return { ok: false, at };
    const name = fourLetters(bytes, at + 4);
    if (chunks.length === 0 && (name !== 'IHDR' || length !== 13)) return { ok: false, at };
    chunks.push({ name, start: at, data: at + 8, dataEnd: end - 4, end });
    if (name === 'IEND') return { ok: true, chunks };
    at = end;
  }
  return { ok: false, at };
}

/** The chunks of a WebP within the length that its head says; what follows belongs to none. */
export function webpChunks(bytes: Uint8Array): ChunksReading {
  if (bytes.length < 20) return { ok: false, at: 0 };
  const view = viewOf(bytes);
  const fileEnd = 8 + view.getUint32(4, true);
  if (fileEnd > bytes.length + 1) return { ok: false, at: 4 };
  const chunks: Chunk[] = [];
  let at = 12;
  while (at + 8 <= fileEnd && at + 8 <= bytes.length) {
    const length = view.getUint32(at + 4, true);
    const dataEnd = at + 8 + length;
    if (dataEnd > bytes.length || dataEnd > fileEnd || chunks.length >= mostChunks) return { ok: false, at };
    // Padded to an even length; the last byte is often forgotten.
    const end = Math.min(dataEnd + (length % 2), bytes.length);
    chunks.push({ name: fourLetters(bytes, at), start: at, data: at + 8, dataEnd, end });
    at = end;
  }
  const [first] = chunks;
  return first && ['VP8 ', 'VP8L', 'VP8X'].includes(first.name)
    ? { ok: true, chunks }
    : { ok: false, at: 12 };
}
