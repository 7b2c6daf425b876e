/** A varint as Snappy's preamble has it. */
function length(value: number): readonly number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...length(value >>> 7)];
}

function literal(bytes: Uint8Array): readonly number[] {
  const last = bytes.length - 1;
  if (bytes.length === 0) return [];
  if (last < 60) return [last << 2, ...bytes];
  if (last < 0x100) return [60 << 2, last, ...bytes];
  return [61 << 2, last & 0xff, last >> 8, ...bytes];
}

function copy(distance: number, count: number): readonly number[] {
  if (count >= 4 && count < 12 && distance < 2048) {
    return [1 | ((count - 4) << 2) | ((distance >> 8) << 5), distance & 0xff];
  }
  if (distance < 0x10000) return [2 | ((count - 1) << 2), distance & 0xff, distance >> 8];
  return [3 | ((count - 1) << 2), ...[0, 8, 16, 24].map((shift) => (distance >>> shift) & 0xff)];
}

/**
 * A slow but complete Snappy compressor, written from the format alone, to test the decompressor against: uses all four
 * element kinds, literals of all length forms up to 64 KiB, and copies that overlap themselves.
 */
export function compressSnappy(input: Uint8Array): Buffer {
  const output: number[] = [...length(input.length)];
  const seen = new Map<number, number>();
  let from = 0;
  const flush = (to: number): void => {
    for (; from < to; from = Math.min(to, from + 0x10000)) {
      output.push(...literal(input.subarray(from, Math.min(to, from + 0x10000))));
    }
  };
  for (let at = 0; at + 4 <= input.length;) {
    const word =
      ((input[at] ?? 0) |
        ((input[at + 1] ?? 0) << 8) |
        ((input[at + 2] ?? 0) << 16) |
        ((input[at + 3] ?? 0) << 24)) >>>
      0;
    const earlier = seen.get(word);
    seen.set(word, at);
    if (earlier === undefined) {
      at += 1;
      continue;
    }
    let count = 4;
    while (count < 64 && at + count < input.length && input[earlier + count] === input[at + count])
      count += 1;
    flush(at);
    output.push(...copy(at - earlier, count));
    at += count;
    from = at;
  }
  flush(input.length);
  return Buffer.from(output);
}
