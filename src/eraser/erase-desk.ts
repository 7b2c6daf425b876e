import { KeystoreSilentError, resumeErase, runErase } from './engine.ts';
import type { EraseWorld } from './world.ts';
import { readEraseJournal } from './journal.ts';
import type { EraseResult, EraseStep } from './journal.ts';
import { planErase, previewErase } from './plan.ts';
import type { ErasableCategory, ErasePlan, ErasePreview, StoredPart } from './plan.ts';

export interface EraseDeskOptions {
  readonly world: EraseWorld;
  /** What is stored now, from the heads of every bucket. */
  readonly inventory: () => Promise<readonly StoredPart[]>;
  /** The pack's categories. */
  readonly categories: readonly ErasableCategory[];
  readonly newId: () => string;
  /** Whether erasing is allowed at this moment; asked again at the press. */
  readonly mayErase: () => boolean;
  /** Waits before a silent keystore is asked again. */
  readonly pause: () => Promise<void>;
  /** Ends this process, so that nothing decrypted stays in memory, and opens the app at the result. */
  readonly restart: () => void;
}

/** An erase that has ended and was not looked at yet. */
export interface EndedErase {
  readonly result: EraseResult;
  /** It had been interrupted and was finished at a later start. */
  readonly resumed: boolean;
}

/** What the erase screens talk to: preview, plan, press, result. */
export class EraseDesk {
  readonly #options: EraseDeskOptions;
  #isErasing = false;
  #noted: ReadonlySet<string> = new Set();

  constructor(options: EraseDeskOptions) {
    this.#options = options;
  }

  /** From the press on: this window took the vault itself. */
  get isErasing(): boolean {
    return this.#isErasing;
  }

  /** The categories of an erase that was asked for while it had to wait; empty when there is none. */
  get noted(): ReadonlySet<string> {
    return this.#noted;
  }

  /** Keeps what was asked for, to be offered when the car is parked, until it is prepared or the app ends. */
  note(chosen: ReadonlySet<string>): void {
    this.#noted = new Set(chosen);
  }

  async preview(): Promise<ErasePreview> {
    return previewErase(await this.#options.inventory(), this.#options.categories);
  }

  /** Makes the plan and stores it, before anybody presses. Undefined when the chosen categories hold nothing. */
  async prepare(chosen: ReadonlySet<string>): Promise<ErasePlan | undefined> {
    this.#noted = new Set();
    const erasable = new Set((await this.preview()).goes.map((row) => row.category));
    const allowed = new Set([...chosen].filter((category) => erasable.has(category)));
    const plan = planErase(this.#options.newId(), allowed, await this.#options.inventory());
    if (plan !== undefined) await this.#options.world.journal.writeJournal({ step: 'planned', plan });
    return plan;
  }

  /** Goes back from the confirmation: the stored plan is dropped. */
  async withdraw(): Promise<void> {
    await this.#options.world.journal.clearJournal();
  }

  /** The press. False when the car is not parked any more; otherwise it ends in a restart that shows the result. */
  async erase(plan: ErasePlan, onStep: (step: EraseStep) => void): Promise<boolean> {
    if (!this.#options.mayErase()) return false;
    this.#isErasing = true;
    await this.#run(plan, onStep);
    this.#options.restart();
    return true;
  }

  /** While the keystore is silent the erase stands still, and goes on where it stopped when it answers again. */
  async #run(plan: ErasePlan, onStep: (step: EraseStep) => void): Promise<void> {
    const { world, pause } = this.#options;
    let attempt: Promise<unknown> = runErase(world, plan, onStep);
    for (;;) {
      try {
        await attempt;
        return;
      } catch (error) {
        if (!(error instanceof KeystoreSilentError)) throw error;
      }
      await pause();
      attempt = resumeErase(world, await readEraseJournal(world.journal), onStep);
    }
  }

  /** The last erase, until it was acknowledged. */
  async ended(): Promise<EndedErase | undefined> {
    const entry = await readEraseJournal(this.#options.world.journal);
    return entry?.step === 'done' ? { result: entry.result, resumed: entry.resumed } : undefined;
  }

  async acknowledge(): Promise<void> {
    await this.#options.world.journal.clearJournal();
  }
}
