import type { Authorisation, EraseAuthority } from './authorisation.ts';
import type { SignedCertificate } from './certifier.ts';
import { KeystoreSilentError } from './keystore-silent-error.ts';
import { resumeErase, runErase } from './engine.ts';
import type { StepListener } from './engine.ts';
import { readEraseJournal } from './journal.ts';
import type { DoneEntry, EraseOrder, EraseResult, UnsignedReason } from './journal.ts';
import { planErase } from './plan.ts';
import type { ErasableCategory, ErasePlan, StoredPart } from './plan.ts';
import type { Precondition } from './preconditions.ts';
import { previewErase } from './preview.ts';
import type { ErasePreview } from './preview.ts';
import { isByAge } from './scope.ts';
import type { EraseScope, ScopePart } from './scope.ts';
import type { EraseWorld } from './world.ts';

const dayMs = 86_400_000;

export interface EraseDeskOptions {
  readonly world: EraseWorld;
  /** What is stored now, from the heads of every bucket. */
  readonly inventory: () => Promise<readonly StoredPart[]>;
  /** The pack's categories. */
  readonly categories: readonly ErasableCategory[];
  readonly newId: () => string;
  /** Whether erasing is allowed at this moment; asked again at the press. */
  readonly mayErase: () => boolean;
  /** As the platform reports them at this moment. */
  readonly preconditions: () => readonly Precondition[];
  readonly authority: EraseAuthority;
  /** Waits before a silent keystore is asked again. */
  readonly pause: () => Promise<void>;
  /** Ends this process, so that nothing decrypted stays in memory, and opens the app at the result. */
  readonly restart: () => void;
}

/** An erase that was authorised for the next start. */
export interface NotedErase {
  readonly plan: ErasePlan;
  readonly authorisation: Authorisation;
}

/** An erase that has ended and was not looked at yet. */
export interface EndedErase {
  readonly plan: ErasePlan;
  readonly result: EraseResult;
  /** It had been interrupted and was finished at a later start. */
  readonly resumed: boolean;
  /** Undefined for an erase of the version before certificates. */
  readonly certificate:
    | ({ readonly state: 'signed' } & SignedCertificate)
    | { readonly state: 'unsigned'; readonly reason: UnsignedReason }
    | undefined;
}

/**
 * How a second try went. `restarting`: it ran and the app begins anew at its result. `signed`, `unsigned`: only the
 * signature was missing. `not-now`: the car is not parked.
 */
export type RetryOutcome = 'restarting' | 'signed' | 'unsigned' | 'not-now' | 'nothing-to-retry';

/** What the erase screens talk to: preview, plan, authority, press, result. */
export class EraseDesk {
  readonly #options: EraseDeskOptions;
  #isErasing = false;
  #asked: EraseScope | undefined;

  constructor(options: EraseDeskOptions) {
    this.#options = options;
  }

  /** From the press on: this window took the vault itself. */
  get isErasing(): boolean {
    return this.#isErasing;
  }

  /** What was asked for while it had to wait; undefined when nothing was. */
  get asked(): EraseScope | undefined {
    return this.#asked;
  }

  /** Who may ask for a handover, and how that is shown. */
  get authority(): EraseAuthority {
    return this.#options.authority;
  }

  /**
   * Keeps what was asked for, to be offered when the car is parked, until it is prepared, taken back (undefined) or the
   * app ends.
   */
  ask(scope: EraseScope | undefined): void {
    this.#asked = scope;
  }

  /** The moment so many days ago by the car's clock, ms since the epoch: what happened before is older. */
  daysAgo(days: number): number {
    return Math.max(0, Math.floor(this.#options.world.clock.now() - days * dayMs));
  }

  /** Whether {@link daysAgo} can be relied on. */
  get isClockTrusted(): boolean {
    return this.#options.world.clock.isTrusted();
  }

  preconditions(): readonly Precondition[] {
    return this.#options.preconditions();
  }

  /** What could go and what stays; for a driver or a handover, what that would take. */
  async preview(scope?: EraseScope): Promise<ErasePreview> {
    return previewErase(await this.#options.inventory(), this.#options.categories, scope);
  }

  /** How many records of the parts are older than a moment, ms since the epoch; undefined where nobody can read them. */
  async countOlder(parts: readonly ScopePart[], olderThan: number): Promise<number | undefined> {
    let sum = 0;
    for (const part of parts) {
      const count = await this.#options.world.aged?.count(part, olderThan);
      if (count === undefined) return undefined;
      sum += count;
    }
    return sum;
  }

  /** Makes the plan and stores it, before anybody presses. Undefined when the scope holds nothing. */
  async prepare(scope: EraseScope): Promise<ErasePlan | undefined> {
    this.#asked = undefined;
    // Its entry goes with the next plan's.
    await this.finishCar();
    const plan = await this.#plan(this.#options.newId(), scope);
    if (plan !== undefined) await this.#options.world.journal.writeJournal({ step: 'planned', plan });
    return plan;
  }

  /** Goes back from the confirmation: the stored plan is dropped. */
  async withdraw(): Promise<void> {
    await this.#options.world.journal.clearJournal();
  }

  /**
   * The press. Takes what the scope holds now, whatever came since the preview. False when the car is not parked any
   * more; otherwise it ends in a restart that shows the result.
   */
  async erase(plan: ErasePlan, authorisation: Authorisation, onStep: StepListener): Promise<boolean> {
    const { mayErase } = this.#options;
    if (!mayErase()) return false;
    this.#isErasing = true;
    await this.#spend(authorisation);
    const now = (await this.#plan(plan.id, plan.scope).catch(() => undefined)) ?? plan;
    await this.#run(now, this.#order(authorisation, 'now'), onStep);
    this.#options.restart();
    return true;
  }

  /** Authorised now, to be done at the next start at which the car is parked. {@link withdraw} takes it back. */
  async noteForNextStart(plan: ErasePlan, authorisation: Authorisation): Promise<void> {
    await this.#spend(authorisation);
    const order = this.#order(authorisation, 'next-start');
    await this.#options.world.journal.writeJournal({ step: 'noted', plan, order });
  }

  /** The erase that waits for a start at which the car is parked: this was none so far. */
  async noted(): Promise<NotedErase | undefined> {
    const entry = await readEraseJournal(this.#options.world.journal);
    return entry?.step === 'noted'
      ? { plan: entry.plan, authorisation: entry.order.authorisation }
      : undefined;
  }

  /** The last erase, until it was acknowledged. */
  async ended(): Promise<EndedErase | undefined> {
    const entry = await this.#done();
    if (entry === undefined || entry.isAcknowledged === true) return undefined;
    const { plan, result, resumed, unsigned } = entry;
    const signed = await this.#options.world.certifier.find(plan.id);
    if (signed === undefined && unsigned !== undefined) {
      return { plan, result, resumed, certificate: { state: 'unsigned', reason: unsigned.reason } };
    }
    return { plan, result, resumed, certificate: signed && { state: 'signed', ...signed } };
  }

  /** The certificate of the last erase of this car, while its text is kept. */
  lastCertificate(): Promise<SignedCertificate | undefined> {
    return this.#options.world.certifier.newest();
  }

  /** The result was seen. Its entry stays while the car has something left to do. */
  async acknowledge(): Promise<void> {
    const { journal } = this.#options.world;
    const entry = await this.#done();
    if (entry !== undefined && hasCarWork(entry))
      await journal.writeJournal({ ...entry, isAcknowledged: true });
    else await journal.clearJournal();
  }

  /** Runs a partial or failed erase again, as a new one; asks again for a signature that is missing. */
  async retry(onStep: StepListener): Promise<RetryOutcome> {
    const { world, newId } = this.#options;
    const entry = await this.#done();
    if (entry === undefined) return 'nothing-to-retry';
    if (entry.result.outcome === 'complete') {
      if (entry.unsigned === undefined) return 'nothing-to-retry';
      await world.certifier.signOwed();
      return (await world.certifier.find(entry.plan.id)) === undefined ? 'unsigned' : 'signed';
    }
    const { scope, buckets, parts } = entry.plan;
    const rest = await this.#plan(newId(), scope).catch(() => undefined);
    const again = rest ?? { id: newId(), scope, buckets, parts };
    const done = await this.erase(again, entry.order?.authorisation ?? { role: 'driver' }, onStep);
    return done ? 'restarting' : 'not-now';
  }

  /** Does what the car had to wait with, when it is parked. To be called at each park while {@link ended} or before. */
  async finishCar(): Promise<void> {
    const { world, mayErase } = this.#options;
    const entry = await this.#done();
    if (entry === undefined || !hasCarWork(entry) || !mayErase()) return;
    const before = entry.result.car ?? [];
    const waiting = before.flatMap(({ item, state }) => (state === 'pending' ? [item] : []));
    const after = (await world.car?.reset(waiting)) ?? [];
    const car = before.map((one) => after.find(({ item }) => item === one.item) ?? one);
    const next: DoneEntry = { ...entry, result: { ...entry.result, car } };
    if (entry.isAcknowledged === true && !hasCarWork(next)) await world.journal.clearJournal();
    else await world.journal.writeJournal(next);
  }

  async #plan(id: string, scope: EraseScope): Promise<ErasePlan | undefined> {
    const { world, inventory, categories } = this.#options;
    const found = (await world.buckets()).map(({ name }) => name);
    const plan = planErase(id, scope, await inventory(), categories, found);
    if (plan === undefined || !isByAge(scope)) return plan;
    const parts: ErasePlan['parts'] = [];
    for (const { records: _all, ...part } of plan.parts) {
      const records = await world.aged?.count(part, scope.olderThan);
      if (records !== 0) parts.push({ ...part, ...(records === undefined ? {} : { records }) });
    }
    return parts.length === 0 ? undefined : { ...plan, parts };
  }

  async #spend({ role }: Authorisation): Promise<void> {
    if (role === 'anyone') await this.#options.authority.spend();
  }

  #order(authorisation: Authorisation, when: EraseOrder['when']): EraseOrder {
    const { clock } = this.#options.world;
    return {
      authorisation,
      preconditions: [...this.#options.preconditions()],
      at: clock.now(),
      isClockTrusted: clock.isTrusted(),
      when,
    };
  }

  async #done(): Promise<DoneEntry | undefined> {
    const entry = await readEraseJournal(this.#options.world.journal);
    return entry?.step === 'done' ? entry : undefined;
  }

  /**
   * While the keystore is silent the erase stands still, and goes on where it stopped when it answers again. No window may
   * write meanwhile: a key made for what is to go would be named by nobody.
   */
  async #run(plan: ErasePlan, order: EraseOrder, onStep: StepListener): Promise<void> {
    const { world, pause } = this.#options;
    let attempt: Promise<unknown> = runErase(world, plan, order, onStep);
    for (;;) {
      try {
        await attempt;
        return;
      } catch (error) {
        if (!(error instanceof KeystoreSilentError)) throw error;
      }
      await world.stopWindows();
      await pause();
      attempt = resumeErase(world, await readEraseJournal(world.journal), onStep);
    }
  }
}

function hasCarWork({ result }: DoneEntry): boolean {
  return result.car?.some(({ state }) => state === 'pending') ?? false;
}
