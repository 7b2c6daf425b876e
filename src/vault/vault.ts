import type { Clock } from '../../platform/contract/clock.ts';
import type { CategoryId } from '../../platform/contract/service-definition.ts';
import { Blobs } from './blobs.ts';
import { bucketKind, type BucketKind, type BucketName } from './bucket-name.ts';
import type { StorageFailure } from './bucket-store.ts';
import type { RekeyOutcome } from './category-outcome.ts';
import { CategoryStore } from './category-store.ts';
import type { CollectionDefinition } from './collection-definition.ts';
import type { Collection } from './collection.ts';
import { openDeadline } from './deadline.ts';
import { LedgerError, type Ledger } from './ledger.ts';
import { holdVault, holdWindow, type HeldLock } from './locks.ts';
import { PageCollection } from './page-collection.ts';
import { randomId, type RandomBytes } from './random-id.ts';
import { Removals } from './removals.ts';
import { startBuckets, type StartedBucket } from './start.ts';
import { storagePlace } from './storage-place.ts';
import { VaultChannel } from './vault-channel.ts';

export interface VaultOptions {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** Categories that get their data key when a bucket is made; any other gets it at its first write. */
  readonly categories: readonly CategoryId[];
}

/** Why there is no vault. All but `ledger-unreadable` may be tried again; nothing was deleted. */
export type VaultFailure = 'keystore-unreachable' | 'erasing' | 'ledger-unreadable' | StorageFailure;
export type VaultResult =
  { readonly ok: true; readonly vault: Vault } | { readonly ok: false; readonly reason: VaultFailure };

export interface VaultBucket {
  readonly name: BucketName;
  readonly kind: BucketKind;
  /** `unreadable`: its key is gone or its storage is broken. To be shown so, never as empty; it can only be erased. */
  readonly state: 'open' | 'unreadable';
}

/** What one category of one bucket holds. `bytes` are of ciphertext. */
export interface StoredAmount {
  readonly bucket: BucketName;
  readonly kind: BucketKind;
  readonly category: CategoryId;
  readonly records: number;
  /** Deleted records whose undo still runs. */
  readonly removed: number;
  readonly bytes: number;
  readonly pages: number;
  /** As found at opening; before that those that are plainly missing. */
  readonly unreadablePages: number;
  readonly rekeyDue: boolean;
}

/** Why the vault closed: it was asked to, an erase took it, or its storage went away. */
export type VaultEnd = 'closed' | 'taken' | 'storage-lost';

/** Everything a user entered, open in this window. */
export class Vault {
  readonly buckets: readonly VaultBucket[];
  /** Whether the browser promised never to evict any of the buckets. */
  readonly persisted: boolean;
  /** Whether deleting a bucket removes its files here. If not, only destroyed keys protect what was erased. */
  readonly removesFiles = storagePlace().removesFiles;
  /** Settles once, when nothing can be read or written any more. */
  readonly closed: Promise<VaultEnd>;
  readonly #started: ReadonlyMap<string, StartedBucket>;
  readonly #random: RandomBytes;
  readonly #locks: readonly HeldLock[];
  readonly #life = new AbortController();
  readonly #removals: Removals;
  readonly #channel: VaultChannel;
  readonly #categories = new Map<string, CategoryStore>();
  readonly #registered = new Map<CategoryId, { readonly version: number }>();
  #end: (reason: VaultEnd) => void = () => {};

  constructor(
    started: readonly StartedBucket[],
    options: VaultOptions,
    locks: readonly HeldLock[],
    window: string,
  ) {
    this.#started = new Map(started.map((bucket) => [bucket.name, bucket]));
    this.#random = options.random;
    this.#locks = locks;
    this.#removals = new Removals(window, options.clock, this.#life.signal);
    this.#channel = new VaultChannel(({ bucket, category }) => {
      void this.#categories.get(`${bucket}/${category}`)?.read();
    });
    this.buckets = started.map(({ name, state }) => ({ name, kind: bucketKind(name) ?? 'driver', state }));
    this.persisted = started.every(({ store }) => store?.persisted);
    this.closed = new Promise((resolve) => {
      this.#end = resolve;
    });
    for (const { store } of started) {
      store?.database.addEventListener('close', () => this.#close('storage-lost'));
    }
    for (const lock of locks) {
      void lock.ended.then((how) => {
        if (how === 'taken') this.#close('taken');
      });
    }
  }

  /** Categories that a collection was asked for: what an inventory must cover. */
  get registered(): ReadonlyMap<CategoryId, { readonly version: number }> {
    return this.#registered;
  }

  /** A category's records in a bucket; to be opened before use. Throws for a bucket that is not in {@link buckets}. */
  collection<T>(bucket: string, definition: CollectionDefinition<T>): Collection<T> {
    this.#registered.set(definition.category, { version: definition.version });
    return new PageCollection(definition, this.#category(bucket, definition.category), {
      random: this.#random,
      removals: this.#removals,
      signal: this.#life.signal,
    });
  }

  /** Large values of a category's records. Throws for a bucket that is not in {@link buckets}. */
  blobs(bucket: string, category: CategoryId): Blobs {
    return new Blobs(this.#category(bucket, category)?.bucket, category, {
      random: this.#random,
      window: this.#removals.window,
      signal: this.#life.signal,
    });
  }

  /** What every bucket holds, out of the heads: nothing is decrypted, unreadable buckets count too. */
  async inventory(): Promise<readonly StoredAmount[]> {
    const amounts: StoredAmount[] = [];
    for (const { name, store } of this.#started.values()) {
      for (const { category, head, pages, missingPages } of (await store?.contents()) ?? []) {
        const opened = this.#categories.get(`${name}/${category}`);
        amounts.push({
          bucket: name,
          kind: bucketKind(name) ?? 'driver',
          category,
          records: head?.records ?? 0,
          removed: head?.removed ?? 0,
          bytes: head?.bytes ?? 0,
          pages: head?.pages.length ?? pages,
          unreadablePages: opened?.loaded ? opened.unreadablePages : missingPages,
          rekeyDue: head?.rekeyDue ?? false,
        });
      }
    }
    return amounts;
  }

  /**
   * Makes unreadable for good what was overwritten or deleted in a category and has no undo left: new data key, pages
   * rewritten, old key destroyed. Throws for a bucket that is not in {@link buckets}.
   */
  async rekey(bucket: string, category: CategoryId): Promise<RekeyOutcome> {
    const store = this.#category(bucket, category);
    return store === undefined ? { ok: false, reason: 'unreadable' } : this.#removals.finish(store);
  }

  /** Re-keys every category where it is due. For idle moments while parked, and for ignition off. */
  async rekeyDue(): Promise<void> {
    for (const { bucket, category, rekeyDue, removed } of await this.inventory()) {
      if ((rekeyDue || removed > 0) && this.#started.get(bucket)?.state === 'open')
        await this.rekey(bucket, category);
    }
  }

  /** Resolves when the background has no re-key under way: before ignition off, before a restart. */
  settled(): Promise<void> {
    return this.#removals.settled();
  }

  /** Ends this window's use of the vault. Writes that have not resolved are either stored or leave no trace. */
  close(): void {
    this.#close('closed');
  }

  #close(reason: VaultEnd): void {
    if (this.#life.signal.aborted) return;
    this.#life.abort();
    this.#channel.close();
    for (const { store } of this.#started.values()) store?.close();
    for (const lock of this.#locks) lock.release();
    this.#end(reason);
  }

  #category(name: string, category: CategoryId): CategoryStore | undefined {
    const bucket = this.#started.get(name);
    if (bucket === undefined) throw new Error('No such bucket in this vault.');
    if (bucket.state === 'unreadable') return undefined;
    const key = `${name}/${category}`;
    const known = this.#categories.get(key);
    if (known !== undefined) return known;
    const store = new CategoryStore(bucket.store, category, {
      keys: bucket.keys,
      random: this.#random,
      onWritten: () => {
        if (!this.#life.signal.aborted) this.#channel.tell({ bucket: name, category });
      },
    });
    this.#categories.set(key, store);
    return store;
  }
}

/**
 * Opens all buckets for this window, in the order that a kill at any moment asks for. After the eraser has resumed
 * what it had begun. Makes the default driver's and the vehicle's bucket when there is none.
 */
export async function openVault(options: VaultOptions): Promise<VaultResult> {
  const { ledger, clock, random } = options;
  const waiting = new AbortController();
  const timer = new AbortController();
  clock.after(openDeadline, () => waiting.abort(), timer.signal);
  const vaultLock = await holdVault(waiting.signal);
  timer.abort();
  if (vaultLock === undefined) return { ok: false, reason: 'erasing' };
  try {
    const started = await startBuckets(
      ledger,
      { keystore: ledger.keystore, clock, random },
      options.categories,
    );
    if (started.ok) {
      const window = randomId(random);
      const windowLock = await holdWindow(window);
      const locks = windowLock === undefined ? [vaultLock] : [vaultLock, windowLock];
      return { ok: true, vault: new Vault(started.buckets, options, locks, window) };
    }
    vaultLock.release();
    return started;
  } catch (error) {
    vaultLock.release();
    if (error instanceof LedgerError) return { ok: false, reason: 'ledger-unreadable' };
    throw error;
  }
}
