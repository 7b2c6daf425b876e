import { basename } from 'node:path';
import { brotliDecompressSync, constants, gunzipSync } from 'node:zlib';
import { decompressSnappy } from './leveldb/snappy.ts';
import { readLevelDbFile } from './leveldb/read-level-db-file.ts';
import { decryptOsCrypt } from './os-crypt.ts';

/** How the bytes of a finding were reached. `name`: they are the file's name itself. */
export type Via =
  'name' | 'raw' | 'leveldb' | 'leveldb-snappy' | 'carved' | 'blink-snappy' | 'gzip' | 'brotli' | 'os-crypt';

export interface Layer {
  readonly via: Via;
  readonly bytes: Uint8Array;
}

/** What {@link decodeFile} could make of a file. */
export interface Decoded {
  readonly layers: readonly Layer[];
  readonly complete: boolean;
}

/** Pages are a few MB at most; more is a bomb. */
const maxInflated = 256 * 1024 * 1024;

function* occurrences(bytes: Buffer, magic: Buffer): Generator<number> {
  for (let at = bytes.indexOf(magic); at !== -1; at = bytes.indexOf(magic, at + 1)) yield at;
}

/**
 * Blink compresses large IndexedDB values itself, before LevelDB or the blob file sees them
 * (third_party/blink/renderer/modules/indexeddb/idb_value_wrapping.cc: version tag 0xff, 0x11, then 2 for Snappy).
 */
const blinkSnappy = Buffer.from([0xff, 0x11, 0x02]);

function blinkLayers(bytes: Uint8Array): readonly Layer[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return [...occurrences(buffer, blinkSnappy)].flatMap((at) => {
    const block = decompressSnappy(buffer, at + blinkSnappy.length);
    return block === undefined || block.bytes.length === 0
      ? []
      : [{ via: 'blink-snappy', bytes: block.bytes }];
  });
}

function inflated(via: Via, inflate: () => Buffer): readonly Layer[] {
  try {
    return [{ via, bytes: inflate() }];
  } catch {
    return [];
  }
}

const gzipMagic = Buffer.from([0x1f, 0x8b, 0x08]);

function gzipLayers(file: Buffer): readonly Layer[] {
  const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: maxInflated };
  return [...occurrences(file, gzipMagic)].flatMap((at) => {
    // Bytes after the stream (the cache entry's next part) would be an error: cut at each end the cache marks.
    const end = file.indexOf(cacheEnd, at);
    return inflated('gzip', () => gunzipSync(file.subarray(at, end === -1 ? undefined : end), options));
  });
}

/** net/disk_cache/simple/simple_entry_format.h: header, key, body, then an end record. */
const cacheStart = Buffer.from('305c72a71b6dfbfc', 'hex');
const cacheEnd = Buffer.from('d8410d97456ffaf4', 'hex');
const cacheHeaderSize = 24;

function brotliLayers(file: Buffer): readonly Layer[] {
  if (file.length < cacheHeaderSize || !file.subarray(0, 8).equals(cacheStart)) return [];
  const body = cacheHeaderSize + file.readUInt32LE(12);
  const end = file.indexOf(cacheEnd, body);
  if (end <= body) return [];
  const options = { finishFlush: constants.BROTLI_OPERATION_FLUSH, maxOutputLength: maxInflated };
  return inflated('brotli', () => brotliDecompressSync(file.subarray(body, end), options));
}

const databaseNames = /^(Cookies|Web Data|Login Data)/;

/** Every layer of a file: as it lies there, and whatever is compressed or fragmented in it. */
export function decodeFile(path: string, file: Buffer): Decoded {
  const content = readLevelDbFile(basename(path), file);
  const stored: Layer[] = [{ via: 'raw', bytes: file }];
  for (const { key, value, compressed } of content?.entries ?? []) {
    const via = compressed ? 'leveldb-snappy' : 'leveldb';
    stored.push({ via, bytes: key });
    if (value !== undefined) stored.push({ via, bytes: value });
  }
  for (const bytes of content?.carved ?? []) stored.push({ via: 'carved', bytes });
  return {
    layers: [
      ...stored,
      ...stored.flatMap(({ bytes }) => blinkLayers(bytes)),
      ...gzipLayers(file),
      ...brotliLayers(file),
      ...(databaseNames.test(basename(path)) ? decryptOsCrypt(file) : []).map((bytes): Layer => ({
        via: 'os-crypt',
        bytes,
      })),
    ],
    complete: content?.complete ?? true,
  };
}
