import { readVarint } from './varint.ts';

export interface BlockEntry {
  readonly key: Buffer;
  readonly value: Buffer;
}

/**
 * Reads the entries of an uncompressed block (leveldb, doc/table_format.md): keys share a prefix with the one before.
 * Stops at the first entry that makes no sense.
 */
export function readBlock(block: Buffer): readonly BlockEntry[] {
  const entries: BlockEntry[] = [];
  if (block.length < 4) return entries;
  const restarts = block.readUInt32LE(block.length - 4);
  const end = block.length - 4 - restarts * 4;
  let key = Buffer.alloc(0);
  let at = 0;
  while (at < end) {
    const shared = readVarint(block, at);
    const unshared = shared && readVarint(block, shared.next);
    const size = unshared && readVarint(block, unshared.next);
    if (shared === undefined || unshared === undefined || size === undefined) break;
    const keyEnd = size.next + unshared.value;
    const next = keyEnd + size.value;
    if (shared.value > key.length || next > end) break;
    key = Buffer.concat([key.subarray(0, shared.value), block.subarray(size.next, keyEnd)]);
    entries.push({ key, value: block.subarray(keyEnd, next) });
    at = next;
  }
  return entries;
}
