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

/** Of the vault's blobs, as a stream: what one holds is in memory piece by piece. One that is damaged anywhere is not begun. */
export function blobFiles(blobs: Blobs): ArchiveFiles {
  return {
    open: async (reference) => ((await blobs.isSound(reference)) ? blobs.pieces(reference) : undefined),
    store: async (content, size, type) => {
      const written = await blobs.writeStream(content, size, type);
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
