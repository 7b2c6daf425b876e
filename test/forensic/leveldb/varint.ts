/** An unsigned LEB128 number and the offset after it. */
export interface Varint {
  readonly value: number;
  readonly next: number;
}

/** Seven groups of seven bits stay below 2^53: enough for any length or offset in a profile. */
const maxGroups = 7;

/** Undefined when the number runs past the end or is longer than 49 bits. */
export function readVarint(bytes: Uint8Array, offset: number): Varint | undefined {
  let value = 0;
  let factor = 1;
  for (let group = 0; group < maxGroups; group += 1) {
    const byte = bytes[offset + group];
    if (byte === undefined) return undefined;
    value += (byte & 0x7f) * factor;
    if (byte < 0x80) return { value, next: offset + group + 1 };
    factor *= 128;
  }
  return undefined;
}
