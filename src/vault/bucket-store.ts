import type { Clock } from '../../platform/contract/clock.ts';
import type { Keystore, KeystoreResult } from '../../platform/contract/keystore.ts';
import { logFault, word } from '../fault-log/log-fault.ts';
import { bucketKind, isBucketName, type BucketKind, type BucketName } from './bucket-name.ts';
import { openDatabase, categoryRange, failureOf, readTogether, writeStrict } from './database.ts';
import type { VaultDatabase, WriteFailure, WriteOutcome } from './database.ts';
import { openDeadline, StorageTimeoutError, withDeadline } from './deadline.ts';
import { readHead, type Head } from './head.ts';
import { changeKeyring, keyringIn, readKeyring, type Keyring } from './keyring.ts';
import { withKeysLock } from './locks.ts';
import type { RandomBytes } from './random-id.ts';
import { storagePlace, type HeldBucket } from './storage-place.ts';

export interface VaultTools {
  readonly keystore: Keystore;
  readonly clock: Clock;
  readonly random: RandomBytes;
}

export type StorageFailure = 'storage-timeout' | 'storage-unavailable';
export type BucketStoreResult =
  | { readonly ok: true; readonly store: BucketStore }
  | { readonly ok: false; readonly reason: StorageFailure };

/** What one category holds in a bucket, found without any key. */
export interface CategoryContent {
  readonly category: string;
  /** Undefined when it is missing or damaged although there are pages. Not authenticated here. */
  readonly head: Head | undefined;
  /** Pages that lie there. */
  readonly pages: number;
  /** Pages that the head names and that do not lie there. */
  readonly missingPages: number;
  readonly hasKey: boolean;
}

/** `ok`, or why the keys are still there. */
export type RetireResult =
  | { readonly ok: true; readonly retired: readonly string[] }
  | { readonly ok: false; readonly reason: 'keystore-unreachable' | WriteFailure };

/**
 * One bucket as it lies on the disk: no schema, no data key. What an erase works on; the vault builds on it.
 * The caller closes it.
 */
export class BucketStore {
  readonly name: BucketName;
  readonly kind: BucketKind;
  readonly persisted: boolean;
  /** For the vault's own folder. */
  readonly database: VaultDatabase;
  readonly #tools: VaultTools;

  constructor(name: BucketName, held: HeldBucket, database: VaultDatabase, tools: VaultTools) {
    this.name = name;
    this.kind = bucketKind(name) ?? 'driver';
    this.persisted = held.persisted;
    this.database = database;
    this.#tools = tools;
  }

  /** The heads that can be read, not authenticated. Rejects when storage fails. */
  async heads(): Promise<readonly Head[]> {
    return (await this.contents()).flatMap(({ head }) => (head === undefined ? [] : [head]));
  }

  /** Every category that has a head, a page or a key here. Reads no page's content. Rejects when storage fails. */
  contents(): Promise<readonly CategoryContent[]> {
    return readTogether(this.database, async (transaction) => {
      const names = await transaction.objectStore('heads').getAllKeys();
      const stored = await transaction.objectStore('heads').getAll();
      const pageKeys = await transaction.objectStore('pages').getAllKeys();
      const keyring = await keyringIn(transaction);
      const heads = new Map(names.map((name, index) => [name, readHead(stored[index])]));
      const pages = new Set(pageKeys);
      return contentsOf(heads, pages, keyring);
    });
  }

  keyring(): Promise<Keyring | undefined> {
    return readKeyring(this.database);
  }

  /** The keystore alias that this bucket's keys hang on. Destroying it makes the whole bucket unreadable for good. */
  async keyringAlias(): Promise<string | undefined> {
    return (await this.keyring())?.alias;
  }

  /**
   * Writes the keyring without the data keys of `categories`, under a new alias, in one strict transaction. The keys
   * are gone once the returned aliases are destroyed, which the caller does for all buckets in one call. Repeating it
   * returns the same aliases again. Costs one unwrap, one wrap and one small write, whatever the bucket holds.
   */
  retireKeys(categories: readonly string[]): Promise<RetireResult> {
    return withKeysLock(async () => {
      const before = await this.keyring().catch(() => undefined);
      if (before === undefined) return { ok: true, retired: [] };
      const drop = categories.filter((category) => Object.hasOwn(before.keyIds, category));
      if (drop.length === 0) return { ok: true, retired: before.retired };
      const { keystore, random } = this.#tools;
      const change = await changeKeyring(this.database, keystore, random, before, { drop, alias: 'new' });
      if (change.ok) return { ok: true, retired: change.keyring.retired };
      // An unreadable keyring has nothing left to keep: its alias may go as it is.
      if (change.reason === 'unreadable') return { ok: true, retired: [...before.retired, before.alias] };
      return { ok: false, reason: change.reason === 'locked' ? 'storage' : change.reason };
    });
  }

  /**
   * For an erase that takes the whole bucket, locked or unreadable or not: the aliases that its keys hang on, and the name of
   * its PIN's counter, all to be destroyed in one call. Writes nothing, asks the keystore nothing. Afterwards the bucket goes
   * by {@link deleteBucket}; a driver's only when the ledger counts one less. A keyring that cannot be parsed names nothing:
   * its alias is left to the orphan rule.
   */
  async retireAll(): Promise<RetireResult> {
    const before = await this.keyring().catch(failureOf);
    if (typeof before === 'string') return { ok: false, reason: before };
    if (before === undefined) return { ok: true, retired: [] };
    const counter = before.pin === undefined ? [] : [before.pin];
    return { ok: true, retired: [...before.retired, before.alias, ...counter] };
  }

  /** Removes pages, heads and blobs of `categories` in one transaction. For keys that are destroyed already: the bytes stay on the disk. */
  dropPages(categories: readonly string[]): Promise<WriteOutcome<undefined>> {
    return writeStrict(this.database, async (transaction) => {
      for (const category of categories) {
        await transaction.objectStore('pages').delete(categoryRange(category));
        await transaction.objectStore('blobs').delete(categoryRange(category));
        await transaction.objectStore('heads').delete(category);
      }
      return undefined;
    });
  }

  close(): void {
    this.database.close();
  }
}

function contentsOf(
  heads: ReadonlyMap<string, Head | undefined>,
  pages: ReadonlySet<string>,
  keyring: Keyring | undefined,
): readonly CategoryContent[] {
  const counts = new Map<string, number>();
  for (const key of pages) {
    const category = key.slice(0, key.indexOf('/'));
    counts.set(category, (counts.get(category) ?? 0) + 1);
  }
  const keyed = new Set(Object.keys(keyring?.keyIds ?? {}));
  return [...new Set([...heads.keys(), ...counts.keys(), ...keyed])].map((category) => {
    const head = heads.get(category);
    return {
      category,
      head,
      pages: counts.get(category) ?? 0,
      missingPages: head?.pages.filter(({ id }) => !pages.has(`${category}/${id}`)).length ?? 0,
      hasKey: keyed.has(category),
    };
  });
}

/**
 * Destroys in one synced call what `choose` names, at a moment when no window is about to wrap: an alias that is wrapped
 * and not stored yet looks like an orphan, and a wrap under way would bring a destroyed one back to life.
 */
export function destroyAliases(
  keystore: Keystore,
  choose: () => Promise<readonly string[]>,
): Promise<KeystoreResult<void>> {
  return withKeysLock(async () => keystore.destroy(await choose()));
}

/** The drivers', vehicle's and keeper's buckets that exist. The browser's own list is the only directory. */
export async function listBuckets(): Promise<readonly BucketName[]> {
  return (await storagePlace().list()).filter(isBucketName);
}

export function storageFailure(error: unknown): StorageFailure {
  if (error instanceof StorageTimeoutError) return 'storage-timeout';
  logFault({
    code: 'vault/open-failed',
    detail: { name: word(error instanceof Error ? error.name : typeof error) },
  });
  return 'storage-unavailable';
}

/** Opens a bucket, creating it when it is missing. */
export async function openBucketStore(name: BucketName, tools: VaultTools): Promise<BucketStoreResult> {
  try {
    const held = await withDeadline(tools.clock, openDeadline, storagePlace().open(name));
    const database = await openDatabase(held, tools.clock);
    return { ok: true, store: new BucketStore(name, held, database, tools) };
  } catch (error) {
    return { ok: false, reason: storageFailure(error) };
  }
}

/** Deletes a bucket with all its files. Safe to repeat; works while other windows hold it open. */
export async function deleteBucket(
  name: BucketName,
  clock: Clock,
): Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: StorageFailure }> {
  try {
    await withDeadline(clock, openDeadline, storagePlace().delete(name));
    return { ok: true };
  } catch (error) {
    return { ok: false, reason: storageFailure(error) };
  }
}
