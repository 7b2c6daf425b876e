import { readBlock } from './block.ts';
import { carveSnappy } from './carve.ts';
import type { LevelDbContent, LevelDbEntry } from './entry.ts';
import { decompressSnappy } from './snappy.ts';
import { readVarint } from './varint.ts';

const footerSize = 48;
const trailerSize = 5;
const magic = Buffer.from('57fb808b247547db', 'hex');
const snappy = 1;

interface Handle {
  readonly offset: number;
  readonly size: number;
}

function readHandle(bytes: Buffer, at: number): (Handle & { readonly next: number }) | undefined {
  const offset = readVarint(bytes, at);
  const size = offset && readVarint(bytes, offset.next);
  return offset && size && { offset: offset.value, size: size.value, next: size.next };
}

interface Opened {
  readonly bytes: Buffer;
  readonly compressed: boolean;
}

function openBlock(file: Buffer, { offset, size }: Handle): Opened | undefined {
  const type = file[offset + size];
  const stored = file.subarray(offset, offset + size);
  if (type === 0) return { bytes: stored, compressed: false };
  if (type !== snappy) return undefined;
  const block = decompressSnappy(stored);
  return block?.whole === true ? { bytes: block.bytes, compressed: true } : undefined;
}

/** The handles that an index block lists, or none when it cannot be read. */
function listed(file: Buffer, index: Handle): readonly Handle[] {
  const opened = openBlock(file, index);
  if (opened === undefined) return [];
  return readBlock(opened.bytes).flatMap(({ value }) => readHandle(value, 0) ?? []);
}

function footerHandles(file: Buffer): readonly Handle[] {
  const footer = file.subarray(Math.max(0, file.length - footerSize));
  if (footer.length < footerSize || !footer.subarray(40).equals(magic)) return [];
  const meta = readHandle(footer, 0);
  const index = meta && readHandle(footer, meta.next);
  return meta && index ? [meta, index] : [];
}

/**
 * Reads a table (leveldb, doc/table_format.md): the entries of every block its indexes name. Bytes that belong to no
 * readable block (a torn table, a damaged one, one without a footer) are searched for Snappy blocks instead.
 */
export function readTableFile(file: Buffer): LevelDbContent {
  const entries: LevelDbEntry[] = [];
  const read: Handle[] = [];
  const indexes = footerHandles(file);
  const handles = [...indexes, ...indexes.flatMap((index) => listed(file, index))];
  for (const handle of handles) {
    const opened = openBlock(file, handle);
    if (opened === undefined) continue;
    read.push(handle);
    for (const entry of readBlock(opened.bytes)) entries.push({ ...entry, compressed: opened.compressed });
  }
  const carvings = gaps(file, read).map((gap) => carveSnappy(gap));
  return {
    entries,
    carved: carvings.flatMap(({ blocks }) => blocks),
    complete: carvings.every(({ complete }) => complete),
  };
}

function gaps(file: Buffer, read: readonly Handle[]): readonly Buffer[] {
  const found: Buffer[] = [];
  let at = 0;
  for (const { offset, size } of read.toSorted((a, b) => a.offset - b.offset)) {
    if (offset > at) found.push(file.subarray(at, offset));
    at = Math.max(at, offset + size + trailerSize);
  }
  if (at < file.length) found.push(file.subarray(at));
  return found;
}
