import { logFault, word } from '../fault-log/log-fault.ts';
import { destroyAliases } from '../vault/bucket-store.ts';
import type { EraseJournal, EraseResult, EraseStep } from './journal.ts';
import { orphanAliases } from './orphan-aliases.ts';
import type { ErasePlan } from './plan.ts';
import { verifyErase } from './verify.ts';
import type { ErasableBucket, EraseWorld } from './world.ts';

/**
 * Runs an authorised erase to its end and returns what reading everything again found. Keys go first: after one
 * `destroy` call nothing planned can be read, whatever the amount (decisions 12, 34). Each step is written to the
 * journal before it acts and may be repeated, so a kill anywhere is finished by {@link resumeErase}.
 */
export async function runErase(
  world: EraseWorld,
  plan: ErasePlan,
  onStep: (step: EraseStep) => void = () => undefined,
): Promise<EraseResult> {
  return finish(world, { step: 'authorised', plan }, false, onStep);
}

/**
 * Finishes an erase that a kill interrupted; to be called before anything else opens. Gives the result when one was
 * finished, undefined when none was pending. A plan that was only previewed is dropped: nobody had pressed.
 */
export async function resumeErase(
  world: EraseWorld,
  entry: EraseJournal | undefined,
  onStep: (step: EraseStep) => void = () => undefined,
): Promise<EraseResult | undefined> {
  if (entry === undefined || entry.step === 'done') return undefined;
  if (entry.step === 'planned') {
    await world.journal.clearJournal();
    return undefined;
  }
  return finish(world, entry, true, onStep);
}

const order = ['authorised', 'keys', 'pages', 'verify'] as const satisfies readonly EraseStep[];

async function finish(
  world: EraseWorld,
  from: Exclude<EraseJournal, { step: 'done' }>,
  resumed: boolean,
  onStep: (step: EraseStep) => void,
): Promise<EraseResult> {
  const { plan } = from;
  const start = from.step === 'planned' ? 0 : order.indexOf(from.step);
  let result: EraseResult | undefined;
  for (const step of order.slice(start)) {
    await world.journal.writeJournal({ step, plan });
    onStep(step);
    result = await act(step, world, plan);
  }
  result ??= await verifyErase(world, plan);
  await world.journal.writeJournal({ step: 'done', plan, result, resumed });
  onStep('done');
  return result;
}

async function act(
  step: (typeof order)[number],
  world: EraseWorld,
  plan: ErasePlan,
): Promise<EraseResult | undefined> {
  switch (step) {
    case 'authorised':
      return undefined;
    case 'keys':
      await destroyKeys(world, plan);
      return undefined;
    case 'pages':
      await world.stopWindows();
      await eachBucket(world, plan, async (bucket, categories) => (await bucket.dropPages(categories)).ok);
      return undefined;
    case 'verify':
      return verifyErase(world, plan);
  }
}

/** The keystore did not answer. The erase stops before a page goes, and is resumed when it answers. */
export class KeystoreSilentError extends Error {
  readonly code = 'eraser/keystore-silent';
  constructor() {
    super('The keystore does not answer. The erase goes on when it does.');
  }
}

/**
 * Retires the planned keys in every bucket, then destroys in one call what was retired now and before a kill. If some
 * bucket cannot be read, only what was retired now goes: an alias nobody named might be that bucket's. While the keystore
 * is silent nothing goes on: pages dropped under a living key could be read on the disk, with nothing left to erase again.
 *
 * @throws KeystoreSilentError
 */
async function destroyKeys(world: EraseWorld, plan: ErasePlan): Promise<void> {
  const retired = new Set<string>();
  const failures = new Set<string>();
  await eachBucket(world, plan, async (bucket, categories) => {
    const done = await bucket.retireKeys(categories);
    if (!done.ok) {
      failures.add(done.reason);
      return false;
    }
    for (const alias of done.retired) retired.add(alias);
    return true;
  });
  if (failures.has('keystore-unreachable')) throw new KeystoreSilentError();
  const buckets = await world.buckets();
  const destroyed = await destroyAliases(world.keystore, async () => {
    const orphans = await orphanAliases(world.keystore, buckets, world.keptAliases);
    return [...new Set([...retired, ...(orphans ?? [])])];
  });
  if (destroyed.ok) return;
  logFault({ code: 'eraser/keys-not-destroyed', detail: { reason: word(destroyed.reason) } });
  if (destroyed.reason === 'unreachable') throw new KeystoreSilentError();
}

/** Goes on with the other buckets when one fails: reading again will find what is left. `work` says whether it went well. */
async function eachBucket(
  world: EraseWorld,
  plan: ErasePlan,
  work: (bucket: ErasableBucket, categories: readonly string[]) => Promise<boolean>,
): Promise<void> {
  for (const bucket of await world.buckets()) {
    const categories = plan.parts.filter((part) => part.bucket === bucket.name).map((part) => part.category);
    if (categories.length === 0) continue;
    const done = await work(bucket, categories).catch(() => false);
    if (!done) logFault({ code: 'eraser/bucket-failed' });
  }
}
