/** `missing`: not there any more. `corrupt`: damaged, or another blob's bytes. */
export type BlobReadFailure = 'missing' | 'corrupt' | 'closed' | 'storage';

/** A blob's content ended before it did: what was read so far is authentic, and not all of it. */
export class BlobError extends Error {
  override readonly name = 'BlobError';
  readonly reason: BlobReadFailure;

  constructor(reason: BlobReadFailure) {
    super(`reading a blob ended early: ${reason}`);
    this.reason = reason;
  }
}
