import * as z from 'zod/mini';
import { blobReferenceSchema, type BlobReference } from './blob-reference.ts';
import type { BucketStore } from './bucket-store.ts';
import type { WriteResult } from './collection-definition.ts';
import { blobRange, failureOf, readTogether, writeStrict } from './database.ts';
import { randomId, type RandomBytes } from './random-id.ts';
import { bytesSchema, dataKeyBytes, importDataKey, seal, unseal } from './sealing.ts';

/** Bytes of plain content per chunk: a 5 MB photo is 20 rows, and reading needs one chunk at a time. */
const chunkBytes = 262_144;
/** Largest blob: any phone's contact photo. Longer media want files of their own (`decisions.md` 23). */
const blobBytes = 16_777_216;

const chunkSchema = z.object({ iv: bytesSchema, data: bytesSchema, window: z.string() });

export interface BlobPiece {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Media type. */
  readonly type: string;
}

export type BlobWriteFailure = Extract<WriteResult, { readonly ok: false }>;
export type BlobWriteResult<T> = { readonly ok: true; readonly value: T } | BlobWriteFailure;
/** `missing`: not there any more. `corrupt`: damaged, or another blob's bytes. */
export type BlobReadResult =
  | { readonly ok: true; readonly value: Uint8Array<ArrayBuffer> }
  | { readonly ok: false; readonly reason: 'missing' | 'corrupt' | 'closed' | 'storage' };

/**
 * Large values of one category: written first, then named by a record, whose page holds the blob's key. What no
 * record names is swept when the category is opened after the writing window has ended. Nothing rejects.
 *
 * Chunks are rows of the bucket's database, not OPFS files. Measured per blob of 20 kB, Chromium 156, 2 cores: strict
 * rows 0.2 ms to write together, 2.4 one by one, 0.4 to read; OPFS files 1.9 to 4.0 and 2.2; 5 MB: 16 and 49 ms. Rows
 * are also flushed before the record commits (a window cannot flush an OPFS file), and go in the erase's transaction.
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

  /** Several in one transaction, all or none: ten times faster than one by one. References in the order given. */
  async writeAll(pieces: readonly BlobPiece[]): Promise<BlobWriteResult<readonly BlobReference[]>> {
    const bucket = this.#bucket;
    if (bucket === undefined) return { ok: false, reason: 'unreadable' };
    if (this.#tools.signal.aborted) return { ok: false, reason: 'closed' };
    // A strict transaction waits for the disk, also one that writes nothing.
    if (pieces.length === 0) return { ok: true, value: [] };
    const references: BlobReference[] = [];
    const rows: (readonly [string, unknown])[] = [];
    for (const piece of pieces) {
      const id = randomId(this.#tools.random);
      const raw = this.#tools.random(dataKeyBytes);
      const key = btoa(String.fromCharCode(...raw));
      const reference = blobReferenceSchema.safeParse({
        id,
        key,
        size: piece.bytes.length,
        type: piece.type,
      });
      if (!reference.success || piece.bytes.length > blobBytes) {
        const problem = reference.success ? ['size', 'too-large'] : ['type', 'invalid_format'];
        const [path = '', code = ''] = problem;
        return { ok: false, reason: 'invalid', problems: [{ id, path, code }] };
      }
      references.push(reference.data);
      rows.push(...(await this.#seal(bucket.name, id, await importDataKey(raw), piece.bytes)));
    }
    const stored = await writeStrict(bucket.database, async (transaction) => {
      const store = transaction.objectStore('blobs');
      await Promise.all(rows.map(([key, row]) => store.put(row, key)));
      return undefined;
    });
    if (stored.ok) return { ok: true, value: references };
    return { ok: false, reason: stored.reason === 'conflict' ? 'storage' : stored.reason };
  }

  /** The whole content, authenticated. */
  async read(reference: BlobReference): Promise<BlobReadResult> {
    const bucket = this.#bucket;
    if (bucket === undefined) return { ok: false, reason: 'missing' };
    const { id, size } = reference;
    const rows = await readTogether(bucket.database, (transaction) =>
      transaction.objectStore('blobs').getAll(blobRange(this.#category, id)),
    ).catch(failureOf);
    if (typeof rows === 'string') return { ok: false, reason: rows === 'quota' ? 'storage' : rows };
    if (rows.length === 0) return { ok: false, reason: 'missing' };
    const raw = Uint8Array.from(atob(reference.key), (character) => character.charCodeAt(0));
    const key = await importDataKey(raw);
    const value = new Uint8Array(Math.min(size, blobBytes));
    let at = 0;
    for (const [index, row] of rows.entries()) {
      const chunk = chunkSchema.safeParse(row);
      const context = this.#context(bucket.name, id, index, rows.length);
      const plain = chunk.success ? await unseal(key, context, chunk.data) : undefined;
      if (plain === undefined || at + plain.length > value.length) return { ok: false, reason: 'corrupt' };
      value.set(plain, at);
      at += plain.length;
    }
    return at === size ? { ok: true, value } : { ok: false, reason: 'corrupt' };
  }

  async #seal(
    bucket: string,
    id: string,
    key: CryptoKey,
    bytes: Uint8Array<ArrayBuffer>,
  ): Promise<(readonly [string, unknown])[]> {
    const count = Math.max(1, Math.ceil(bytes.length / chunkBytes));
    const rows: (readonly [string, unknown])[] = [];
    for (let index = 0; index < count; index += 1) {
      const plain = bytes.subarray(index * chunkBytes, (index + 1) * chunkBytes);
      const sealed = await seal(key, this.#context(bucket, id, index, count), plain, this.#tools.random);
      const row = `${this.#category}/${id}/${String(index).padStart(4, '0')}`;
      rows.push([row, { ...sealed, window: this.#tools.window }]);
    }
    return rows;
  }

  #context(bucket: string, id: string, index: number, count: number): readonly (string | number)[] {
    return ['blob', bucket, this.#category, id, index, count];
  }
}
