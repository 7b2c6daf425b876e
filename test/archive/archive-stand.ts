import { createHash, randomBytes } from 'node:crypto';
import { collections } from '../../src/collections.ts';
import { archiveCategory } from '../../src/archive/archive-category.ts';
import type { ArchiveCategory, BesideWriter } from '../../src/archive/archive-category.ts';
import type { ArchiveFiles, FileStoreFailure } from '../../src/archive/archive-files.ts';
import { archiveRows } from '../../src/archive/archive-rows.ts';
import { mapBlobReferences } from '../../src/archive/file-references.ts';
import type { ArchiveWords } from '../../src/archive/index-page.ts';
import { openArchive } from '../../src/archive/open-archive.ts';
import type { OpenArchiveOptions } from '../../src/archive/open-archive.ts';
import { storeArchive } from '../../src/archive/store-archive.ts';
import { writeArchive } from '../../src/archive/write-archive.ts';
import { emptyContact } from '../../src/data/contacts/contact-draft.ts';
import { en } from '../../src/i18n/en/en.ts';
import { blobRange } from '../../src/sealed-file/byte-range.ts';
import type { ByteSource } from '../../src/sealed-file/byte-reader.ts';
import type { DeriveKey, KeyDerivation } from '../../src/sealed-file/derive-key.ts';
import { sealContainer } from '../../src/sealed-file/seal-container.ts';
import type { BlobReference } from '../../src/vault/blob-reference.ts';
import type { Collection } from '../../src/vault/collection.ts';
import type {
  CollectionDefinition,
  ExpireResult,
  OpenResult,
  RecordChange,
  SetAsideResult,
  StoredRecord,
  WriteResult,
} from '../../src/vault/collection-definition.ts';
import { randomId } from '../../src/vault/random-id.ts';
import type { RandomBytes } from '../../src/vault/random-id.ts';

export const passphrase = 'correct horse battery';
export const random: RandomBytes = (count) => new Uint8Array(randomBytes(count));
export const quick: KeyDerivation = { algorithm: 1, rounds: 100_000 };
export const words: ArchiveWords = {
  texts: en.archive,
  language: 'en',
  direction: 'ltr',
  nameOf: (category) => `<${category}>`,
};

/** A key in microseconds; the rest of the file is made as ever. */
const instantly: DeriveKey = (secret, salt, { rounds }) =>
  crypto.subtle.importKey(
    'raw',
    new Uint8Array(createHash('sha256').update(secret).update(salt).update(String(rounds)).digest()),
    'AES-GCM',
    false,
    ['encrypt', 'decrypt'],
  );

/** Records in memory, with a vault's rules for ids. `fail` is what its next writes answer, one each. */
export class MemoryCollection<T> implements Collection<T> {
  readonly definition: CollectionDefinition<T>;
  readonly fail: WriteResult[] = [];
  openResult: OpenResult = {
    ok: true,
    unreadablePages: 0,
    lostPages: 0,
    invalidRecords: 0,
    headDamaged: false,
  };
  #records = new Map<string, StoredRecord<T>>();

  constructor(definition: CollectionDefinition<T>, records: readonly (readonly [string, T])[] = []) {
    this.definition = definition;
    for (const [id, value] of records) this.#records.set(id, { id, value, revision: 1 });
  }

  open(): Promise<OpenResult> {
    return Promise.resolve(this.openResult);
  }

  all(): readonly StoredRecord<T>[] {
    return [...this.#records.values()];
  }

  get(id: string): StoredRecord<T> | undefined {
    return this.#records.get(id);
  }

  put(changes: readonly RecordChange<T>[]): Promise<WriteResult> {
    const failure = this.fail.shift();
    if (failure !== undefined) return Promise.resolve(failure);
    const stale = changes.filter(({ id }) => this.#records.has(id)).map(({ id }) => id);
    if (stale.length > 0) return Promise.resolve({ ok: false, reason: 'stale', ids: stale });
    for (const { id, value } of changes) this.#records.set(id, { id, value, revision: 1 });
    return Promise.resolve({ ok: true });
  }

  remove(ids: readonly string[]): Promise<WriteResult> {
    for (const id of ids) this.#records.delete(id);
    return Promise.resolve({ ok: true });
  }

  /** What an erase leaves. */
  clear(): void {
    this.#records = new Map();
  }

  expire(): Promise<ExpireResult> {
    throw new Error('An archive expires nothing.');
  }

  restore(): Promise<WriteResult> {
    throw new Error('An archive restores nothing.');
  }

  setAside(): Promise<SetAsideResult> {
    throw new Error('An archive sets nothing aside by itself.');
  }

  subscribe(): void {
    throw new Error('An archive listens to nothing.');
  }
}

/** Large values in memory, given in small pieces. */
export class MemoryFiles implements ArchiveFiles {
  readonly stored = new Map<string, Uint8Array<ArrayBuffer>>();
  fail: FileStoreFailure | undefined;

  add(bytes: Uint8Array<ArrayBuffer>, type: string): BlobReference {
    const id = randomId(random);
    this.stored.set(id, bytes);
    return { id, key: Buffer.from(random(32)).toString('base64'), size: bytes.length, type };
  }

  open({ id }: BlobReference): Promise<ByteSource | undefined> {
    const bytes = this.stored.get(id);
    return Promise.resolve(bytes && pieces(bytes, 10_000));
  }

  async store(content: ByteSource, size: number, type: string): ReturnType<ArchiveFiles['store']> {
    const bytes = await gather(content);
    if (this.fail !== undefined) return { ok: false, reason: this.fail };
    if (bytes.length !== size) throw new Error('The size is wrong.');
    return { ok: true, value: this.add(bytes, type) };
  }
}

export function definitionOf(category: string): CollectionDefinition<unknown> {
  const found = collections.find((definition) => definition.category === category);
  if (found === undefined) throw new Error(`No collection ${category}.`);
  return found as CollectionDefinition<unknown>;
}

export interface Store {
  readonly collection: MemoryCollection<unknown>;
  readonly files: MemoryFiles;
  readonly category: ArchiveCategory;
}

export function storeOf(
  category: string,
  records: readonly (readonly [string, unknown])[] = [],
  beside: readonly BesideWriter<unknown>[] = [],
): Store {
  const collection = new MemoryCollection(definitionOf(category), records);
  const files = new MemoryFiles();
  const row = archiveRows[category];
  if (row === undefined) throw new Error(`No row for ${category}.`);
  return { collection, files, category: archiveCategory(collection, row, { files, beside }) };
}

/** A driver with something of what comes back, a photo and a song. */
export function fullDriver(songBytes = 100_000, photoBytes = 30_000): [Store, Store, Store] {
  const [contacts, media] = [storeOf('contacts'), storeOf('media')];
  const contact = { ...emptyContact({ format: 'entered' }), fullName: 'Zoë <b>', notes: ['a\n]}'] };
  const photo = contacts.files.add(random(photoBytes), 'image/jpeg');
  void contacts.collection.put([
    { id: 'ada', value: { ...contact, photo } },
    { id: 'bob', value: contact },
  ]);
  const blob = media.files.add(random(songBytes), 'audio/mpeg');
  const song = {
    kind: 'audio',
    title: 'Song',
    isFavourite: true,
    addedAt: 1,
    content: { place: 'car', blob },
  };
  void media.collection.put([{ id: 'song', value: song }]);
  const trip = { startedAt: 1, duration: 2, distance: 3, averageSpeed: 4, energy: 'fuel', note: '' };
  return [contacts, media, storeOf('trips', [['t1', trip]])];
}

/** The same categories with nothing in them. */
export function emptied(stores: readonly Store[]): Store[] {
  return stores.map(({ category }) => storeOf(category.id));
}

/** 23 November 2026. */
export const now = Date.UTC(2026, 10, 23, 9);

export function archiveOf(stores: readonly Store[]): Promise<Uint8Array<ArrayBuffer>> {
  const categories = stores.map(({ category }) => category);
  return gather(writeArchive({ categories, version: '0.1.0', now, words }));
}

export function sealedOf(
  plain: Uint8Array<ArrayBuffer>,
  secret = passphrase,
): Promise<Uint8Array<ArrayBuffer>> {
  const options = { random, derivation: quick, deriveKey: instantly };
  return gather(sealContainer(pieces(plain), undefined, secret, options));
}

export function open(
  bytes: Uint8Array<ArrayBuffer>,
  stores: readonly Store[],
  options: Partial<OpenArchiveOptions> = {},
): ReturnType<typeof openArchive> {
  return openArchive(blobRange(new Blob([bytes])), {
    categories: stores.map(({ category }) => category),
    passphrase: '',
    signal: new AbortController().signal,
    deriveKey: instantly,
    ...options,
  });
}

/** Opens and stores all of it. */
export async function bringIn(
  bytes: Uint8Array<ArrayBuffer>,
  stores: readonly Store[],
  options: Partial<OpenArchiveOptions> = {},
): Promise<Awaited<ReturnType<typeof storeArchive>>> {
  const opened = await open(bytes, stores, options);
  if (!opened.ok) return opened;
  const chosen = new Set(stores.map(({ category }) => category.id));
  return storeArchive(opened.value, { chosen, random, signal: new AbortController().signal });
}

/** Ids and values, with each blob as what it holds. */
export function contentOf({ collection, files }: Store): readonly unknown[] {
  return collection.all().map(({ id, value }) => ({
    id,
    value: mapBlobReferences(value, ({ id: blob, size, type }) => ({
      size,
      type,
      bytes: Buffer.from(files.stored.get(blob) ?? 'missing').toString('base64'),
    })),
  }));
}

export async function gather(
  source: AsyncIterable<Uint8Array<ArrayBuffer>>,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for await (const part of source) parts.push(part);
  return new Uint8Array(Buffer.concat(parts));
}

export async function* pieces(
  bytes: Uint8Array<ArrayBuffer>,
  size = 65_536,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}
