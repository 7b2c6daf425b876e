import type { CategoryStore } from './category-store.ts';
import type { ExpirySelection } from './collection-definition.ts';
import { isOlder, type Entry } from './page.ts';

/** What this window set aside and could not (yet) write: it counts all the same, for every collection of the window. */
export class HeldAside {
  /** By id, which call holds it. */
  readonly #held = new WeakMap<CategoryStore, Map<string, number>>();
  #changes = 0;
  #calls = 0;

  /** Grows with every change. */
  get changes(): number {
    return this.#changes;
  }

  /** The last call. */
  get latest(): number {
    return this.#calls;
  }

  has(store: CategoryStore, id: string): boolean {
    return this.#held.get(store)?.has(id) === true;
  }

  /** Gives the number of the call. */
  hold(store: CategoryStore, ids: readonly string[]): number {
    const call = (this.#calls += 1);
    const held = this.#held.get(store) ?? new Map<string, number>();
    this.#held.set(store, held);
    for (const id of ids) held.set(id, call);
    this.#changes += 1;
    return call;
  }

  /** What later calls hold stays held. */
  letGo(store: CategoryStore, ids: readonly string[], upTo: number): void {
    const held = this.#held.get(store);
    for (const id of ids) if ((held?.get(id) ?? Infinity) <= upTo) held?.delete(id);
    this.#changes += 1;
  }
}

/** The entry kept and not used, or used again. */
export function marked({ aside: _aside, ...entry }: Entry, isAside: boolean): Entry {
  return { ...entry, ...(isAside && { aside: true as const }) };
}

/** The entry in sight again, as it was. */
export function restored({ removedBy: _removedBy, ...entry }: Entry): Entry {
  return entry;
}

export function isUndated({ at }: Entry): boolean {
  return at === undefined;
}

export function selected(store: CategoryStore, selection: ExpirySelection): readonly Entry[] {
  if ('olderThan' in selection) return store.entries().filter((entry) => isOlder(entry, selection.olderThan));
  return [...new Set(selection.ids)].flatMap((id) => store.entry(id) ?? []);
}
