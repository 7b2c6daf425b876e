import { logFault, word } from '../fault-log/log-fault.ts';
import { blobIdsIn, sweepBlobs } from './blob-sweep.ts';
import type { BucketKeys, DataKey } from './bucket-keys.ts';
import type { BucketStore } from './bucket-store.ts';
import type { PageWrite, PageWriteOutcome, ReadOutcome, RekeyOutcome } from './category-outcome.ts';
import { isOutdated, readSnapshot, type CategorySnapshot } from './category-snapshot.ts';
import { failureOf, categoryRange, refuse, writeStrict } from './database.ts';
import { openHead, sealHead, type Head, type StoredHead } from './head.ts';
import { Listeners } from './listeners.ts';
import { withCategoryLock } from './locks.ts';
import { putPages, sealPages, type NewPage } from './new-pages.ts';
import { nextHead } from './next-head.ts';
import { PageMemory } from './page-memory.ts';
import { chunks } from './page-plan.ts';
import { openPage, type Entry, type OpenedPage } from './page.ts';
import { randomId, type RandomBytes } from './random-id.ts';
import { importDataKey } from './sealing.ts';
import { Turns } from './turns.ts';

/** How often a write is planned anew when another window's re-key came between. */
const attempts = 4;
/** Pages decrypted before listeners hear of it the first time, about 800 records; then twice as many each time. */
const firstPages = 8;

/**
 * One category of one bucket in memory: decrypts its pages, keeps them current with other windows, and writes
 * them all or nothing. Knows records as {@link Entry}, not what is in them.
 */
export class CategoryStore {
  readonly bucket: BucketStore;
  readonly category: string;
  readonly #keys: BucketKeys;
  readonly #random: RandomBytes;
  readonly #onWritten: () => void;
  readonly #listeners = new Listeners();
  readonly #turns = new Turns();
  readonly #memory = new PageMemory();
  #head: Head | undefined;
  #headDamaged = false;
  /** The head's text as it was when memory was made from it. */
  #seen: string | undefined;
  #dataKey: DataKey | undefined;
  #loaded = false;

  /** `onWritten` is called after each write of this window, to tell the others. */
  constructor(
    bucket: BucketStore,
    category: string,
    tools: { readonly keys: BucketKeys; readonly random: RandomBytes; readonly onWritten: () => void },
  ) {
    this.bucket = bucket;
    this.category = category;
    this.#keys = tools.keys;
    this.#random = tools.random;
    this.#onWritten = tools.onWritten;
  }

  get #place(): { readonly bucket: string; readonly category: string } {
    return { bucket: this.bucket.name, category: this.category };
  }
  get pages(): ReadonlyMap<string, OpenedPage> {
    return this.#memory.pages;
  }
  /** Undefined before the first write, or when it is damaged. */
  get head(): Head | undefined {
    return this.#head;
  }
  get headDamaged(): boolean {
    return this.#headDamaged;
  }
  get unreadablePages(): number {
    return this.#memory.unreadable;
  }
  /** Whether everything that can be read has been. */
  get loaded(): boolean {
    return this.#loaded;
  }

  pageOf(id: string): string | undefined {
    return this.#memory.pageOf(id);
  }
  entry(id: string): Entry | undefined {
    return this.#memory.entry(id);
  }
  entries(): readonly Entry[] {
    return [...this.pages.values()].flatMap((page) => page.entries);
  }

  /** Calls `listener` whenever memory changed: after every few pages of a read, after each write of any window. */
  subscribe(listener: () => void, signal: AbortSignal): void {
    this.#listeners.add(listener, signal);
  }

  /** Brings memory up to date. */
  read(signal?: AbortSignal): Promise<ReadOutcome> {
    return this.#turns.take(() => this.#read(signal));
  }

  /** Plans and writes inside the category's lock. `plan` sees the newest state, and may run again after a conflict. */
  write<S>(plan: () => PageWrite | { readonly stop: S }): Promise<PageWriteOutcome<S>> {
    return this.#locked(async () => {
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        const key = await this.#keys.ensure(this.category);
        if (!key.ok) return key;
        const read = await this.#read();
        if (!read.ok) return { ok: false, reason: read.reason === 'aborted' ? 'closed' : read.reason };
        // An erase in another window took the key between the two lines above.
        if (this.#dataKey === undefined) continue;
        const planned = plan();
        if ('stop' in planned) return { ok: false, stop: planned.stop };
        const written = await this.#commit(this.#dataKey, planned);
        if (written.ok || written.reason !== 'conflict') return written;
      }
      return { ok: false, reason: 'conflict' };
    });
  }

  /**
   * Gives the category a new data key and rewrites the entries that `keep` keeps: what was deleted or overwritten
   * can then be read by nobody. Pages that cannot be read are left behind and counted in the head.
   */
  rekey(keep: (entry: Entry) => boolean): Promise<RekeyOutcome> {
    return this.#locked(async () => {
      const read = await this.#read();
      if (!read.ok) return { ok: false, reason: read.reason === 'aborted' ? 'closed' : read.reason };
      const version = this.#head?.version ?? [...this.pages.values()][0]?.version;
      if (this.#dataKey === undefined || version === undefined) return { ok: true };
      const fresh = this.#keys.fresh();
      try {
        return await this.#rewrite(fresh, version, this.entries().filter(keep));
      } finally {
        fresh.raw.fill(0);
      }
    });
  }

  /** Deletes blobs that no record names, except those that a window among `alive` may be about to name. */
  sweepBlobs(alive: ReadonlySet<string>, gone: ReadonlySet<string>): Promise<void> {
    return this.#locked(async () => {
      const read = await this.#read();
      // What an unreadable page names cannot be known.
      if (!read.ok || this.unreadablePages > 0 || this.#headDamaged) return;
      const named = new Set(this.entries().flatMap(({ value }) => blobIdsIn(value)));
      await sweepBlobs(this.bucket, this.category, named, gone, alive).catch(failureOf);
    });
  }

  async #rewrite(
    fresh: ReturnType<BucketKeys['fresh']>,
    version: number,
    entries: readonly Entry[],
  ): Promise<RekeyOutcome> {
    const key = await importDataKey(fresh.raw.slice());
    const split = chunks(entries).map((chunk) => [randomId(this.#random), chunk] as const);
    const written = await sealPages(key, this.#place, version, split, new Map(), this.#random);
    const head = nextHead({
      category: this.category,
      version,
      rekeyDue: false,
      before: this.#head,
      kept: [],
      pages: new Map(),
      written,
      lostPages: this.#memory.unreadable,
    });
    const stored = await sealHead(key, this.bucket.name, head, this.#random);
    const replaced = await this.#keys.replace(this.category, fresh, async (transaction) => {
      if (await isOutdated(transaction, this.category, this.#dataKey?.id, this.#seen)) return refuse;
      await transaction.objectStore('pages').delete(categoryRange(this.category));
      return putPages(transaction, this.category, written, stored);
    });
    if (!replaced.ok) return replaced;
    this.#memory.clear();
    this.#adopt(replaced.dataKey, head, stored, written);
    return { ok: true };
  }

  #locked<T>(work: () => Promise<T>): Promise<T> {
    return withCategoryLock(this.bucket.name, this.category, () => this.#turns.take(work));
  }

  async #read(signal?: AbortSignal): Promise<ReadOutcome> {
    if (this.#keys.isLocked(this.category)) return { ok: false, reason: 'locked' };
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const current = this.#loaded && this.#keys.get(this.category)?.id === this.#dataKey?.id;
      const snapshot = await readSnapshot(this.bucket.database, this.category, {
        pages: current && !this.#headDamaged ? this.pages : undefined,
        head: this.#seen,
        keyId: this.#dataKey?.id,
      }).catch(failureOf);
      if (typeof snapshot === 'string') return { ok: false, reason: snapshot };
      if (snapshot.unchanged) return { ok: true, changed: false };
      if (snapshot.keyId === this.#keys.get(this.category)?.id) {
        const opened = await this.#open(snapshot, signal);
        if (opened !== 'again') return opened;
        continue;
      }
      const loaded = await this.#keys.load();
      if (!loaded.ok) return loaded;
      if (this.#keys.isLocked(this.category)) return { ok: false, reason: 'locked' };
      this.#loaded = false;
    }
    return { ok: false, reason: 'conflict' };
  }

  async #open(snapshot: CategorySnapshot, signal?: AbortSignal): Promise<ReadOutcome | 'again'> {
    const dataKey = this.#keys.get(this.category);
    this.#loaded = false;
    if (snapshot.full) this.#memory.clear();
    this.#dataKey = dataKey;
    this.#seen = snapshot.body;
    this.#head = dataKey && (await openHead(dataKey.key, this.bucket.name, this.category, snapshot.head));
    const hasAny = snapshot.head !== undefined || snapshot.pages.size > 0;
    this.#headDamaged = dataKey !== undefined && this.#head === undefined && hasAny;
    // Only a sound head says which pages did not change.
    if (this.#headDamaged && !snapshot.full) return 'again';
    if (dataKey !== undefined) {
      const opened = await this.#openPages(dataKey, snapshot, signal);
      if (!opened) return { ok: false, reason: 'aborted' };
    }
    this.#loaded = true;
    this.#listeners.notify();
    return { ok: true, changed: true };
  }

  /** With a damaged head every page that opens counts; with a sound one only those it names, at their revision. */
  async #openPages({ key }: DataKey, snapshot: CategorySnapshot, signal?: AbortSignal): Promise<boolean> {
    const named = this.#head && new Map(this.#head.pages.map(({ id, revision }) => [id, revision]));
    const ids = [...(named ?? snapshot.pages).keys()];
    this.#memory.keepOnly(new Set(ids));
    const wanted = ids.filter((id) => !named || this.pages.get(id)?.revision !== named.get(id));
    for (let at = 0, size = firstPages; at < wanted.length; at += size, size *= 2) {
      if (signal?.aborted) return false;
      await Promise.all(
        wanted.slice(at, at + size).map(async (id) => {
          const page = await openPage(key, { ...this.#place, id }, snapshot.pages.get(id));
          if (page !== undefined && (!named || named.get(id) === page.revision)) this.#memory.set(id, page);
          else this.#memory.setUnreadable(id);
        }),
      );
      this.#memory.sort(ids);
      this.#listeners.notify();
    }
    if (this.#headDamaged || this.unreadablePages > 0) {
      const detail = { unreadablePages: this.unreadablePages, headDamaged: this.#headDamaged };
      logFault({ code: 'vault/category-damaged', detail: { category: word(this.category), ...detail } });
    }
    return true;
  }

  async #commit(dataKey: DataKey, write: PageWrite): Promise<RekeyOutcome> {
    const written = await sealPages(
      dataKey.key,
      this.#place,
      write.version,
      [...write.changes],
      this.pages,
      this.#random,
    );
    const head = nextHead({
      category: this.category,
      version: write.version,
      rekeyDue: write.rekeyDue || (this.#head?.rekeyDue ?? false),
      before: this.#head,
      kept: this.#head?.pages ?? [],
      pages: this.pages,
      written,
      lostPages: this.#headDamaged ? this.unreadablePages : 0,
    });
    const stored = await sealHead(dataKey.key, this.bucket.name, head, this.#random);
    const committed = await writeStrict(this.bucket.database, async (transaction) => {
      if (await isOutdated(transaction, this.category, this.#dataKey?.id, this.#seen)) return refuse;
      return putPages(transaction, this.category, written, stored);
    });
    if (!committed.ok) return committed;
    if (this.#headDamaged) this.#memory.clearUnreadable();
    this.#adopt(dataKey, head, stored, written);
    return { ok: true };
  }

  #adopt(dataKey: DataKey, head: Head, stored: StoredHead, pages: readonly NewPage[]): void {
    this.#dataKey = dataKey;
    this.#head = head;
    this.#headDamaged = false;
    this.#seen = stored.body;
    for (const { id, entries, stored: page } of pages) {
      const { revision, version } = page;
      this.#memory.set(id, { revision, version, bytes: page.data.length, entries });
    }
    this.#listeners.notify();
    this.#onWritten();
  }
}
