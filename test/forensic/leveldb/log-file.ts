import type { LevelDbContent, LevelDbEntry } from './entry.ts';
import { readVarint } from './varint.ts';

const blockSize = 32_768;
const headerSize = 7;
const full = 1;
const first = 2;
const last = 4;

/**
 * Joins the fragments of a log (leveldb, doc/log_format.md). Checksums are not asked: an unfinished record may hold
 * data. What a torn tail or a missing fragment leaves is yielded as far as it goes.
 */
function* logRecords(file: Buffer): Generator<Buffer> {
  let parts: Buffer[] = [];
  for (let block = 0; block < file.length; block += blockSize) {
    const end = Math.min(block + blockSize, file.length);
    let at = block;
    while (at + headerSize <= end) {
      const length = file.readUInt16LE(at + 4);
      const type = file.readUInt8(at + 6);
      if (type === 0 && length === 0) break;
      const data = file.subarray(at + headerSize, Math.min(at + headerSize + length, end));
      if ((type === full || type === first) && parts.length > 0) {
        yield Buffer.concat(parts);
        parts = [];
      }
      parts.push(data);
      if (type === full || type === last) {
        yield Buffer.concat(parts);
        parts = [];
      }
      at += headerSize + length;
    }
  }
  if (parts.length > 0) yield Buffer.concat(parts);
}

/** A length-prefixed run of bytes, cut at the end of the batch. */
function readRun(batch: Buffer, at: number): { readonly run: Buffer; readonly next: number } | undefined {
  const length = readVarint(batch, at);
  if (length === undefined) return undefined;
  const next = length.next + length.value;
  return { run: batch.subarray(length.next, Math.min(next, batch.length)), next };
}

function* batchEntries(batch: Buffer): Generator<LevelDbEntry | Buffer> {
  const sequenceAndCount = 12;
  let at = sequenceAndCount;
  while (at < batch.length) {
    const tag = batch[at];
    const key = tag === 0 || tag === 1 ? readRun(batch, at + 1) : undefined;
    const value = key !== undefined && tag === 1 ? readRun(batch, key.next) : undefined;
    if (key === undefined || (tag === 1 && value === undefined)) {
      yield batch.subarray(at);
      return;
    }
    yield { key: key.run, ...(value === undefined ? {} : { value: value.run }), compressed: false };
    at = value?.next ?? key.next;
  }
}

/** Reads a write-ahead log: every put and deletion of every batch. */
export function readLogFile(file: Buffer): LevelDbContent {
  const entries: LevelDbEntry[] = [];
  const carved: Buffer[] = [];
  for (const record of logRecords(file)) {
    for (const found of batchEntries(record)) {
      if (found instanceof Uint8Array) carved.push(found);
      else entries.push(found);
    }
  }
  return { entries, carved, complete: true };
}

/** Reads a manifest: same records, but version edits, whose bounds of tables are keys, deleted ones included. */
export function readManifestFile(file: Buffer): LevelDbContent {
  return { entries: [], carved: [...logRecords(file)], complete: true };
}
