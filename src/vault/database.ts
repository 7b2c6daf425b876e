import { wrap, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import type { Clock } from '../../platform/contract/clock.ts';
import { logFault, word } from '../fault-log/log-fault.ts';
import { openDeadline, withDeadline } from './deadline.ts';
import type { HeldBucket } from './storage-place.ts';

/**
 * One database per bucket. Keys are words of the vault, category ids and random page ids, never content:
 * `meta` by word, `heads` by category, `pages` by `<category>/<page id>`, `blobs` by `<category>/<blob id>/<chunk>`.
 */
interface VaultSchema extends DBSchema {
  meta: { key: string; value: unknown };
  heads: { key: string; value: unknown };
  pages: { key: string; value: unknown };
  blobs: { key: string; value: unknown };
}

const stores = ['meta', 'heads', 'pages', 'blobs'] as const;
type Stores = (typeof stores)[number][];

export type VaultDatabase = IDBPDatabase<VaultSchema>;
export type WriteTransaction = IDBPTransaction<VaultSchema, Stores, 'readwrite'>;
export type ReadTransaction = IDBPTransaction<VaultSchema, Stores>;

/** Why a write did not happen. Nothing of it is stored. `conflict`: the work found another state and refused. */
export type WriteFailure = 'quota' | 'closed' | 'storage' | 'conflict';
export type WriteOutcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: WriteFailure };

/** What a unit of work returns to leave everything as it was. */
export const refuse = Symbol('refuse');

/** Opens a bucket's database, making its stores. Rejects with `StorageTimeoutError` when the browser hangs. */
export function openDatabase(bucket: HeldBucket, clock: Clock): Promise<VaultDatabase> {
  const request = bucket.indexedDB.open(bucket.databaseName, 1);
  request.onupgradeneeded = () => {
    for (const store of stores) request.result.createObjectStore(store);
  };
  const opened = wrap(request).then((database) => database as unknown as VaultDatabase);
  return withDeadline(clock, openDeadline, opened, (late) => late.close()).then((database) => {
    database.addEventListener('versionchange', () => database.close());
    return database;
  });
}

/** The closed word for what storage threw; logs what has none of its own. */
export function failureOf(error: unknown): Exclude<WriteFailure, 'conflict'> {
  const name = error instanceof Error || error instanceof DOMException ? error.name : typeof error;
  if (name === 'QuotaExceededError') return 'quota';
  if (name === 'InvalidStateError') return 'closed';
  logFault({ code: 'vault/storage-failed', detail: { name: word(name) } });
  return 'storage';
}

/**
 * The only place that opens a write transaction: strict, so that it is on the disk when this resolves with `ok`.
 * `work` may await nothing but the transaction's own requests; it returns {@link refuse} to abort.
 */
export async function writeStrict<T>(
  database: VaultDatabase,
  work: (transaction: WriteTransaction) => Promise<T | typeof refuse>,
): Promise<WriteOutcome<T>> {
  let transaction: WriteTransaction;
  try {
    transaction = database.transaction([...stores], 'readwrite', { durability: 'strict' });
  } catch (error) {
    return { ok: false, reason: failureOf(error) };
  }
  const ended = transaction.done.then(
    () => ({ committed: true as const }),
    (error: unknown) => ({ committed: false as const, error }),
  );
  try {
    const value = await work(transaction);
    if (value === refuse) {
      transaction.abort();
      await ended;
      return { ok: false, reason: 'conflict' };
    }
    const end = await ended;
    if (end.committed) return { ok: true, value };
    return { ok: false, reason: failureOf(end.error ?? transaction.error) };
  } catch (error) {
    try {
      transaction.abort();
    } catch {
      // It had ended by itself, which is what the abort was for.
    }
    const end = await ended;
    if (end.committed) throw error;
    return { ok: false, reason: failureOf(transaction.error ?? error) };
  }
}

/** Several reads that belong together, in one transaction. Same rule for `work` as above. */
export async function readTogether<T>(
  database: VaultDatabase,
  work: (transaction: ReadTransaction) => Promise<T>,
): Promise<T> {
  const transaction = database.transaction([...stores], 'readonly');
  // A lost database fails the work's own requests, which is what the caller hears of.
  transaction.done.catch(() => {});
  return await work(transaction);
}

/** All pages of a category, or all its blobs. `0` is the character after `/`. */
export function categoryRange(category: string): IDBKeyRange {
  return IDBKeyRange.bound(`${category}/`, `${category}0`, false, true);
}

/** The chunks of one blob. */
export function blobRange(category: string, id: string): IDBKeyRange {
  return categoryRange(`${category}/${id}`);
}
