import type { KeyFailure } from './bucket-keys.ts';
import type { PageWriteOutcome } from './category-outcome.ts';
import type { CategoryStore } from './category-store.ts';
import type { Entry } from './page.ts';
import type { Removals } from './removals.ts';

/** `records`: how many went for good. A failure after the marks is finished later, in the background or at the next start. */
export type ExpireOutcome =
  { readonly ok: true; readonly records: number } | { readonly ok: false; readonly reason: KeyFailure };

/** Which records, without knowing their schema: one that does not fit it is asked about too. Pure. */
export type IsMeant = (value: unknown, id: string) => boolean;

/** The records of a category that count and are meant; undefined when they cannot be read. */
export async function countedEntries(
  store: CategoryStore,
  isMeant: (entry: Entry) => boolean,
): Promise<readonly Entry[] | undefined> {
  if (!(await store.read()).ok) return undefined;
  return store.entries().filter((entry) => entry.removedBy === undefined && isMeant(entry));
}

/** Marks what is meant, then re-keys without it. Where nothing is meant, what was overwritten or deleted before goes for good. */
export async function eraseEntries(
  store: CategoryStore,
  isMeant: (entry: Entry) => boolean,
  removals: Removals,
): Promise<ExpireOutcome> {
  const read = await store.read();
  if (!read.ok) return { ok: false, reason: read.reason === 'aborted' ? 'closed' : read.reason };
  let marked: readonly string[] = [];
  // A category that holds nothing gets no key for that.
  if (store.entries().length > 0) {
    const { outcome, ids } = await markEntries(store, isMeant, removals.window);
    if (!outcome.ok && 'reason' in outcome) return outcome;
    marked = ids;
  }
  const ended = await removals.end(store, marked);
  return ended.ok ? { ok: true, records: marked.length } : ended;
}

/**
 * Marks a category's records as deleted by `window`, without knowing their schema, those included that are deleted
 * already and could still come back. `ids` of all of them.
 */
export async function markEntries(
  store: CategoryStore,
  isMeant: (entry: Entry) => boolean,
  window: string,
): Promise<{ readonly outcome: PageWriteOutcome<true>; readonly ids: readonly string[] }> {
  let ids: readonly string[] = [];
  const outcome = await store.write<true>(() => {
    const version = store.head?.version ?? [...store.pages.values()][0]?.version;
    const meant = store.entries().filter(isMeant);
    ids = meant.map(({ id }) => id);
    if (version === undefined || meant.every(({ removedBy }) => removedBy === window)) return { stop: true };
    const changes = new Map<string, readonly Entry[]>();
    for (const [id, { entries }] of store.pages) {
      if (!entries.some(isMeant)) continue;
      changes.set(
        id,
        entries.map((entry) => (isMeant(entry) ? { ...entry, removedBy: window } : entry)),
      );
    }
    return { changes, version, rekeyDue: false };
  });
  return { outcome, ids };
}
