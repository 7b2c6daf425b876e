import { decompressSnappy, measureSnappy } from './snappy.ts';

/** Smaller ones appear by chance in any bytes and could not hold a canary. */
const minUncompressed = 20;
const maxUncompressed = 1024 * 1024;

export interface Carved {
  readonly blocks: readonly Buffer[];
  /** False: gave up before the end, because the bytes cost too much to try. */
  readonly complete: boolean;
}

/**
 * Looks for Snappy blocks at every offset, for bytes whose structure is lost: a table without its footer, a block that no
 * index names. `budget` bounds the bytes walked, since made-up input can make every offset look like a long block.
 */
export function carveSnappy(input: Uint8Array, budget = 512 * 1024 * 1024): Carved {
  const blocks: Buffer[] = [];
  let left = budget;
  for (let at = 0; at < input.length; at += 1) {
    if (left <= 0) return { blocks, complete: false };
    const shape = measureSnappy(input, at, maxUncompressed);
    if (shape === undefined) continue;
    left -= shape.next - at;
    // Cut-off blocks at the end of the bytes count too; a break before the end means that this was no block.
    const cutOff = shape.produced > 1024 && shape.next + 64 >= input.length;
    if (shape.declared < minUncompressed || (shape.produced < shape.declared && !cutOff)) continue;
    const block = decompressSnappy(input, at);
    if (block !== undefined) blocks.push(block.bytes);
    // A short hit may be chance and must not hide a real block that starts within it.
    if (shape.next - at > 1024) at = shape.next - 1;
  }
  return { blocks, complete: true };
}
