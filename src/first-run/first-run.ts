import type { DriverCardStore } from '../session/driver-card.ts';

export const firstRunSteps = ['language', 'sharing', 'name', 'ready'] as const;
export type FirstRunStep = (typeof firstRunSteps)[number];

/**
 * Where somebody is in the first run of this installation. What they choose goes to the driver card at once, so that a
 * power cut costs nothing but the place: the next start begins at the first step with everything still chosen. Lives
 * longer than its screen, which a change of language draws anew.
 */
export class FirstRun {
  readonly #card: DriverCardStore;
  readonly #listeners = new Set<() => void>();
  #index = 0;
  #name: string;
  #hasFailed = false;
  #isLeft = false;

  constructor(card: DriverCardStore) {
    this.#card = card;
    this.#name = card.card.name;
  }

  /** Whether nobody has finished or skipped it yet. Storage that fails keeps nobody in it: then it is due at the next start. */
  get isDue(): boolean {
    return !this.#isLeft && this.#card.card.firstRun === 'open';
  }

  get step(): FirstRunStep {
    return firstRunSteps[this.#index] ?? 'ready';
  }

  /** From 1. */
  get number(): number {
    return this.#index + 1;
  }

  /** As typed so far. */
  get name(): string {
    return this.#name;
  }

  /** The last thing chosen could not be stored; it is tried again with the next one. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  subscribe(listener: () => void, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.#listeners.add(listener);
    signal.addEventListener('abort', () => this.#listeners.delete(listener), { once: true });
    this.#card.subscribe(listener, signal);
  }

  type(name: string): void {
    this.#name = name;
    this.#notify();
  }

  async chooseLanguage(language: string): Promise<void> {
    await this.#keep({ language });
  }

  /** On to the next step once what was entered is stored; after the last one it is finished. */
  async next(): Promise<void> {
    if (this.step === 'ready') return this.#leave('finished');
    if (this.step === 'name') await this.#keep({ name: this.#name.trim() });
    if (!this.#hasFailed) this.#move(1);
  }

  back(): void {
    this.#move(-1);
  }

  /** Ends it at any step; what was chosen so far stays, what is only half typed goes. */
  async skip(): Promise<void> {
    await this.#leave('skipped');
  }

  async #leave(firstRun: 'finished' | 'skipped'): Promise<void> {
    this.#isLeft = true;
    await this.#keep({ firstRun });
  }

  async #keep(changes: Parameters<DriverCardStore['change']>[0]): Promise<void> {
    this.#hasFailed = !(await this.#card.change(changes));
    this.#notify();
  }

  #move(by: 1 | -1): void {
    this.#index = Math.min(firstRunSteps.length - 1, Math.max(0, this.#index + by));
    this.#hasFailed = false;
    this.#notify();
  }

  #notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
