import { readVarint } from './varint.ts';

/**
 * Snappy's block format (google/snappy, format_description.txt): a varint with the uncompressed length, then literals
 * and copies. Walked once without output first, so that damaged bytes never cause an allocation.
 */
export interface SnappyShape {
  /** Bytes that can be decompressed; equals `declared` when the block is whole. */
  readonly produced: number;
  readonly declared: number;
  /** Offset of the first tag, and the offset after the last whole element. */
  readonly body: number;
  readonly next: number;
}

export interface SnappyBlock {
  readonly bytes: Buffer;
  readonly next: number;
  /** False: the block is damaged or cut off, and `bytes` holds what came before. */
  readonly whole: boolean;
}

interface Element {
  readonly literal: boolean;
  readonly length: number;
  /** How far back a copy reads. */
  readonly distance: number;
  /** Where the literal's bytes start, or the next tag after a copy. */
  readonly data: number;
}

function readElement(input: Uint8Array, at: number): Element | undefined {
  const tag = input[at];
  if (tag === undefined) return undefined;
  const kind = tag & 3;
  const extra = kind === 0 ? Math.max(0, (tag >> 2) - 59) : kind === 3 ? 4 : kind;
  if (at + extra >= input.length) return undefined;
  let number = 0;
  for (let index = extra; index > 0; index -= 1) number = number * 256 + (input[at + index] ?? 0);
  const data = at + 1 + extra;
  if (kind === 0) return { literal: true, length: (extra === 0 ? tag >> 2 : number) + 1, distance: 0, data };
  if (kind === 1) {
    return { literal: false, length: ((tag >> 2) & 7) + 4, distance: (tag >> 5) * 256 + number, data };
  }
  return { literal: false, length: (tag >> 2) + 1, distance: number, data };
}

/** Measures the block at `offset`; undefined when no length stands there. Costs one step per element, no memory. */
export function measureSnappy(
  input: Uint8Array,
  offset: number,
  maxDeclared: number,
): SnappyShape | undefined {
  const length = readVarint(input, offset);
  if (length === undefined || length.value > maxDeclared) return undefined;
  const declared = length.value;
  let at = length.next;
  let produced = 0;
  while (produced < declared) {
    const element = readElement(input, at);
    if (element === undefined || produced + element.length > declared) break;
    const next = element.data + (element.literal ? element.length : 0);
    if (next > input.length) break;
    if (!element.literal && (element.distance === 0 || element.distance > produced)) break;
    at = next;
    produced += element.length;
  }
  return { produced, declared, body: length.next, next: at };
}

function produce(input: Uint8Array, shape: SnappyShape): Buffer {
  const output = Buffer.alloc(shape.produced);
  let at = shape.body;
  let filled = 0;
  while (filled < shape.produced) {
    const element = readElement(input, at);
    if (element === undefined) break;
    if (element.literal) {
      output.set(input.subarray(element.data, element.data + element.length), filled);
      at = element.data + element.length;
    } else {
      // A copy may overlap what it writes (run-length), so byte by byte.
      for (let index = 0; index < element.length; index += 1) {
        output[filled + index] = output[filled + index - element.distance] ?? 0;
      }
      at = element.data;
    }
    filled += element.length;
  }
  return output;
}

/** Larger blocks than Chromium ever writes are refused. */
const maxUncompressed = 128 * 1024 * 1024;

/** Decompresses the block at `offset`. Undefined when there is none; never throws. */
export function decompressSnappy(input: Uint8Array, offset = 0): SnappyBlock | undefined {
  const shape = measureSnappy(input, offset, maxUncompressed);
  if (shape === undefined) return undefined;
  return { bytes: produce(input, shape), next: shape.next, whole: shape.produced === shape.declared };
}
