import { withKeysLock } from '../vault/locks.ts';
import type { ErasedPart, EraseFailure, EraseResult } from './journal.ts';
import { orphanAliases } from './orphan-aliases.ts';
import type { ErasePlan, PlannedPart } from './plan.ts';
import type { ErasableBucket, EraseWorld } from './world.ts';

/**
 * Reads every place again instead of trusting the steps that erased: pages and heads of each planned category, and
 * the keystore for aliases that no keyring names. What cannot be read again never counts as erased.
 */
export async function verifyErase(world: EraseWorld, plan: ErasePlan): Promise<EraseResult> {
  const buckets = new Map<string, ErasableBucket>(
    (await world.buckets()).map((bucket) => [bucket.name, bucket]),
  );
  const orphans = await withKeysLock(() =>
    orphanAliases(world.keystore, [...buckets.values()], world.keptAliases),
  );
  const orphansAreGone = orphans?.length === 0;
  const parts: ErasedPart[] = [];
  for (const part of plan.parts) parts.push(await verifyPart(part, buckets.get(part.bucket), orphansAreGone));
  const outcome = parts.every((part) => part.failure === undefined) ? 'complete' : 'partial';
  return { outcome, grade: world.keystore.grade, parts };
}

async function verifyPart(
  part: PlannedPart,
  bucket: ErasableBucket | undefined,
  orphansAreGone: boolean,
): Promise<ErasedPart> {
  const before = part.records === undefined ? {} : { recordsBefore: part.records };
  const found = { category: part.category, ...before };
  const failed = (failure: EraseFailure): ErasedPart => ({ ...found, failure });
  try {
    const left = (await bucket?.contents())?.find((content) => content.category === part.category);
    if (!orphansAreGone || left?.hasKey === true) return failed('keys-not-destroyed');
    if (left !== undefined) return { ...failed('records-left'), recordsAfter: left.head?.records ?? 0 };
    return { ...found, recordsAfter: 0 };
  } catch {
    return failed('storage');
  }
}
