import type { Clock } from '../../../platform/contract/clock.ts';
import type { AnySignalValue, SignalPath } from '../../../platform/contract/signals.ts';
import type { PositionEntry } from '../comfort-settings.ts';
import type { ComfortGroup } from './comfort-function.ts';
import type { ComfortStore } from './comfort-store.ts';
import { canTake, isSame } from './comfort-value.ts';
import { nameKey, storedName } from './position-name.ts';
import type { PositionRecords } from './position-records.ts';
import { refused, resultOf } from './position-result.ts';
import type { PositionResult } from './position-result.ts';
import { flatten, mergedValues, reportedValues } from './position-values.ts';
import type { Difference, StoredPosition } from './position-values.ts';

export type { PositionResult } from './position-result.ts';
export type { Difference, StoredPosition } from './position-values.ts';

/** How many positions a driver may store, the usual one among them. */
export const mostPositions = 20;
/** How long a removed position can be brought back, ms (`product.md` section 6). */
const undoTime = 10_000;
/** How often the active position is noted again because another window changed the list in between. */
const attempts = 3;

export interface PositionsOptions {
  readonly store: ComfortStore;
  readonly records: PositionRecords;
  /** Another driver's records; undefined for who is no driver here. */
  readonly recordsOf: (bucket: string) => PositionRecords | undefined;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly signal: AbortSignal;
}

/**
 * The stored positions of who drives. Names are told apart as a person does (trimmed, any case), and cut to 60. Changes are
 * written one after the other. Nothing here moves but {@link recall} and {@link putBack}.
 */
export class Positions {
  readonly #options: PositionsOptions;
  readonly #listeners = new Set<() => void>();
  #isOpen = false;
  #turn: Promise<unknown> = Promise.resolve();
  /** Recalled a moment ago, and not written yet. */
  #recalled: string | undefined;
  #removed: { readonly entry: PositionEntry; readonly index: number; readonly at: number } | undefined;

  constructor(options: PositionsOptions) {
    this.#options = options;
    const notify = (): void => this.#notify();
    options.records.subscribe(notify, options.signal);
    options.store.subscribe(notify, options.signal);
  }

  /** Reads what is stored, and ends what an interruption left. To be called once; {@link isOpen} tells how it went. */
  async open(): Promise<void> {
    const { records, signal } = this.#options;
    this.#isOpen = await records.open(signal);
    this.#notify();
    if (this.#isOpen) await this.#inTurn(() => records.sweep());
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** The usual one first, then in the order they were stored. */
  get all(): readonly StoredPosition[] {
    if (!this.#isOpen) return [];
    const all = this.#options.records.positions.map((entry) => this.#position(entry));
    return [...all.filter(({ name }) => name === ''), ...all.filter(({ name }) => name !== '')];
  }

  /** The one that was stored or recalled last. */
  get active(): StoredPosition | undefined {
    const id = this.#recalled ?? (this.#isOpen ? this.#options.records.list.active : undefined);
    const entry = id === undefined ? undefined : this.#entry(id);
    return entry && this.#position(entry);
  }

  /** What {@link undoRemove} would bring back. */
  get undoable(): { readonly name: string; readonly secondsLeft: number } | undefined {
    if (this.#removed === undefined) return undefined;
    const left = this.#removed.at + undoTime - this.#options.clock.monotonic();
    return left <= 0 ? undefined : { name: this.#removed.entry.name, secondsLeft: Math.ceil(left / 1_000) };
  }

  /** Stores what the car reports now: as a new position, or over `id`, which keeps what the car does not say. */
  store(name: string, id?: string): Promise<PositionResult> {
    return this.storeValues(name, reportedValues(this.#options.store), id);
  }

  /** {@link store} for given values, as out of a file. */
  storeValues(
    name: string,
    values: ReadonlyMap<SignalPath, AnySignalValue>,
    id?: string,
  ): Promise<PositionResult> {
    return this.#change(() => this.#write(storedName(name), values, id));
  }

  rename(id: string, name: string): Promise<PositionResult> {
    return this.#change(async () => {
      const entry = this.#entry(id);
      if (entry === undefined) return refused('stale');
      const cut = storedName(name);
      if (this.#isTaken(cut, id)) return refused('name-taken');
      const { records } = this.#options;
      const { active } = records.list;
      const renamed = { id, name: cut, storedAt: entry.storedAt };
      const written = await records.write(renamed, records.valuesOf(entry), active);
      return resultOf(written);
    });
  }

  /** The position can be brought back for ten seconds; its values stay unreadable after that. */
  remove(id: string): Promise<PositionResult> {
    return this.#change(async () => {
      const { records, clock } = this.#options;
      const entry = this.#entry(id);
      if (entry === undefined) return refused('stale');
      const index = records.list.positions.findIndex((one) => one.id === id);
      const written = await records.remove(entry, undoTime);
      if (!written.ok) return resultOf(written);
      this.#removed = { entry, index, at: clock.monotonic() };
      if (this.#recalled === id) this.#recalled = undefined;
      this.#countDown();
      return { ok: true };
    });
  }

  /** Brings back the position that was removed last. `stale` when its ten seconds are over. */
  undoRemove(): Promise<PositionResult> {
    return this.#change(async () => {
      const removed = this.undoable === undefined ? undefined : this.#removed;
      if (removed === undefined) return refused('stale');
      const { entry, index } = removed;
      if (this.#isTaken(entry.name, entry.id)) return refused('name-taken');
      if (this.all.length >= mostPositions) return refused('too-many');
      this.#removed = undefined;
      return resultOf(await this.#options.records.restore(entry, index));
    });
  }

  /** Moves what this car has of it. False: there is no such position, or nothing of it can be asked now. */
  recall(id: string): boolean {
    const entry = this.#entry(id);
    if (entry === undefined || !this.#options.store.recall(this.#position(entry).values)) return false;
    this.#recalled = id;
    void this.#inTurn(() => this.#noteActive(id));
    this.#notify();
    return true;
  }

  /** Where the car stands elsewhere than the active position says. Empty without one. */
  differences(): readonly Difference[] {
    const values = this.active?.values;
    const { store } = this.#options;
    if (values === undefined) return [];
    return store.functions.flatMap((comfort) => {
      const stored = values.get(comfort.path);
      const { reported } = store.state(comfort.path);
      if (stored === undefined || reported === undefined || !canTake(comfort, stored)) return [];
      return isSame(comfort, stored, reported) ? [] : [{ function: comfort, stored, reported }];
    });
  }

  /** Moves back what differs from the active position. False: nothing does, or nothing of it can be asked now. */
  putBack(): boolean {
    const changed = this.differences().map(({ function: { path }, stored }) => [path, stored] as const);
    return this.#options.store.recall(new Map(changed));
  }

  /** Stores what the car reports now over the active position; without one there is nothing to keep it in. */
  keep(): Promise<PositionResult> {
    const { active } = this;
    return active === undefined
      ? Promise.resolve(refused('nothing-to-store'))
      : this.store(active.name, active.id);
  }

  /**
   * Takes over another driver's usual position, as far as it belongs to `groups` and this car has it: into the active
   * position, else into the usual one. Nothing moves.
   */
  copyFrom(bucket: string, groups: readonly ComfortGroup[]): Promise<PositionResult> {
    return this.#change(async () => {
      const { recordsOf, signal, store } = this.#options;
      const theirs = recordsOf(bucket);
      if (theirs === undefined || !(await theirs.open(signal))) return refused('not-open');
      const usual = theirs.positions.find(({ name }) => name === '');
      const values = usual === undefined ? new Map<string, never>() : flatten(theirs.valuesOf(usual));
      const copied = store.functions.flatMap((comfort) => {
        const value = groups.includes(comfort.group) ? values.get(comfort.path) : undefined;
        return value !== undefined && canTake(comfort, value) ? [[comfort.path, value] as const] : [];
      });
      const mine = this.active ?? this.all.find(({ name }) => name === '');
      return this.#write(mine?.name ?? '', new Map(copied), mine?.id);
    });
  }

  /** Calls `listener` after every change of the positions and of what the car reports. */
  subscribe(listener: () => void, signal: AbortSignal): void {
    if (signal.aborted) return;
    const entry = (): void => listener();
    this.#listeners.add(entry);
    signal.addEventListener('abort', () => this.#listeners.delete(entry), { once: true });
  }

  async #write(
    name: string,
    values: ReadonlyMap<SignalPath, AnySignalValue>,
    id: string | undefined,
  ): Promise<PositionResult> {
    const { records, store, clock, newId } = this.#options;
    const entry = id === undefined ? undefined : this.#entry(id);
    if (id !== undefined && entry === undefined) return refused('stale');
    if (values.size === 0) return refused('nothing-to-store');
    if (this.#isTaken(name, id)) return refused('name-taken');
    if (entry === undefined && this.all.length >= mostPositions) return refused('too-many');
    const stored = entry === undefined ? new Map() : records.valuesOf(entry);
    const content = mergedValues(store.functions, stored, values);
    const next = { id: id ?? newId(), name, storedAt: Math.max(0, Math.round(clock.now())) };
    const written = await records.write(next, content, next.id);
    if (written.ok) this.#recalled = undefined;
    return resultOf(written);
  }

  #entry(id: string): PositionEntry | undefined {
    return this.#isOpen ? this.#options.records.positions.find((entry) => entry.id === id) : undefined;
  }

  #isTaken(name: string, id: string | undefined): boolean {
    return this.all.some((one) => one.id !== id && nameKey(one.name) === nameKey(name));
  }

  #position(entry: PositionEntry): StoredPosition {
    const { id, name, storedAt } = entry;
    return { id, name, storedAt, values: flatten(this.#options.records.valuesOf(entry)) };
  }

  async #noteActive(id: string): Promise<void> {
    const { records } = this.#options;
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      if (records.list.active === id) break;
      const written = await records.writeList({ ...records.list, active: id });
      if (written.ok) break;
      if (written.reason !== 'stale') return;
    }
    if (this.#recalled === id) this.#recalled = undefined;
  }

  #countDown(): void {
    this.#notify();
    const { clock, signal } = this.#options;
    if (this.undoable === undefined) this.#removed = undefined;
    else clock.after(1_000, () => this.#countDown(), signal);
  }

  async #change(work: () => Promise<PositionResult>): Promise<PositionResult> {
    return this.#inTurn(async () => {
      if (!this.#isOpen) return refused('not-open');
      const result = await work();
      this.#notify();
      return result;
    });
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done;
    return done;
  }

  #notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
