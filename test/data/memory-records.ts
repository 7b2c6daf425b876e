import type { Collection } from '../../src/vault/collection.ts';
import type {
  CollectionDefinition,
  ExpireResult,
  ExpirySelection,
  RecordChange,
  SetAsideResult,
  StoredRecord,
  WriteResult,
} from '../../src/vault/collection-definition.ts';

const done: WriteResult = { ok: true };

/** Records in memory, with a vault's rules for revisions. `fail` is what its next writes answer, one each. */
export class MemoryRecords<T> implements Collection<T> {
  readonly definition: CollectionDefinition<T>;
  readonly fail: (WriteResult | Promise<WriteResult> | undefined)[] = [];
  readonly #records = new Map<string, StoredRecord<T>>();

  constructor(definition: CollectionDefinition<T>, records: Readonly<Record<string, T>> = {}) {
    this.definition = definition;
    for (const [id, value] of Object.entries(records)) this.#records.set(id, { id, value, revision: 1 });
  }

  open() {
    return Promise.resolve({
      ok: true,
      unreadablePages: 0,
      lostPages: 0,
      invalidRecords: 0,
      headDamaged: false,
    } as const);
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
    const stale = changes.filter(({ id, revision }) => this.#records.get(id)?.revision !== revision);
    if (stale.length > 0) {
      return Promise.resolve({ ok: false, reason: 'stale', ids: stale.map(({ id }) => id) });
    }
    for (const { id, value, revision = 0, isAside } of changes) {
      const mark = isAside ?? this.#records.get(id)?.isAside;
      this.#records.set(id, { id, value, revision: revision + 1, ...(mark && { isAside: mark }) });
    }
    return Promise.resolve(done);
  }

  remove(ids: readonly string[]): Promise<WriteResult> {
    const failure = this.fail.shift();
    if (failure !== undefined) return Promise.resolve(failure);
    for (const id of ids) this.#records.delete(id);
    return Promise.resolve(done);
  }

  expire(_selection: ExpirySelection, _undoMs: number): Promise<ExpireResult> {
    throw new Error('Nothing here expires.');
  }

  restore(): Promise<WriteResult> {
    throw new Error('Nothing here restores.');
  }

  setAside(ids: readonly string[], isAside: boolean): Promise<SetAsideResult> {
    const failure = this.fail.shift();
    if (failure !== undefined)
      return Promise.resolve(failure).then((result) => (result.ok ? { ok: true, ids } : result));
    const changed = ids
      .flatMap((id) => this.#records.get(id) ?? [])
      .filter((record) => (record.isAside === true) !== isAside);
    for (const { isAside: _isAside, ...record } of changed)
      this.#records.set(record.id, { ...record, ...(isAside && { isAside }) });
    return Promise.resolve({ ok: true, ids: changed.map(({ id }) => id) });
  }

  subscribe(): void {
    // Whoever writes here tells its own listeners.
  }
}
