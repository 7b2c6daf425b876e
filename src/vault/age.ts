import type { KeyFailure } from './bucket-keys.ts';
import type { PageWriteOutcome } from './category-outcome.ts';
import type { CategoryStore } from './category-store.ts';
import { isOlder, type Entry } from './page.ts';
import type { Removals } from './removals.ts';

/** `records`: how many went for good. A failure after the marks is finished later, in the background or at the next start. */
export type ExpireOutcome =
  { readonly ok: true; readonly records: number } | { readonly ok: false; readonly reason: KeyFailure };

/** The records of a category that count and are older than `before`; undefined when they cannot be read. */
export async function olderEntries(
  store: CategoryStore,
  before: number,
): Promise<readonly Entry[] | undefined> {
  if (!(await store.read()).ok) return undefined;
  return store.entries().filter((entry) => entry.removedBy === undefined && isOlder(entry, before));
}

/** Marks what is older than `before`, then re-keys without it. */
export async function expireOlder(
  store: CategoryStore,
  before: number,
  removals: Removals,
): Promise<ExpireOutcome> {
  const { outcome, ids } = await markOlder(store, before, removals.window);
  if (!outcome.ok && 'reason' in outcome) return outcome;
  if (ids.length === 0) return { ok: true, records: 0 };
  const ended = await removals.end(store, ids);
  return ended.ok ? { ok: true, records: ids.length } : ended;
}

/**
 * Marks a category's older records as deleted by `window`, without knowing their schema, those included that are
 * deleted already and could still come back. `ids` of all of them.
 */
async function markOlder(
  store: CategoryStore,
  before: number,
  window: string,
): Promise<{ readonly outcome: PageWriteOutcome<true>; readonly ids: readonly string[] }> {
  let ids: readonly string[] = [];
  const outcome = await store.write<true>(() => {
    const version = store.head?.version ?? [...store.pages.values()][0]?.version;
    const older = store.entries().filter((entry) => isOlder(entry, before));
    ids = older.map(({ id }) => id);
    if (version === undefined || older.every(({ removedBy }) => removedBy === window)) return { stop: true };
    const changes = new Map<string, readonly Entry[]>();
    for (const [id, { entries }] of store.pages) {
      if (!entries.some((entry) => isOlder(entry, before))) continue;
      changes.set(
        id,
        entries.map((entry) => (isOlder(entry, before) ? { ...entry, removedBy: window } : entry)),
      );
    }
    return { changes, version, rekeyDue: false };
  });
  return { outcome, ids };
}
