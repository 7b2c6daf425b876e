import type { Clock } from '../../platform/contract/clock.ts';
import type { CategoryId } from '../../platform/contract/service-definition.ts';
import { Blobs } from './blobs.ts';
import type { BucketName } from './bucket-name.ts';
import { addBucket, type CreateResult } from './add-bucket.ts';
import { expireOlder } from './age.ts';
import { changePin, removePin, unlockBucket } from './bucket-pin.ts';
import type { PinBucket, PinResult, PinTools } from './bucket-pin.ts';
import { reopenBucket, shutBucket } from './bucket-shut.ts';
import type { BucketStore } from './bucket-store.ts';
import type { NewBucket } from './create-bucket.ts';
import type { RekeyOutcome } from './category-outcome.ts';
import { CategoryStore } from './category-store.ts';
import type { CollectionDefinition } from './collection-definition.ts';
import type { Collection } from './collection.ts';
import { countedEntries, eraseEntries, type ExpireOutcome, type IsMeant } from './erase-entries.ts';
import type { Ledger } from './ledger.ts';
import type { HeldLock } from './locks.ts';
import { PageCollection } from './page-collection.ts';
import { isOlder } from './page.ts';
import type { RandomBytes } from './random-id.ts';
import { Removals } from './removals.ts';
import type { StartedBucket, StartedVault } from './start.ts';
import { storagePlace } from './storage-place.ts';
import { storedAmount, type StoredAmount } from './stored-amount.ts';
import { describeBucket, type VaultBucket } from './vault-bucket.ts';
import { VaultChannel } from './vault-channel.ts';

export interface VaultOptions {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** Categories that get their data key when a bucket is made; any other gets it at its first write. */
  readonly categories: readonly CategoryId[];
}

/** Why the vault closed: it was asked to, an erase took it, or its storage went away. */
export type VaultEnd = 'closed' | 'taken' | 'storage-lost';

/** Everything a user entered, open in this window. */
export class Vault {
  /** Name of the bucket of who drives. */
  readonly currentDriver: BucketName;
  /** Whether a guest drives because the car is lent: what is not this guest's is nobody's to see. */
  readonly isLent: boolean;
  /** Whether the browser promised never to evict any of the buckets. */
  readonly persisted: boolean;
  /** Whether deleting a bucket removes its files here. If not, only destroyed keys protect what was erased. */
  readonly removesFiles = storagePlace().removesFiles;
  /** Settles once, when nothing can be read or written any more. */
  readonly closed: Promise<VaultEnd>;
  readonly #started: Map<string, StartedBucket>;
  readonly #options: VaultOptions;
  readonly #tools: PinTools;
  readonly #locks: readonly HeldLock[];
  readonly #life = new AbortController();
  readonly #removals: Removals;
  readonly #channel: VaultChannel;
  readonly #categories = new Map<string, CategoryStore>();
  readonly #registered = new Map<CategoryId, { readonly version: number }>();
  #end: (reason: VaultEnd) => void = () => {};

  constructor(
    { buckets: started, driver, isLent }: StartedVault,
    options: VaultOptions,
    locks: readonly HeldLock[],
    window: string,
  ) {
    this.#started = new Map(started.map((bucket) => [bucket.name, bucket]));
    this.currentDriver = driver;
    this.isLent = isLent;
    this.#options = options;
    const { keystore, derive } = options.ledger;
    this.#tools = { keystore, derive, clock: options.clock, random: options.random };
    this.#locks = locks;
    this.#removals = new Removals(window, options.clock, this.#life.signal);
    this.#channel = new VaultChannel(({ bucket, category }) => {
      void this.#categories.get(`${bucket}/${category}`)?.read();
    });
    this.persisted = started.every(({ store }) => store?.persisted);
    this.closed = new Promise((resolve) => {
      this.#end = resolve;
    });
    for (const { store } of started) this.#follow(store);
    for (const lock of locks) {
      void lock.ended.then((how) => {
        if (how === 'taken') this.#close('taken');
      });
    }
  }

  get buckets(): readonly VaultBucket[] {
    return [...this.#started.values()].map(describeBucket);
  }

  /** Categories that a collection was asked for: what an inventory must cover. */
  get registered(): ReadonlyMap<CategoryId, { readonly version: number }> {
    return this.#registered;
  }

  /** A category's records in a bucket; to be opened before use. Throws for a bucket that is not in {@link buckets}. */
  collection<T>(bucket: string, definition: CollectionDefinition<T>): Collection<T> {
    this.#registered.set(definition.category, { version: definition.version });
    return new PageCollection(definition, this.#category(bucket, definition.category), {
      random: this.#tools.random,
      removals: this.#removals,
      signal: this.#life.signal,
    });
  }

  /** Large values of a category's records. Throws for a bucket that is not in {@link buckets}. */
  blobs(bucket: string, category: CategoryId): Blobs {
    return new Blobs(this.#category(bucket, category)?.bucket, category, {
      random: this.#tools.random,
      window: this.#removals.window,
      signal: this.#life.signal,
    });
  }

  /** What every bucket holds, out of the heads: nothing is decrypted, locked and unreadable buckets count too. */
  async inventory(): Promise<readonly StoredAmount[]> {
    const amounts: StoredAmount[] = [];
    for (const bucket of this.#started.values()) {
      for (const content of (await bucket.store?.contents()) ?? []) {
        const opened = this.#categories.get(`${bucket.name}/${content.category}`);
        const isLocked = bucket.state === 'open' && bucket.keys.isLocked(content.category);
        const rekeyAt = opened && this.#removals.dueAt(opened);
        amounts.push(
          storedAmount(bucket.name, content, isLocked ? undefined : opened, { isLocked, rekeyAt }),
        );
      }
    }
    return amounts;
  }

  /** Makes a blank driver, usable in this window at once. Rejects with `LedgerError`. */
  createDriver(): Promise<CreateResult> {
    return this.#create({ kind: 'driver', categories: this.#options.categories });
  }

  /**
   * Makes the keeper, whose PIN says who may change the rules; `exists` when there is one. Its bucket stays readable, and is
   * `locked` wherever the PIN was not given.
   */
  createKeeper(pin: string): Promise<CreateResult> {
    const { derive } = this.#tools;
    const { categories } = this.#options;
    return this.#create({ kind: 'keeper', categories, pin: { secret: pin, derive } });
  }

  /**
   * Gives a driver's private part (or the keeper) a PIN, or another one. The bucket must not be locked. No earlier copy of its
   * keys opens anything afterwards. Throws for a bucket that is not in {@link buckets}.
   */
  setPin(bucket: string, pin: string): Promise<PinResult> {
    return this.#withBucket(bucket, (open) => changePin(open, this.#tools, pin));
  }

  /** Opens a locked bucket in this window; in one that is open it only checks the PIN. Wrong ones are counted and slowed down. */
  unlock(bucket: string, pin: string): Promise<PinResult> {
    return this.#withBucket(bucket, (open) => unlockBucket(open, this.#tools, pin));
  }

  /** Takes a driver's PIN away; the PIN is asked once more. A keeper without one would be anybody: throws. */
  removePin(bucket: string, pin: string): Promise<PinResult> {
    return this.#withBucket(bucket, (open) => removePin(open, this.#tools, pin));
  }

  /** Shuts a bucket under the lending key, whatever PIN it has: see {@link shutBucket}. Throws for a bucket that is not in {@link buckets}. */
  shut(bucket: string, lendingKey: CryptoKey): Promise<PinResult> {
    return this.#withBucket(bucket, (open) => shutBucket(open, this.#tools, lendingKey));
  }

  /** Takes {@link shut} back, with the same key. */
  reopen(bucket: string, lendingKey: CryptoKey): Promise<PinResult> {
    return this.#withBucket(bucket, (open) => reopenBucket(open, this.#tools, lendingKey));
  }

  /** Records of a category that happened before `before`, ms since the epoch; undefined where nobody can say. */
  async countOlder(bucket: string, category: CategoryId, before: number): Promise<number | undefined> {
    const store = this.#category(bucket, category);
    return store && (await countedEntries(store, (entry) => isOlder(entry, before)))?.length;
  }

  /** Records of a category that are meant; undefined where nobody can say. */
  async countWhere(bucket: string, category: CategoryId, isMeant: IsMeant): Promise<number | undefined> {
    const store = this.#category(bucket, category);
    return store && (await countedEntries(store, ({ value, id }) => isMeant(value, id)))?.length;
  }

  /** As {@link expire}, for what is meant; the category is re-keyed also where nothing is. */
  async eraseWhere(bucket: string, category: CategoryId, isMeant: IsMeant): Promise<ExpireOutcome> {
    const store = this.#category(bucket, category);
    if (store === undefined) return { ok: false, reason: 'unreadable' };
    return eraseEntries(store, ({ value, id }) => isMeant(value, id), this.#removals);
  }

  /**
   * Makes unreadable for good what happened before `before`, ms since the epoch: marked in one strict transaction, then
   * re-keyed. No undo; those whose undo still ran go too. A kill in between is finished by {@link sweep}. May be repeated.
   */
  async expire(bucket: string, category: CategoryId, before: number): Promise<ExpireOutcome> {
    const store = this.#category(bucket, category);
    if (store === undefined) return { ok: false, reason: 'unreadable' };
    return expireOlder(store, before, this.#removals);
  }

  /** After how many days what a bucket holds goes for good, by category. Until this is said nothing of it goes by age. */
  keepFor(bucket: string, days: ReadonlyMap<CategoryId, number>): void {
    this.#removals.keepFor(bucket, days);
  }

  /**
   * Ends what is over, in every category that can be read: deletions of windows that are gone, and what is older than
   * its retention. To be called once after opening, and once an hour.
   */
  async sweep(): Promise<void> {
    for (const { bucket, category, records, removed, isLocked } of await this.inventory()) {
      const mayBeOver = removed > 0 || (records > 0 && this.#removals.hasRetention(bucket, category));
      if (!mayBeOver || isLocked || this.#life.signal.aborted) continue;
      const store = this.#category(bucket, category);
      if ((await store?.read())?.ok) await (store && this.#removals.sweepNow(store));
    }
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
    for (const { bucket, category, rekeyDue, removed, isLocked } of await this.inventory()) {
      const isOpen = this.#started.get(bucket)?.state === 'open' && !isLocked;
      if ((rekeyDue || removed > 0) && isOpen) await this.rekey(bucket, category);
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

  #follow(store: BucketStore | undefined): void {
    store?.database.addEventListener('close', () => this.#close('storage-lost'));
  }

  async #create(wanted: NewBucket): Promise<CreateResult> {
    if (this.#life.signal.aborted) return { ok: false, reason: 'closed' };
    const made = await addBucket(wanted, this.#options.ledger, this.#tools);
    if (!made.ok) return made;
    this.#started.set(made.bucket.name, made.bucket);
    this.#follow(made.bucket.store);
    return { ok: true, bucket: describeBucket(made.bucket) };
  }

  async #withBucket(name: string, work: (bucket: PinBucket) => Promise<PinResult>): Promise<PinResult> {
    const bucket = this.#started.get(name);
    if (bucket === undefined) throw new Error('No such bucket in this vault.');
    if (this.#life.signal.aborted) return { ok: false, reason: 'closed' };
    return bucket.state === 'open' ? work(bucket) : { ok: false, reason: 'unreadable' };
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
      random: this.#tools.random,
      onWritten: () => {
        if (!this.#life.signal.aborted) this.#channel.tell({ bucket: name, category });
      },
    });
    this.#categories.set(key, store);
    return store;
  }
}
