import { configure, Reader, ZipReader } from '@zip.js/zip.js/lib/zip-core-native.js';
import type { FileEntry } from '@zip.js/zip.js/lib/zip-core-native.js';
import type { ByteRange } from '../sealed-file/byte-range.ts';
import { greatestRatio, mostEntries } from './archive-format.ts';
import { ArchiveError } from './archive-problem.ts';
import type { ArchiveProblem } from './archive-problem.ts';

/** Bytes that any entry may unpack to, however small it is. */
const freeBytes = 1_000_000;

// Workers of its own would need addresses that the Content-Security-Policy does not allow.
configure({ useWebWorkers: false, useCompressionStream: true });

/** The files of a ZIP by name, from its directory at the end; nothing is unpacked before it is asked for. */
export interface ZipEntries {
  /** Bytes that the directory promises for a file; undefined where it has none of this name. */
  sizeOf(name: string): number | undefined;
  /** The content, checked against its CRC; never more than its size. Rejects with {@link ArchiveError}, or as the file does. */
  content(name: string, signal: AbortSignal): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined>;
}

/**
 * Reads a directory. By zip.js (BSD-3-Clause, no dependencies; active since 2012; 50 kB compressed): reads at any place, 64-bit
 * sizes, the browser's own inflate. Rejects with {@link ArchiveError}, or as `file` does.
 */
export async function readZip(file: ByteRange, signal: AbortSignal): Promise<ZipEntries> {
  const reader = new RangeReader(file);
  const zip = new ZipReader(reader, { checkSignature: true, checkOverlappingEntry: true });
  const entries = new Map<string, FileEntry>();
  try {
    let count = 0;
    for await (const entry of zip.getEntriesGenerator()) {
      signal.throwIfAborted();
      count += 1;
      if (count > mostEntries) throw new ArchiveError({ kind: 'bomb', file: '' });
      // Of two with one name, unpackers differ in which they take.
      if (entries.has(entry.filename)) throw new ArchiveError({ kind: 'damaged', file: '' });
      if (!entry.directory && !entry.encrypted) entries.set(entry.filename, entry);
    }
  } catch (error) {
    throw reader.failure ?? asProblem(error, { kind: 'not-an-archive' });
  }
  return {
    sizeOf: (name) => entries.get(name)?.uncompressedSize,
    content: (name, until) => contentOf(name, entries.get(name), reader, until),
  };
}

async function* contentOf(
  name: string,
  entry: FileEntry | undefined,
  reader: RangeReader,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  if (entry === undefined) throw new ArchiveError({ kind: 'damaged', file: name });
  const { compressedSize, uncompressedSize } = entry;
  if (uncompressedSize > compressedSize * greatestRatio + freeBytes)
    throw new ArchiveError({ kind: 'bomb', file: name });
  let fail: (error: unknown) => void = () => undefined;
  const { readable, writable } = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    start: (controller) => {
      fail = (error) => controller.error(error);
    },
  });
  // Where it fails before the first byte, nobody else ends the stream.
  const unpacked = entry.getData(writable, { signal }).catch((error: unknown) => fail(error));
  let bytes = 0;
  try {
    for await (const piece of readable) {
      bytes += piece.length;
      if (bytes > uncompressedSize) throw new ArchiveError({ kind: 'bomb', file: name });
      yield piece;
    }
  } catch (error) {
    throw reader.failure ?? asProblem(error, { kind: 'damaged', file: name });
  } finally {
    await unpacked;
  }
}

function asProblem(error: unknown, problem: ArchiveProblem): unknown {
  return error instanceof ArchiveError ? error : new ArchiveError(problem);
}

/** Hands zip.js the parts it asks for, and keeps the error of the place the file lies in, which it would wrap. */
class RangeReader extends Reader<ByteRange> {
  failure: unknown;
  readonly #file: ByteRange;

  constructor(file: ByteRange) {
    super(file);
    this.#file = file;
    this.size = file.size;
  }

  override async readUint8Array(index: number, length: number): Promise<Uint8Array> {
    try {
      return await this.#file.read(index, length);
    } catch (error) {
      this.failure = error;
      throw error;
    }
  }
}
