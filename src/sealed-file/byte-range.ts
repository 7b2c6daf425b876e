/** A file of which any part can be read, in any order. */
export interface ByteRange {
  /** Bytes in all. */
  readonly size: number;
  /**
   * `length` bytes from `start`, fewer where the file ends. Rejects where the place it lies in fails (`DeviceError` for a stick), and
   * with {@link TamperedError} where what lies there is not what was sealed.
   */
  read(start: number, length: number): Promise<Uint8Array<ArrayBuffer>>;
}

/** What begins at byte `at` of a sealed file was changed, moved or added, though the passphrase is right. */
export class TamperedError extends Error {
  override readonly name = 'TamperedError';
  readonly at: number;

  constructor(at: number) {
    super(`the sealed file does not open at byte ${at}`);
    this.at = at;
  }
}

/** A file that the page was given. */
export function blobRange(blob: Blob): ByteRange {
  return {
    size: blob.size,
    read: async (start, length) => new Uint8Array(await blob.slice(start, start + length).arrayBuffer()),
  };
}
