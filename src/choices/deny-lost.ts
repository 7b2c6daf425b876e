import type { Collection } from '../vault/collection.ts';
import type { OpenResult } from '../vault/collection-definition.ts';
import type { Choice } from './choice-collection.ts';

/** How often a write is tried again because another window decided the same in between. */
const attempts = 3;

/**
 * Where some of the choices could not be read, decides no on each of `ids` that what is left says nothing about: what was
 * lost may have been a no, and what holds where nothing is stored is often a yes. `choice` is what to decide instead. Kept,
 * so that the next start, which no longer sees the loss, finds it too. False where nothing can be relied on: not opened, or
 * not kept.
 */
export async function denyLost(
  store: Pick<Collection<Choice>, 'get' | 'put'>,
  opened: OpenResult,
  ids: readonly string[],
  choice: Choice = { allowed: false, pending: false },
): Promise<boolean> {
  if (!opened.ok) return false;
  const { unreadablePages, lostPages, invalidRecords, headDamaged } = opened;
  if (unreadablePages === 0 && lostPages === 0 && invalidRecords === 0 && !headDamaged) return true;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const lost = ids.filter((id) => store.get(id) === undefined);
    if (lost.length === 0) return true;
    const written = await store.put(lost.map((id) => ({ id, value: choice })));
    if (written.ok) return true;
    if (written.reason !== 'stale') return false;
  }
  return false;
}
