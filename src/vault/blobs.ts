import { chunkBytes, chunkCount, chunkLength, chunkRow, openChunk, sealChunk } from './blob-chunks.ts';
import type { ChunkPlace } from './blob-chunks.ts';
import { BlobError, type BlobReadFailure } from './blob-error.ts';
import { blobReferenceSchema, type BlobReference } from './blob-reference.ts';
import type { BucketStore } from './bucket-store.ts';
import type { WriteResult } from './collection-definition.ts';
import { blobRange, failureOf, readTogether, writeStrict } from './database.ts';
import { randomId, type RandomBytes } from './random-id.ts';
import { dataKeyBytes, importDataKey } from './sealing.ts';

/** Largest blob that is written in one go: any phone's contact photo. */
const wholeBytes = 16_777_216;
/** Largest blob (`decisions.md` 23); longer media are referenced where they lie. */
export const blobBytes = 64_000_000;
/** Of content that comes bit by bit, so much is held and stored at a time. */
const groupBytes = 16 * chunkBytes;

export interface BlobPiece {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Media type. */
  readonly type: string;
}

export type BlobWriteFailure = Extract<WriteResult, { readonly ok: false }>;
export type BlobWriteResult<T> = { readonly ok: true; readonly value: T } | BlobWriteFailure;
export type BlobReadResult =
  | { readonly ok: true; readonly value: Uint8Array<ArrayBuffer> }
  | { readonly ok: false; readonly reason: BlobReadFailure };

/** A blob that is being written: its reference, which names it nowhere yet, and its key. */
interface Begun {
  readonly reference: BlobReference;
  readonly key: CryptoKey;
  readonly place: ChunkPlace;
}

/**
 * Large values of one category: written first, then named by a record, whose page holds the blob's key. What no
 * record names is swept when the category is opened after the writing window has ended. Nothing rejects, but for
 * what says so.
 *
 * Chunks are rows of the bucket's database, not OPFS files. Measured per blob of 20 kB, Chromium 156, 2 cores: strict
 * rows 0.2 ms to write together, 2.4 one by one, 0.4 to read; OPFS files 1.9 to 4.0 and 2.2; 5 MB: 16 and 49 ms; 64 MB as
 * a stream: 0.85 s to write and 0.7 to read and open, OPFS 1.05 and 0.6 without opening (medians of three). Rows are
 * also flushed before the record commits (a window cannot flush an OPFS file), and go in the erase's transaction.
 */
export class Blobs {
  readonly #bucket: BucketStore | undefined;
  readonly #category: string;
  readonly #tools: { readonly random: RandomBytes; readonly window: string; readonly signal: AbortSignal };

  constructor(
    bucket: BucketStore | undefined,
    category: string,
    tools: { readonly random: RandomBytes; readonly window: string; readonly signal: AbortSignal },
  ) {
    this.#bucket = bucket;
    this.#category = category;
    this.#tools = tools;
  }

  async write(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<BlobWriteResult<BlobReference>> {
    const written = await this.writeAll([{ bytes, type }]);
    if (!written.ok) return written;
    const [value] = written.value;
    return value === undefined ? { ok: false, reason: 'storage' } : { ok: true, value };
  }

  /** Several of up to 16 MB in one transaction, all or none: ten times faster than one by one. References in the order given. */
  async writeAll(pieces: readonly BlobPiece[]): Promise<BlobWriteResult<readonly BlobReference[]>> {
    const bucket = this.#bucket;
    if (bucket === undefined) return { ok: false, reason: 'unreadable' };
    if (this.#tools.signal.aborted) return { ok: false, reason: 'closed' };
    // A strict transaction waits for the disk, also one that writes nothing.
    if (pieces.length === 0) return { ok: true, value: [] };
    const references: BlobReference[] = [];
    const rows: (readonly [string, unknown])[] = [];
    for (const { bytes, type } of pieces) {
      const begun = await this.#begin(bucket, bytes.length, type, wholeBytes);
      if ('ok' in begun) return begun;
      references.push(begun.reference);
      rows.push(...(await this.#seal(begun, 0, bytes)));
    }
    const failure = await this.#store(bucket, rows);
    return failure ?? { ok: true, value: references };
  }

  /**
   * One of up to 64 MB, whose `size` bytes of content come bit by bit: 4 MB of it are held at a time, and taken no faster than
   * they are stored. All or nothing: after a failure none of it stays. Rejects as `content` does, with nothing left behind either.
   */
  async writeStream(
    content: AsyncIterable<Uint8Array>,
    size: number,
    type: string,
  ): Promise<BlobWriteResult<BlobReference>> {
    const bucket = this.#bucket;
    if (bucket === undefined) return { ok: false, reason: 'unreadable' };
    if (this.#tools.signal.aborted) return { ok: false, reason: 'closed' };
    const begun = await this.#begin(bucket, size, type, blobBytes);
    if ('ok' in begun) return begun;
    let isWhole = false;
    try {
      const failure = await this.#take(bucket, begun, content);
      isWhole = failure === undefined;
      return failure ?? { ok: true, value: begun.reference };
    } finally {
      if (!isWhole) await this.discard([begun.reference]);
    }
  }

  /** Takes blobs away at once that were written here and that no record came to name. What fails here is swept later. */
  async discard(references: readonly BlobReference[]): Promise<void> {
    const bucket = this.#bucket;
    if (bucket === undefined || references.length === 0) return;
    await writeStrict(bucket.database, async (transaction) => {
      for (const { id } of references)
        await transaction.objectStore('blobs').delete(blobRange(this.#category, id));
      return undefined;
    });
  }

  /** The whole content, authenticated. */
  async read(reference: BlobReference): Promise<BlobReadResult> {
    if (reference.size > blobBytes) return { ok: false, reason: 'corrupt' };
    const value = new Uint8Array(reference.size);
    let at = 0;
    try {
      for await (const piece of this.pieces(reference)) {
        value.set(piece, at);
        at += piece.length;
      }
    } catch (error) {
      if (error instanceof BlobError) return { ok: false, reason: error.reason };
      throw error;
    }
    return { ok: true, value };
  }

  /** Whether all of it can be read; holds one chunk at a time. */
  async isSound(reference: BlobReference): Promise<boolean> {
    try {
      for await (const _piece of this.pieces(reference));
      return true;
    } catch (error) {
      if (error instanceof BlobError) return false;
      throw error;
    }
  }

  /**
   * The content from the byte `from` on, in pieces of at most 256 kB, each authenticated before it is given and read only when it is
   * asked for. Ends early with a {@link BlobError}.
   */
  async *pieces(reference: BlobReference, from = 0): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
    const bucket = this.#bucket;
    if (bucket === undefined) throw new BlobError('missing');
    const raw = Uint8Array.from(atob(reference.key), (character) => character.charCodeAt(0));
    const key = await importDataKey(raw);
    const count = chunkCount(reference.size);
    const place = { bucket: bucket.name, category: this.#category, id: reference.id, count };
    const first = Math.floor(from / chunkBytes);
    for (let index = first; index < count; index += 1) {
      const row = await this.#row(bucket, reference.id, index);
      const plain = await openChunk(place, index, key, row);
      if (plain?.length !== chunkLength(reference, index)) throw new BlobError('corrupt');
      yield index === first ? plain.subarray(from - first * chunkBytes) : plain;
    }
  }

  async #begin(
    bucket: BucketStore,
    size: number,
    type: string,
    most: number,
  ): Promise<Begun | BlobWriteFailure> {
    const id = randomId(this.#tools.random);
    const raw = this.#tools.random(dataKeyBytes);
    const key = btoa(String.fromCharCode(...raw));
    const reference = blobReferenceSchema.safeParse({ id, key, size, type });
    if (!reference.success) return invalid(id, 'type', 'invalid_format');
    if (size > most) return invalid(id, 'size', 'too-large');
    const place = { bucket: bucket.name, category: this.#category, id, count: chunkCount(size) };
    return { reference: reference.data, key: await importDataKey(raw), place };
  }

  /** Gathers, seals and stores content group by group. Gives why it did not. */
  async #take(
    bucket: BucketStore,
    begun: Begun,
    content: AsyncIterable<Uint8Array>,
  ): Promise<BlobWriteFailure | undefined> {
    const { id, size } = begun.reference;
    const group = new Uint8Array(Math.min(size, groupBytes));
    let stored = 0;
    let held = 0;
    const store = async (): Promise<BlobWriteFailure | undefined> => {
      const rows = await this.#seal(begun, stored / chunkBytes, group.subarray(0, held));
      stored += held;
      held = 0;
      return this.#store(bucket, rows);
    };
    for await (const piece of content) {
      if (stored + held + piece.length > size) return invalid(id, 'size', 'too-large');
      for (let at = 0; at < piece.length;) {
        const part = piece.subarray(at, at + group.length - held);
        group.set(part, held);
        held += part.length;
        at += part.length;
        // The last group is stored when it is known to be the last.
        const failure = held === group.length && stored + held < size ? await store() : undefined;
        if (failure !== undefined) return failure;
      }
    }
    return stored + held === size ? store() : invalid(id, 'size', 'too-small');
  }

  async #seal(
    { key, place }: Begun,
    first: number,
    bytes: Uint8Array<ArrayBuffer>,
  ): Promise<(readonly [string, unknown])[]> {
    const rows: (readonly [string, unknown])[] = [];
    for (let index = 0; index < chunkCount(bytes.length); index += 1) {
      const plain = bytes.subarray(index * chunkBytes, (index + 1) * chunkBytes);
      rows.push(await sealChunk(place, first + index, key, plain, this.#tools));
    }
    return rows;
  }

  async #store(
    bucket: BucketStore,
    rows: readonly (readonly [string, unknown])[],
  ): Promise<BlobWriteFailure | undefined> {
    const stored = await writeStrict(bucket.database, async (transaction) => {
      const store = transaction.objectStore('blobs');
      await Promise.all(rows.map(([key, row]) => store.put(row, key)));
      return undefined;
    });
    if (stored.ok) return undefined;
    return { ok: false, reason: stored.reason === 'conflict' ? 'storage' : stored.reason };
  }

  /** The stored row. One that is not there is damage, unless the whole blob is gone. */
  async #row(bucket: BucketStore, id: string, index: number): Promise<unknown> {
    const found = await readTogether(bucket.database, async (transaction) => {
      const store = transaction.objectStore('blobs');
      const row = await store.get(chunkRow(this.#category, id, index));
      if (row !== undefined) return { row };
      return (await store.count(blobRange(this.#category, id))) === 0 ? 'missing' : 'corrupt';
    }).catch((error: unknown) => {
      const reason = failureOf(error);
      return reason === 'quota' ? 'storage' : reason;
    });
    if (typeof found === 'string') throw new BlobError(found);
    return found.row;
  }
}

function invalid(id: string, path: string, code: string): BlobWriteFailure {
  return { ok: false, reason: 'invalid', problems: [{ id, path, code }] };
}
