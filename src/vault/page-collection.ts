import type { PageWrite } from './category-outcome.ts';
import type { CategoryStore } from './category-store.ts';
import { checkChange } from './check-change.ts';
import type { Collection } from './collection.ts';
import type {
  CollectionDefinition,
  ExpireResult,
  ExpirySelection,
  OpenResult,
  RecordChange,
  RecordProblem,
  SetAsideResult,
  StoredRecord,
  WriteResult,
} from './collection-definition.ts';
import { isUndated, marked, restored, selected } from './entry-marks.ts';
import { liveWindows } from './locks.ts';
import { migratePages } from './migration.ts';
import { planPages } from './page-plan.ts';
import type { Entry } from './page.ts';
import { randomId, type RandomBytes } from './random-id.ts';
import type { Removals } from './removals.ts';

export interface CollectionTools {
  readonly random: RandomBytes;
  readonly removals: Removals;
  /** Ends with the vault. */
  readonly signal: AbortSignal;
}

type Stop = { readonly stop: WriteResult };

/** A {@link Collection} over a category's pages. Validates, plans pages, and parses each stored record once. */
export class PageCollection<T> implements Collection<T> {
  readonly definition: CollectionDefinition<T>;
  /** Undefined when the bucket's storage does not even open. */
  readonly #store: CategoryStore | undefined;
  readonly #tools: CollectionTools;
  /** Parsed once per stored entry; `undefined` for one that does not fit the schema. */
  readonly #parsed = new WeakMap<Entry, StoredRecord<T> | undefined>();
  #all: { readonly records: readonly StoredRecord<T>[]; readonly asideChanges: number } | undefined;

  constructor(definition: CollectionDefinition<T>, store: CategoryStore | undefined, tools: CollectionTools) {
    this.definition = definition;
    this.#store = store;
    this.#tools = tools;
    store?.subscribe(() => {
      this.#all = undefined;
    }, tools.signal);
  }

  async open(signal?: AbortSignal): Promise<OpenResult> {
    const store = this.#store;
    if (store === undefined) return { ok: false, reason: 'unreadable' };
    if (this.#tools.signal.aborted) return { ok: false, reason: 'closed' };
    const read = await store.read(signal);
    if (!read.ok) return { ok: false, reason: read.reason === 'conflict' ? 'storage' : read.reason };
    const version = this.#storedVersion();
    if (version > this.definition.version) return { ok: false, reason: 'newer-version' };
    if (version < this.definition.version) {
      const failure = await this.#migrate(store);
      if (failure !== undefined) return { ok: false, reason: failure };
    }
    await this.#date(store);
    const entries = store.entries();
    this.#tools.removals.sweep(store);
    return {
      ok: true,
      unreadablePages: store.unreadablePages,
      lostPages: store.head?.lostPages ?? 0,
      invalidRecords: entries.filter((entry) => this.#record(entry) === undefined).length,
      headDamaged: store.headDamaged,
    };
  }

  all(): readonly StoredRecord<T>[] {
    const asideChanges = this.#tools.removals.aside.changes;
    if (this.#all?.asideChanges !== asideChanges) this.#all = { records: this.#visible(), asideChanges };
    return this.#all.records;
  }

  get(id: string): StoredRecord<T> | undefined {
    if (!this.#isCurrent()) return undefined;
    const entry = this.#store?.entry(id);
    return entry === undefined || entry.removedBy !== undefined ? undefined : this.#record(entry);
  }

  async put(changes: readonly RecordChange<T>[]): Promise<WriteResult> {
    const problems: RecordProblem[] = [];
    const values = new Map<string, RecordChange<T>>();
    for (const change of changes) {
      const parsed = checkChange(this.definition, change, values, problems);
      if (parsed !== undefined) values.set(change.id, parsed);
    }
    if (problems.length > 0) return { ok: false, reason: 'invalid', problems };
    return this.#write((store) => {
      const stale: string[] = [];
      const entries: Entry[] = [];
      for (const change of values.values()) {
        const { id, revision } = change;
        if (revision !== this.get(id)?.revision) stale.push(id);
        else entries.push(this.#entryOf(change, store.entry(id)));
      }
      if (stale.length > 0) return { stop: { ok: false, reason: 'stale', ids: stale } };
      const rekeyDue = entries.some(({ id }) => store.pageOf(id) !== undefined);
      return this.#plan(store, entries, rekeyDue);
    });
  }

  async remove(ids: readonly string[], undoMs: number): Promise<WriteResult> {
    const removed = await this.expire({ ids }, undoMs);
    return removed.ok ? { ok: true } : removed;
  }

  async expire(selection: ExpirySelection, undoMs: number): Promise<ExpireResult> {
    const { removals } = this.#tools;
    let ids: string[] = [];
    const result = await this.#write((store) => {
      const entries = selected(store, selection)
        .filter(({ removedBy }) => removedBy === undefined)
        .map((entry) => ({ ...entry, removedBy: removals.window }));
      ids = entries.map(({ id }) => id);
      return this.#plan(store, entries, false);
    });
    if (!result.ok) return result;
    if (ids.length > 0 && this.#store) removals.add(this.#store, ids, undoMs);
    return { ok: true, ids };
  }

  async restore(ids: readonly string[]): Promise<WriteResult> {
    const { removals } = this.#tools;
    const alive = await liveWindows();
    const canReturn = (store: CategoryStore, id: string, window: string): boolean =>
      window === removals.window ? !removals.hasEnded(store, id) : alive.has(window);
    const result = await this.#write((store) => {
      const stale: string[] = [];
      const entries: Entry[] = [];
      for (const id of new Set(ids)) {
        const entry = store.entry(id);
        if (entry?.removedBy === undefined || !canReturn(store, id, entry.removedBy)) stale.push(id);
        else entries.push(restored(entry));
      }
      if (stale.length > 0) return { stop: { ok: false, reason: 'stale', ids: stale } };
      return this.#plan(store, entries, false);
    });
    if (result.ok && this.#store) removals.forget(this.#store, ids);
    return result;
  }

  async setAside(ids: readonly string[], isAside: boolean): Promise<SetAsideResult> {
    const { aside } = this.#tools.removals;
    const call = isAside && this.#store ? aside.hold(this.#store, ids) : aside.latest;
    let changed: readonly string[] = [];
    const result = await this.#write((store) => {
      const entries = selected(store, { ids }).filter(
        (entry) => entry.removedBy === undefined && (entry.aside === true) !== isAside,
      );
      changed = entries.map(({ id }) => id);
      return this.#plan(
        store,
        entries.map((entry) => marked(entry, isAside)),
        false,
      );
    });
    if (!result.ok) return result;
    if (this.#store) aside.letGo(this.#store, ids, call);
    return { ok: true, ids: changed };
  }

  subscribe(listener: () => void, signal: AbortSignal): void {
    this.#store?.subscribe(listener, signal);
  }

  async #write(plan: (store: CategoryStore) => PageWrite | Stop): Promise<WriteResult> {
    const store = this.#store;
    if (store === undefined) return { ok: false, reason: 'unreadable' };
    if (this.#tools.signal.aborted) return { ok: false, reason: 'closed' };
    const written = await store.write<WriteResult>(() =>
      this.#isCurrent() ? plan(store) : { stop: { ok: false, reason: 'closed' } },
    );
    if (written.ok) return written;
    if ('stop' in written) return written.stop;
    return { ok: false, reason: written.reason === 'conflict' ? 'storage' : written.reason };
  }

  #plan(store: CategoryStore, entries: readonly Entry[], rekeyDue: boolean): PageWrite | Stop {
    if (entries.length === 0) return { stop: { ok: true } };
    const changes = planPages(
      store.pages,
      entries,
      (id) => store.pageOf(id),
      () => randomId(this.#tools.random),
    );
    return { changes, version: this.definition.version, rekeyDue };
  }

  async #migrate(
    store: CategoryStore,
  ): Promise<Extract<OpenResult, { readonly ok: false }>['reason'] | undefined> {
    const written = await store.write<boolean>(() => {
      const from = this.#storedVersion();
      if (from === this.definition.version) return { stop: true };
      const changes = migratePages(store.pages, from, this.definition);
      return changes === undefined
        ? { stop: false }
        : { changes, version: this.definition.version, rekeyDue: true };
    });
    if (written.ok) return undefined;
    if ('stop' in written) return written.stop ? undefined : 'migration-failed';
    return written.reason === 'conflict' ? 'storage' : written.reason;
  }

  /**
   * Gives records of before times were kept theirs, so that they can grow old. What cannot be written now (no room, a
   * keystore that is away) is at the next opening.
   */
  async #date(store: CategoryStore): Promise<void> {
    if (!store.entries().some(isUndated)) return;
    await store.write<true>(() => {
      const dated = store.entries().filter(isUndated);
      const entries = dated.map((entry) => ({ ...entry, at: this.#timeOf(this.#record(entry)?.value) }));
      const planned = this.#plan(store, entries, false);
      return 'stop' in planned ? { stop: true } : planned;
    });
  }

  #timeOf(value: T | undefined): number {
    const happened = value === undefined ? undefined : this.definition.timeOf?.(value);
    return happened !== undefined && Number.isFinite(happened) ? happened : this.#tools.removals.now();
  }

  /** The definition's own version while nothing is stored. */
  #storedVersion(): number {
    const store = this.#store;
    const [page] = store?.pages.values() ?? [];
    return store?.head?.version ?? page?.version ?? this.definition.version;
  }

  #isCurrent(): boolean {
    return this.#storedVersion() === this.definition.version;
  }

  #visible(): readonly StoredRecord<T>[] {
    if (!this.#isCurrent()) return [];
    return [...(this.#store?.pages.values() ?? [])].flatMap(({ entries }) =>
      entries.flatMap((entry) => {
        const record = entry.removedBy === undefined ? this.#record(entry) : undefined;
        return record === undefined ? [] : [record];
      }),
    );
  }

  /** Checked when it was put: reading it back from memory need not parse it again. */
  #entryOf({ id, value, isAside }: RecordChange<T>, before: Entry | undefined): Entry {
    const record = { id, revision: (before?.revision ?? 0) + 1, value };
    const at = this.definition.timeOf === undefined ? before?.at : undefined;
    // One that was deleted took its mark along.
    const mark = isAside === true || (before?.aside === true && before.removedBy === undefined);
    const entry = { ...record, at: at ?? this.#timeOf(value), ...(mark && { aside: true as const }) };
    this.#parsed.set(entry, { ...record, ...(mark && { isAside: true as const }) });
    return entry;
  }

  #record(entry: Entry): StoredRecord<T> | undefined {
    const record = this.#read(entry);
    const isHeld = this.#store !== undefined && this.#tools.removals.aside.has(this.#store, entry.id);
    return record !== undefined && isHeld ? { ...record, isAside: true } : record;
  }

  #read(entry: Entry): StoredRecord<T> | undefined {
    if (this.#parsed.has(entry)) return this.#parsed.get(entry);
    const parsed = this.definition.schema.safeParse(entry.value);
    const { id, revision, aside: isAside } = entry;
    const record = parsed.success
      ? { id, revision, value: parsed.data, ...(isAside && { isAside }) }
      : undefined;
    this.#parsed.set(entry, record);
    return record;
  }
}
