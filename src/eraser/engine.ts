import { logFault } from '../fault-log/log-fault.ts';
import { LedgerError } from '../vault/ledger-error.ts';
import { carItems } from './car-reset.ts';
import type { CarItemState } from './car-reset.ts';
import { paddingFor } from './constant-length.ts';
import { destroyKeys } from './destroy-keys.ts';
import type {
  DoneEntry,
  EraseJournal,
  EraseOrder,
  EraseResult,
  EraseStep,
  RunningEntry,
  SignEntry,
} from './journal.ts';
import type { ErasePlan } from './plan.ts';
import { removeStorage } from './remove-storage.ts';
import { isByAge } from './scope.ts';
import { verifyErase } from './verify.ts';
import type { EraseWorld } from './world.ts';

/** Told when a step is about to be done. */
export type StepListener = (step: EraseStep) => void;

/** One erase under way. */
interface Run {
  readonly world: EraseWorld;
  readonly plan: ErasePlan;
  readonly order: EraseOrder | undefined;
  readonly isResumed: boolean;
  readonly onStep: StepListener;
}

/**
 * Runs an authorised erase to its end and returns what reading everything again found. Keys go first: after one
 * `destroy` call nothing planned can be read, whatever the amount (decisions 12, 34). Each step is written to the
 * journal before it acts and may be repeated, so a kill anywhere is finished by {@link resumeErase}.
 *
 * @throws KeystoreSilentError when it stands still until the keystore answers
 */
export async function runErase(
  world: EraseWorld,
  plan: ErasePlan,
  order: EraseOrder,
  onStep: StepListener = () => undefined,
): Promise<EraseResult> {
  return act({ world, plan, order, isResumed: false, onStep }, 'authorised');
}

/**
 * Finishes an erase that a kill interrupted, and asks for signatures that are owed; to be called before anything else opens. Gives the result when one was
 * finished, undefined when there was none to finish: a plan that was only previewed is dropped, for nobody had pressed;
 * one for the next start, and one by age while the vault is closed, are left for later.
 */
export async function resumeErase(
  world: EraseWorld,
  entry: EraseJournal | undefined,
  onStep: StepListener = () => undefined,
): Promise<EraseResult | undefined> {
  await world.certifier.signOwed().catch(() => logFault({ code: 'eraser/not-signed' }));
  if (entry === undefined) return undefined;
  switch (entry.step) {
    case 'noted':
      return undefined;
    case 'planned':
      await world.journal.clearJournal();
      return undefined;
    case 'done':
      return undefined;
    case 'sign':
      return sign({ world, plan: entry.plan, order: entry.order, isResumed: true, onStep }, entry);
    default: {
      const { plan, order, step, car } = entry;
      if (isByAge(plan.scope) && world.aged === undefined) return undefined;
      return act({ world, plan, order, isResumed: true, onStep }, step, car);
    }
  }
}

const actingSteps = ['authorised', 'keys', 'pages', 'car', 'verify'] as const satisfies readonly EraseStep[];

async function act(
  run: Run,
  from: RunningEntry['step'],
  carBefore?: readonly CarItemState[],
): Promise<EraseResult> {
  const { world, plan } = run;
  let car = carBefore ?? [];
  for (const step of actingSteps.slice(actingSteps.indexOf(from))) {
    if (step === 'verify') break;
    await begin(run, { step });
    if (step === 'keys' && !isByAge(plan.scope)) await destroyKeys(world, plan);
    if (step === 'pages') await removeStorage(world, plan);
    if (step === 'car') car = await resetCar(run);
  }
  await begin(run, { step: 'verify', ...(car.length > 0 && { car: [...car] }) });
  const result = await verifyErase(world, plan, car);
  const facts = { plan, order: run.order, result, isResumed: run.isResumed };
  const payload = await world.certifier.draft(facts).catch(() => undefined);
  return payload === undefined ? end(run, result, { reason: 'refused' }) : sign(run, { result, payload });
}

async function resetCar({ world, plan }: Run): Promise<readonly CarItemState[]> {
  if (plan.scope.kind !== 'handover') return [];
  return (await world.car?.reset(carItems)) ?? carItems.map((item) => ({ item, state: 'pending' }));
}

/** The frozen payload is signed as it stands, again after a kill: one certificate per erase. */
async function sign(
  run: Run,
  { result, payload }: Pick<SignEntry, 'result' | 'payload'>,
): Promise<EraseResult> {
  const { world, plan } = run;
  await world.journal.writeJournal({ step: 'sign', ...common(run), resumed: run.isResumed, result, payload });
  run.onStep('sign');
  const signed = await world.certifier.sign(plan, payload);
  return end(run, result, signed.ok ? undefined : { reason: signed.reason });
}

async function end(run: Run, result: EraseResult, unsigned: DoneEntry['unsigned']): Promise<EraseResult> {
  if (unsigned !== undefined) logFault({ code: 'eraser/not-signed' });
  await run.world.journal.writeJournal({
    step: 'done',
    ...common(run),
    resumed: run.isResumed,
    result,
    ...(unsigned && { unsigned }),
  });
  run.onStep('done');
  return result;
}

/**
 * Writes a step before it is done. A full disk does not stop an erase that was authorised: it is what frees the space.
 * A kill then leaves keys that are gone and buckets that say so; only the end must be written.
 */
async function begin(run: Run, entry: Pick<RunningEntry, 'step' | 'car'>): Promise<void> {
  const { plan, isResumed } = run;
  const resumed = isResumed ? { resumed: true } : {};
  try {
    await run.world.journal.writeJournal({ ...entry, ...common(run), ...resumed, padding: paddingFor(plan) });
  } catch (error) {
    if (!(error instanceof LedgerError) || error.code !== 'quota') throw error;
    logFault({ code: 'eraser/journal-full' });
  }
  run.onStep(entry.step);
}

function common({ plan, order }: Run): Pick<RunningEntry, 'plan' | 'order'> {
  return { plan, ...(order && { order }) };
}
