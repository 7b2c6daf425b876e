import type { BlobReference } from '../../../src/vault/blob-reference.ts';
import { BlobError } from '../../../src/vault/blob-error.ts';
import type { BlobReadResult, BlobWriteFailure, BlobWriteResult, Blobs } from '../../../src/vault/blobs.ts';

type Door = Pick<Blobs, 'write' | 'writeStream' | 'discard' | 'read' | 'pieces'>;

/** A vault's blobs in memory. `fail` is what its next writes answer, one each. */
export class MemoryBlobs implements Door {
  readonly stored = new Map<string, Uint8Array<ArrayBuffer>>();
  readonly fail: (BlobWriteFailure | undefined)[] = [];
  #last = 0;

  write(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<BlobWriteResult<BlobReference>> {
    const failure = this.fail.shift();
    if (failure !== undefined) return Promise.resolve(failure);
    const id = String.fromCharCode(97 + ((this.#last += 1) % 26)).repeat(26);
    this.stored.set(id, bytes.slice());
    const value = { id, key: `${'A'.repeat(43)}=`, size: bytes.length, type };
    return Promise.resolve({ ok: true, value });
  }

  async writeStream(
    content: AsyncIterable<Uint8Array>,
    size: number,
    type: string,
  ): Promise<BlobWriteResult<BlobReference>> {
    const bytes = new Uint8Array(size);
    let at = 0;
    for await (const piece of content) {
      bytes.set(piece, at);
      at += piece.length;
    }
    return this.write(bytes, type);
  }

  discard(references: readonly BlobReference[]): Promise<void> {
    for (const { id } of references) this.stored.delete(id);
    return Promise.resolve();
  }

  read({ id }: BlobReference): Promise<BlobReadResult> {
    const value = this.stored.get(id);
    return Promise.resolve(value ? { ok: true, value: value.slice() } : { ok: false, reason: 'missing' });
  }

  async *pieces({ id }: BlobReference, from = 0): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
    const value = this.stored.get(id);
    if (value === undefined) throw new BlobError('missing');
    yield await Promise.resolve(value.slice(from));
  }
}
