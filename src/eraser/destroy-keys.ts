import { logFault, word } from '../fault-log/log-fault.ts';
import { KeystoreSilentError } from './keystore-silent-error.ts';
import { orphanAliases } from './orphan-aliases.ts';
import type { ErasePlan } from './plan.ts';
import type { ErasableBucket, EraseWorld } from './world.ts';

/**
 * Makes everything planned unreadable with one `destroy` call: the aliases of the buckets that go as a whole, those that
 * the other buckets retire now, and what was retired before a kill. If a bucket that stays cannot be read, only what was
 * named now goes: an alias nobody named might be that bucket's. While the keystore is silent nothing goes on: pages
 * dropped under a living key could be read on the disk, with nothing left to erase again.
 *
 * @throws KeystoreSilentError
 */
export async function destroyKeys(world: EraseWorld, plan: ErasePlan): Promise<void> {
  const found = await world.buckets();
  const doomed = new Set(plan.buckets);
  const staying = found.filter(({ name }) => !doomed.has(name));
  const retired = new Set<string>();
  for (const { name, store } of found) {
    const categories = plan.parts.filter(({ bucket }) => bucket === name).map(({ category }) => category);
    const isDoomed = doomed.has(name);
    if (!isDoomed && categories.length === 0) continue;
    const done = await retire(store, isDoomed ? 'all' : categories);
    if (done.ok) for (const alias of done.retired) retired.add(alias);
    else logFault({ code: 'eraser/bucket-failed', detail: { reason: word(done.reason) } });
    if (!done.ok && done.reason === 'keystore-unreachable') throw new KeystoreSilentError();
  }
  const destroyed = await world.withKeys(async () => {
    const orphans = await orphanAliases(world, staying);
    const aliases = [...new Set([...retired, ...(orphans ?? [])])];
    return world.keystore.destroy(aliases.filter((alias) => !world.keptAliases.includes(alias)));
  });
  if (destroyed.ok) return;
  logFault({ code: 'eraser/keys-not-destroyed', detail: { reason: word(destroyed.reason) } });
  if (destroyed.reason === 'unreachable') throw new KeystoreSilentError();
}

/** A bucket that does not answer names nothing: where it goes as a whole, the orphan rule finds its aliases. */
async function retire(
  store: ErasableBucket | undefined,
  what: readonly string[] | 'all',
): Promise<Awaited<ReturnType<ErasableBucket['retireAll']>>> {
  const failed = { ok: false, reason: 'storage' } as const;
  if (store === undefined) return failed;
  return (what === 'all' ? store.retireAll() : store.retireKeys(what)).catch(() => failed);
}
