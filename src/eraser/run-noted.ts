import { runErase } from './engine.ts';
import type { EraseJournal, EraseResult } from './journal.ts';
import { planErase } from './plan.ts';
import type { ErasableCategory, StoredPart } from './plan.ts';
import { isByAge } from './scope.ts';
import type { EraseWorld, FoundBucket } from './world.ts';

/**
 * Does what was authorised for the next start, with what is stored by now. To be called in a parked car, before anything
 * else opens; one by age needs the vault, and is left until then. Undefined when there was nothing to do.
 */
export async function runNoted(
  world: EraseWorld,
  entry: EraseJournal | undefined,
  pack: readonly ErasableCategory[],
): Promise<EraseResult | undefined> {
  if (entry?.step !== 'noted') return undefined;
  const { plan, order } = entry;
  if (isByAge(plan.scope)) return world.aged === undefined ? undefined : runErase(world, plan, order);
  const found = await world.buckets();
  const uncounted = new Set(
    plan.parts.flatMap(({ bucket, category, records }) =>
      records === undefined ? [`${bucket}/${category}`] : [],
    ),
  );
  const stored = (await Promise.all(found.map(storedIn))).flat().map((part) => ({
    ...part,
    records: uncounted.has(`${part.bucket}/${part.category}`) ? undefined : part.records,
  }));
  const names = found.map(({ name }) => name);
  return runErase(world, planErase(plan.id, plan.scope, stored, pack, names) ?? plan, order);
}

async function storedIn({ name, store }: FoundBucket): Promise<readonly StoredPart[]> {
  const contents = await store?.contents().catch(() => undefined);
  return (contents ?? []).map(({ category, head, pages }) => ({
    bucket: name,
    category,
    records: head?.records,
    bytes: head?.bytes ?? 0,
    pages: head?.pages.length ?? pages,
  }));
}
