import type { AnySignalValue } from '../../../platform/contract/signals.ts';
import type { StoredRecord, WriteResult } from '../../vault/collection-definition.ts';
import type { Collection } from '../../vault/collection.ts';
import type { ComfortCategory, ComfortRecord, PositionEntry, PositionList } from '../comfort-settings.ts';
import { adoptedList, isList, isPart } from './adopted-list.ts';

/** The list's id in its collection. */
const listId = 'positions';

export type PartValues = Readonly<Record<string, AnySignalValue>>;
export type ValuesByCategory = ReadonlyMap<ComfortCategory, PartValues>;
export type ComfortCollections = ReadonlyMap<ComfortCategory, Collection<ComfortRecord>>;

/**
 * One driver's stored positions. Each category keeps its own part of a position, so that erasing a category takes that part
 * of every position. No write spans two categories: a list, in the first category that the car has, names the parts, and
 * **one write of the list commits a change**. New parts are written before it as new records, old ones go after it; what an
 * interruption leaves is a part that no list names, and goes at the next opening.
 *
 * The list is written before the first part. So parts without any list were left by an erase of the list's category (or are
 * of version 1): they are shown under the name that each part carries. The list is no second card in `driver-card`, for an
 * erase of comfort must not leave names there; and no record per position, for names are unique and one is the active one:
 * a single revision decides between two windows.
 */
export class PositionRecords {
  readonly #collections: ComfortCollections;
  readonly #newId: () => string;
  readonly #opened = new Map<ComfortCategory, Collection<ComfortRecord>>();

  /** `collections`: of the categories that the car has, the list's first. */
  constructor(collections: ComfortCollections, newId: () => string) {
    this.#collections = collections;
    this.#newId = newId;
  }

  /** False when the list's category cannot be read. Another one that cannot is left alone. */
  async open(signal: AbortSignal): Promise<boolean> {
    await Promise.all(
      [...this.#collections].map(async ([category, collection]) => {
        if ((await collection.open(signal)).ok) this.#opened.set(category, collection);
      }),
    );
    return this.#home !== undefined;
  }

  get list(): PositionList {
    return this.#stored?.value ?? adoptedList(this.#opened);
  }

  /** Positions of which anything is there, or may be in a category that is not open here. */
  get positions(): readonly PositionEntry[] {
    return this.list.positions.filter((entry) => this.#isThere(entry));
  }

  valuesOf(entry: PositionEntry): ValuesByCategory {
    const values = new Map<ComfortCategory, PartValues>();
    for (const [category, collection] of this.#opened) {
      const part = collection.get(entry.parts[category] ?? '')?.value;
      if (part !== undefined && isPart(part)) values.set(category, part.values);
    }
    return values;
  }

  /** Takes away what an interrupted change left, and entries whose parts were erased. */
  async sweep(): Promise<void> {
    const stored = this.#stored;
    if (stored === undefined) return;
    const { value: list } = stored;
    const positions = list.positions.filter((entry) => this.#isThere(entry));
    const named = new Set(positions.flatMap(({ parts }) => Object.values(parts)));
    const orphans = [...this.#opened].map(([category, collection]) => {
      const parts = collection.all().filter(({ id, value }) => isPart(value) && !named.has(id));
      return [category, parts.map(({ id }) => id)] as const;
    });
    if (positions.length === list.positions.length && orphans.every(([, ids]) => ids.length === 0)) return;
    // Another window may be about to commit these very parts: a new revision of the list lets it fail instead.
    const isMine = await this.writeList({ ...list, positions });
    if (isMine.ok) for (const [category, ids] of orphans) await this.#opened.get(category)?.remove(ids, 0);
  }

  /**
   * Puts a position, new or with other content, into the list as it is now, and says which is the active one. A category
   * without values loses its part; one that is not open here keeps it, and takes nothing.
   */
  async write(
    entry: Omit<PositionEntry, 'parts'>,
    values: ValuesByCategory,
    active: string | undefined,
  ): Promise<WriteResult> {
    const begun = await this.#begin();
    if (begun === undefined || !('revision' in begun)) return begun ?? storageFailure;
    const { value: list, revision } = begun;
    const old = list.positions.find(({ id }) => id === entry.id);
    const parts: PositionEntry['parts'] = { ...old?.parts };
    const written: [ComfortCategory, string][] = [];
    const inHome: { readonly id: string; readonly value: ComfortRecord }[] = [];
    for (const [category, collection] of this.#opened) {
      const content = values.get(category) ?? {};
      delete parts[category];
      if (Object.keys(content).length === 0) continue;
      const id = this.#newId();
      const part = { id, value: { name: entry.name, values: { ...content }, storedAt: entry.storedAt } };
      parts[category] = id;
      if (collection === this.#home) inHome.push(part);
      else {
        const put = await collection.put([part]);
        if (!put.ok) return this.#takeBack(written, put);
        written.push([category, id]);
      }
    }
    const next: PositionEntry = { ...entry, parts };
    const positions =
      old === undefined
        ? [...list.positions, next]
        : list.positions.map((one) => (one.id === next.id ? next : one));
    const committed = await this.#home?.put([
      { id: listId, value: { positions, ...(active !== undefined && { active }) }, revision },
      ...inHome,
    ]);
    if (committed?.ok !== true) return this.#takeBack(written, committed ?? storageFailure);
    if (old !== undefined) await this.removeParts(old, 0);
    return committed;
  }

  /** Takes a position from the list; its parts stay for {@link restore}, `undoMs` long. */
  async remove(entry: PositionEntry, undoMs: number): Promise<WriteResult> {
    const begun = await this.#begin();
    if (begun === undefined || !('revision' in begun)) return begun ?? storageFailure;
    const { positions, active } = begun.value;
    const written = await this.writeList({
      positions: positions.filter(({ id }) => id !== entry.id),
      ...(active !== undefined && active !== entry.id && { active }),
    });
    if (written.ok) await this.removeParts(entry, undoMs);
    return written;
  }

  /** Brings a removed position back to where it was in the list. */
  async restore(entry: PositionEntry, index: number): Promise<WriteResult> {
    for (const [category, collection] of this.#opened) {
      const part = entry.parts[category];
      const restored = part === undefined ? undefined : await collection.restore([part]);
      if (restored?.ok === false) return restored;
    }
    const { list } = this;
    const written = await this.writeList({ ...list, positions: list.positions.toSpliced(index, 0, entry) });
    if (!written.ok) await this.removeParts(entry, 0);
    return written;
  }

  /** Writes the list over the one that {@link list} gave. */
  async writeList(list: PositionList): Promise<WriteResult> {
    const revision = this.#stored?.revision;
    const change = { id: listId, value: list, ...(revision !== undefined && { revision }) };
    return (await this.#home?.put([change])) ?? storageFailure;
  }

  async removeParts({ parts }: PositionEntry, undoMs: number): Promise<void> {
    for (const [category, collection] of this.#opened) {
      const part = parts[category];
      if (part !== undefined) await collection.remove([part], undoMs);
    }
  }

  subscribe(listener: () => void, signal: AbortSignal): void {
    for (const collection of this.#collections.values()) collection.subscribe(listener, signal);
  }

  get #home(): Collection<ComfortRecord> | undefined {
    const [first] = this.#collections.keys();
    return first === undefined ? undefined : this.#opened.get(first);
  }

  get #stored(): StoredRecord<PositionList> | undefined {
    const record = this.#home?.get(listId);
    return record !== undefined && isList(record.value) ? { ...record, value: record.value } : undefined;
  }

  /** The list as stored, which it is before any part. */
  async #begin(): Promise<StoredRecord<PositionList> | Extract<WriteResult, { ok: false }> | undefined> {
    if (this.#stored !== undefined) return this.#stored;
    const written = await this.writeList(this.list);
    return written.ok ? this.#stored : written;
  }

  async #takeBack(
    written: readonly (readonly [ComfortCategory, string])[],
    failure: WriteResult,
  ): Promise<WriteResult> {
    for (const [category, id] of written) await this.#opened.get(category)?.remove([id], 0);
    return failure;
  }

  #isThere({ parts }: PositionEntry): boolean {
    return Object.entries(parts).some(([category, id]) => {
      const collection = this.#opened.get(category as ComfortCategory);
      return collection === undefined || collection.get(id ?? '') !== undefined;
    });
  }
}

const storageFailure = { ok: false, reason: 'storage' } as const;
