import { nextTask } from '../../../records/next-task.ts';
import type { BlobReference } from '../../../vault/blob-reference.ts';
import type { BlobWriteFailure, Blobs } from '../../../vault/blobs.ts';
import type { Collection } from '../../../vault/collection.ts';
import { ImportChanges } from '../../imports/import-changes.ts';
import type { StoreResult } from '../../imports/import-run.ts';
import type { Intake, RecordImports } from '../../imports/record-imports.ts';
import type { Medium } from '../media-collection.ts';
import { KnownMedia } from './known-media.ts';
import { mediumOf } from './medium-of.ts';
import type { MediumAccount, MediumEntry } from './medium-account.ts';

/** Media looked through at a time. */
const slice = 500;
/** Bytes handed to the vault at a time. */
const pieceBytes = 1_048_576;

export type MediaImports = RecordImports<Medium, MediumEntry, MediumAccount>;

export interface MediaIntakeOptions {
  readonly media: Collection<Medium>;
  readonly blobs: Pick<Blobs, 'write' | 'writeStream' | 'discard'>;
  readonly newId: () => string;
  /** ms since the epoch */
  readonly now: () => number;
  /** What a piece is called that neither tags nor file name. */
  readonly unnamed: Readonly<Record<MediumEntry['tags']['kind'], string>>;
}

type Written = { readonly ok: true; readonly value: BlobReference | undefined } | BlobWriteFailure;

/** Takes one import's media in: content and cover first, then the record that names them; of what fails nothing stays. */
export class MediaIntake implements Intake<Medium, MediumEntry> {
  readonly changes: ImportChanges<Medium>;
  readonly #options: MediaIntakeOptions;
  readonly #known = new KnownMedia();
  readonly #indexed: Promise<void>;
  /** An album's pieces carry the same one each: it is stored once. */
  readonly #covers = new Map<string, BlobReference>();

  constructor(options: MediaIntakeOptions) {
    this.#options = options;
    // Nothing is ever offered as looking alike: the same piece is not taken, and any other is another.
    this.changes = new ImportChanges(options.media, (known) => known);
    this.#indexed = this.#indexAll();
  }

  async take(entries: readonly MediumEntry[]): Promise<StoreResult> {
    await this.#indexed;
    let taken = 0;
    for (const entry of entries) {
      const stored = await this.#store(entry);
      if (stored === 'present') continue;
      if (!stored.ok) return stored;
      taken += 1;
    }
    return { ok: true, taken, present: entries.length - taken };
  }

  async #store(entry: MediumEntry): Promise<'present' | { readonly ok: true } | BlobWriteFailure> {
    const { media, blobs, newId, now, unnamed } = this.#options;
    const written: BlobReference[] = [];
    const refuse = async (failure: BlobWriteFailure): Promise<BlobWriteFailure> => {
      for (const [digest, { id }] of this.#covers)
        if (written.some((each) => each.id === id)) this.#covers.delete(digest);
      await blobs.discard(written);
      return failure;
    };
    const bare = mediumOf(entry, {
      now: now(),
      unnamed: unnamed[entry.tags.kind],
      blob: undefined,
      cover: undefined,
    });
    const known = this.#known.find(bare);
    if (known !== undefined && media.get(known) !== undefined) return 'present';
    const blob = await this.#content(entry);
    if (!blob.ok) return blob;
    if (blob.value !== undefined) written.push(blob.value);
    const cover = await this.#cover(entry, written);
    if (!cover.ok) return refuse(cover);
    const id = newId();
    const value = mediumOf(entry, {
      now: now(),
      unnamed: unnamed[entry.tags.kind],
      blob: blob.value,
      cover: cover.value,
    });
    const stored = await media.put([{ id, value }]);
    if (!stored.ok) return refuse(stored);
    this.#known.add(id, value);
    this.changes.noteAdded([id], []);
    return { ok: true };
  }

  async #content({ bytes, tags }: MediumEntry): Promise<Written> {
    if (bytes === undefined) return { ok: true, value: undefined };
    return this.#options.blobs.writeStream(piecesOf(bytes), bytes.length, mediaType(tags.type));
  }

  /** A cover that cannot be stored is no reason to lose the song, unless nothing can be stored any more. */
  async #cover({ tags: { cover } }: MediumEntry, written: BlobReference[]): Promise<Written> {
    if (cover === undefined) return { ok: true, value: undefined };
    const digest = await digestOf(cover.bytes);
    const known = this.#covers.get(digest);
    if (known !== undefined) return { ok: true, value: known };
    const stored = await this.#options.blobs.write(cover.bytes, mediaType(cover.type));
    if (!stored.ok) return stored.reason === 'invalid' ? { ok: true, value: undefined } : stored;
    written.push(stored.value);
    this.#covers.set(digest, stored.value);
    return stored;
  }

  async #indexAll(): Promise<void> {
    for (const [position, { id, value }] of this.#options.media.all().entries()) {
      if (position % slice === slice - 1) await nextTask();
      if (value.kind !== 'station') this.#known.add(id, value);
    }
  }
}

/** What a file says of its type may be anything. */
function mediaType(type: string): string {
  return type.length <= 100 && /^[a-z0-9.+-]+\/[a-z0-9.+-]+$/i.test(type) ? type : 'application/octet-stream';
}

async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).join();
}

async function* piecesOf(bytes: Uint8Array<ArrayBuffer>): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}
