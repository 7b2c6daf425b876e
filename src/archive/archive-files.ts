import type { ByteSource } from '../sealed-file/byte-reader.ts';
import type { BlobReference } from '../vault/blob-reference.ts';
import type { Blobs } from '../vault/blobs.ts';

/** `too-large`: more than the vault takes in one piece. */
export type FileStoreFailure = 'quota' | 'storage' | 'not-open' | 'too-large';

/** The large values of one category, as an archive takes and brings them. */
export interface ArchiveFiles {
  /** The content in pieces of at most some hundred kilobytes; undefined when it cannot be read. */
  open(reference: BlobReference): Promise<ByteSource | undefined>;
  /** `content` has `size` bytes. Rejects as it does. What no record names afterwards goes by itself. */
  store(
    content: ByteSource,
    size: number,
    type: string,
  ): Promise<
    | { readonly ok: true; readonly value: BlobReference }
    | { readonly ok: false; readonly reason: FileStoreFailure }
  >;
}

/** Hashing one keeps the page busy for 2.4 ms. */
const pieceBytes = 262_144;

/** Of the vault's blobs, each of which is held whole while it passes: 16 MB at most. */
export function blobFiles(blobs: Blobs): ArchiveFiles {
  return {
    open: async (reference) => {
      const read = await blobs.read(reference);
      return read.ok ? piecesOf(read.value) : undefined;
    },
    store: async (content, size, type) => {
      const bytes = new Uint8Array(size);
      let at = 0;
      for await (const piece of content) {
        bytes.set(piece, at);
        at += piece.length;
      }
      const written = await blobs.write(bytes, type);
      if (written.ok) return written;
      if (written.reason === 'invalid') return { ok: false, reason: 'too-large' };
      return { ok: false, reason: storeFailureOf(written.reason) };
    },
  };
}

/** Why the vault did not store something, as an import says it. */
export function storeFailureOf(reason: string): Exclude<FileStoreFailure, 'too-large'> {
  if (reason === 'quota') return 'quota';
  return reason === 'closed' || reason === 'locked' ? 'not-open' : 'storage';
}

async function* piecesOf(
  bytes: Uint8Array<ArrayBuffer>,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}
