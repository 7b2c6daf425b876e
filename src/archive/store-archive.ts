import { randomId } from '../vault/random-id.ts';
import type { RandomBytes } from '../vault/random-id.ts';
import type { BlobReference } from '../vault/blob-reference.ts';
import type { ArchiveCategory, ArchivedRecord } from './archive-category.ts';
import { storeFailureOf } from './archive-files.ts';
import type { FileStoreFailure } from './archive-files.ts';
import { problemOf } from './archive-problem.ts';
import type { ArchiveResult } from './archive-problem.ts';
import { ContentHash } from './content-hash.ts';
import { blobReferencesIn, mapBlobReferences } from './file-references.ts';
import type { OpenedArchive } from './open-archive.ts';
import type { ReadRecord } from './read-records.ts';
import { refuse } from '../sealed-file/sealed-problem.ts';

/** What became of one category: all of it, or nothing. */
export type StoredCategory =
  | {
      readonly ok: true;
      readonly category: ArchiveCategory;
      /** Ids of the records that are new, for an undo. */
      readonly added: readonly string[];
      /** There already, exactly so. */
      readonly known: number;
    }
  | { readonly ok: false; readonly category: ArchiveCategory; readonly reason: FileStoreFailure };

export interface StoreArchiveOptions {
  /** Ids of those that are wanted. */
  readonly chosen: ReadonlySet<string>;
  readonly random: RandomBytes;
  readonly signal: AbortSignal;
  /** Records that are ready to be stored, of all. */
  readonly onStep?: (records: number, total: number) => void;
}

/** How often records whose ids are taken meanwhile get new ones. */
const attempts = 3;

type Prepared =
  | {
      readonly ok: true;
      readonly category: ArchiveCategory;
      readonly records: ArchivedRecord[];
      readonly known: number;
    }
  | { readonly ok: false; readonly category: ArchiveCategory; readonly reason: FileStoreFailure };

/**
 * Stores what was opened. Files first, for as long as `signal` lets it and the archive is what it was: up to there nothing is changed,
 * and what no record names goes by itself. Then each category, all or nothing. Never rejects.
 */
export async function storeArchive(
  archive: OpenedArchive,
  { chosen, random, signal, onStep }: StoreArchiveOptions,
): Promise<ArchiveResult<readonly StoredCategory[]>> {
  const wanted = archive.categories.flatMap(({ category, state, read }) =>
    state === 'ready' && read !== undefined && chosen.has(category.id)
      ? [{ category, records: read.records }]
      : [],
  );
  const total = wanted.reduce((sum, { records }) => sum + records.length, 0);
  let ready = 0;
  const prepared: Prepared[] = [];
  try {
    for (const { category, records } of wanted) {
      prepared.push(
        await prepare(archive, category, records, {
          random,
          signal,
          onRecord: () => onStep?.((ready += 1), total),
        }),
      );
    }
    signal.throwIfAborted();
  } catch (error) {
    return refuse(problemOf(error, signal));
  }
  const stored: StoredCategory[] = [];
  for (const one of prepared) stored.push(one.ok ? await put(one, random) : one);
  return { ok: true, value: stored };
}

async function prepare(
  archive: OpenedArchive,
  category: ArchiveCategory,
  records: readonly ReadRecord[],
  {
    random,
    signal,
    onRecord,
  }: { readonly random: RandomBytes; readonly signal: AbortSignal; readonly onRecord: () => void },
): Promise<Prepared> {
  const present = new Map(category.snapshot().records.map(({ id, value }) => [id, value]));
  const withoutFiles = new Set(
    [...present.values()].filter((value) => blobReferencesIn(value).length === 0).map(canonical),
  );
  const stored = new Map<string, BlobReference>();
  const taken = new Set(present.keys());
  const changes: ArchivedRecord[] = [];
  let known = 0;
  for (const record of records) {
    signal.throwIfAborted();
    onRecord();
    if (
      withoutFiles.has(canonical(record.value)) ||
      (await isThere(archive, category, record, present, signal))
    ) {
      known += 1;
      continue;
    }
    const failure = await storeFiles(archive, category, record, stored, signal);
    if (failure !== undefined) return { ok: false, category, reason: failure };
    const value = mapBlobReferences(record.value, ({ id }) => stored.get(record.files.get(id) ?? ''));
    const id = taken.has(record.id) ? randomId(random) : record.id;
    taken.add(id);
    changes.push({ id, value });
  }
  return { ok: true, category, records: changes, known };
}

/** Stores those files of a record that no earlier one brought. */
async function storeFiles(
  archive: OpenedArchive,
  { files }: ArchiveCategory,
  record: ReadRecord,
  stored: Map<string, BlobReference>,
  signal: AbortSignal,
): Promise<FileStoreFailure | undefined> {
  for (const { id, type } of blobReferencesIn(record.value)) {
    const name = record.files.get(id) ?? '';
    if (stored.has(name)) continue;
    const size = archive.file(name)?.size ?? 0;
    const written = await files?.store(archive.content(name, signal), size, type);
    if (written === undefined) return 'storage';
    if (!written.ok) return written.reason;
    stored.set(name, written.value);
  }
  return undefined;
}

/** Whether the record of this id is the same already, its files included. */
async function isThere(
  archive: OpenedArchive,
  { files }: ArchiveCategory,
  record: ReadRecord,
  present: ReadonlyMap<string, unknown>,
  signal: AbortSignal,
): Promise<boolean> {
  const existing = present.get(record.id);
  if (existing === undefined || canonical(existing) !== canonical(record.value)) return false;
  const wanted = blobReferencesIn(record.value);
  for (const [index, reference] of blobReferencesIn(existing).entries()) {
    const content = await files?.open(reference);
    if (content === undefined) return false;
    const sum = new ContentHash();
    for await (const piece of content) {
      signal.throwIfAborted();
      sum.add(piece);
    }
    const name = record.files.get(wanted[index]?.id ?? '') ?? '';
    if (sum.end() !== archive.file(name)?.sha256) return false;
  }
  return true;
}

async function put(
  { category, records, known }: Extract<Prepared, { ok: true }>,
  random: RandomBytes,
): Promise<StoredCategory> {
  let changes = records;
  for (let attempt = 1; ; attempt += 1) {
    const written = await category.put(changes);
    if (written.ok) return { ok: true, category, added: changes.map(({ id }) => id), known };
    if (written.reason !== 'stale' || attempt === attempts)
      return { ok: false, category, reason: storeFailureOf(written.reason) };
    // Somebody else's, or one whose deletion can still be undone.
    const clashing = new Set(written.ids);
    changes = changes.map(({ id, value }) => ({ id: clashing.has(id) ? randomId(random) : id, value }));
  }
}

/** The same text for the same record in whatever order its fields stand, and whichever blobs hold its files. */
function canonical(record: unknown): string {
  const named = mapBlobReferences(record, ({ size, type }) => ({ blob: true, size, type }));
  return JSON.stringify(named, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
