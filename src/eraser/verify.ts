import type { CategoryContent } from '../vault/bucket-store.ts';
import type { CarItemState } from './car-reset.ts';
import type { ErasedPart, EraseFailure, EraseResult } from './journal.ts';
import { orphanAliases } from './orphan-aliases.ts';
import type { ErasePlan, PlannedPart } from './plan.ts';
import { isByAge } from './scope.ts';
import type { EraseWorld, FoundBucket } from './world.ts';

/**
 * Reads every place again instead of trusting the steps that erased: the directory of buckets, pages and heads of each
 * planned category, and the keystore for aliases that nothing is going to need. What cannot be read again never counts
 * as erased; a silent keystore is waited for.
 *
 * @throws KeystoreSilentError
 */
export async function verifyErase(
  world: EraseWorld,
  plan: ErasePlan,
  car: readonly CarItemState[],
): Promise<EraseResult> {
  const found = await world.buckets().catch(() => undefined);
  const doomed = new Set(plan.buckets);
  const staying = found?.filter(({ name }) => !doomed.has(name)) ?? [];
  const orphans = await world.withKeys(() => orphanAliases(world, staying));
  const areKeysGone = orphans?.length === 0;
  const parts: ErasedPart[] = [];
  for (const part of plan.parts) {
    parts.push(
      isByAge(plan.scope)
        ? await verifyOlder(world, part, plan.scope.olderThan)
        : await verifyPart(part, found, doomed.has(part.bucket), areKeysGone),
    );
  }
  const bucketsLeft = await leftBuckets(plan, found, areKeysGone);
  return {
    outcome: outcomeOf(plan, parts, bucketsLeft.length, car),
    grade: world.keystore.grade,
    parts,
    ...(bucketsLeft.length > 0 && { bucketsLeft }),
    ...(car.length > 0 && { car: [...car] }),
  };
}

async function verifyPart(
  part: PlannedPart,
  found: readonly FoundBucket[] | undefined,
  isDoomed: boolean,
  areKeysGone: boolean,
): Promise<ErasedPart> {
  const before = beforeOf(part);
  if (found === undefined) return { ...before, failure: 'storage' };
  const bucket = found.find(({ name }) => name === part.bucket);
  if (bucket === undefined) {
    return areKeysGone
      ? { ...before, recordsAfter: 0, bytesAfter: 0 }
      : { ...before, failure: 'keys-not-destroyed' };
  }
  if (bucket.store === undefined) return { ...before, failure: 'storage' };
  let left: CategoryContent | undefined;
  try {
    left = (await bucket.store.contents()).find(({ category }) => category === part.category);
  } catch {
    return { ...before, failure: 'storage' };
  }
  // A keyring in a bucket that would not go is worth nothing without its alias.
  if (!areKeysGone || (left?.hasKey === true && !isDoomed))
    return { ...before, failure: 'keys-not-destroyed' };
  if (left !== undefined && (left.head !== undefined || left.pages > 0)) {
    const { records = 0, bytes = 0 } = left.head ?? {};
    return { ...before, failure: 'records-left', recordsAfter: records, bytesAfter: bytes };
  }
  return { ...before, recordsAfter: 0, bytesAfter: 0 };
}

async function verifyOlder(world: EraseWorld, part: PlannedPart, olderThan: number): Promise<ErasedPart> {
  const before = beforeOf(part);
  const left = await world.aged?.count(part, olderThan).catch(() => undefined);
  if (left === undefined) return { ...before, failure: 'storage' };
  return left === 0
    ? { ...before, recordsAfter: 0 }
    : { ...before, failure: 'records-left', recordsAfter: left };
}

function beforeOf({ bucket, category, records, bytes }: PlannedPart): ErasedPart {
  return {
    bucket,
    category,
    bytesBefore: bytes,
    ...(records === undefined ? {} : { recordsBefore: records }),
  };
}

async function leftBuckets(
  plan: ErasePlan,
  found: readonly FoundBucket[] | undefined,
  areKeysGone: boolean,
): Promise<{ bucket: string; failure: EraseFailure }[]> {
  const left: { bucket: string; failure: EraseFailure }[] = [];
  for (const bucket of plan.buckets) {
    if (found !== undefined && !found.some(({ name }) => name === bucket)) {
      if (!areKeysGone) left.push({ bucket, failure: 'keys-not-destroyed' });
    } else left.push({ bucket, failure: areKeysGone ? 'storage' : 'keys-not-destroyed' });
  }
  return left;
}

/** What the car did not do counts, what waits for parked does not. */
function outcomeOf(
  plan: ErasePlan,
  parts: readonly ErasedPart[],
  bucketsLeft: number,
  car: readonly CarItemState[],
): EraseResult['outcome'] {
  const failed = parts.filter(({ failure }) => failure !== undefined).length + bucketsLeft;
  const isCarDone = car.every(({ state }) => state === 'done' || state === 'pending');
  if (failed === 0) return isCarDone ? 'complete' : 'partial';
  return failed === parts.length + plan.buckets.length ? 'failed' : 'partial';
}
