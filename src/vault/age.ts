import type { CategoryStore } from './category-store.ts';
import { markEntries, type ExpireOutcome } from './erase-entries.ts';
import { isOlder } from './page.ts';
import type { Removals } from './removals.ts';

/** Marks what is older than `before`, then re-keys without it. */
export async function expireOlder(
  store: CategoryStore,
  before: number,
  removals: Removals,
): Promise<ExpireOutcome> {
  const { outcome, ids } = await markEntries(store, (entry) => isOlder(entry, before), removals.window);
  if (!outcome.ok && 'reason' in outcome) return outcome;
  if (ids.length === 0) return { ok: true, records: 0 };
  const ended = await removals.end(store, ids);
  return ended.ok ? { ok: true, records: ids.length } : ended;
}
