import type { AppliedChoices, Rules, ServicesPort } from '../../platform/contract/services.ts';
import type { RequestedValues, SignalsPort } from '../../platform/contract/signals.ts';
import type { ChoiceMemory } from './choice-memory.ts';
import type { CategoryId } from '../../platform/contract/service-definition.ts';
import { switchPath, useOf } from './switches.ts';
import type { SwitchId, SwitchPath } from './switches.ts';

/** Why the last wish did not come true. */
export type SwitchProblem = 'refused' | 'timed-out' | 'not-saved' | 'not-parked';

/** Why a category was not set aside for good, or not released. */
export type SetAsideProblem = 'not-saved' | 'not-parked';

/** One switch: what the car reports and what the driver wants are two things. */
export interface SwitchState {
  /** Undefined while the car reports nothing: never shown as off. */
  readonly reported: boolean | undefined;
  /** What counts at the gate now: the stricter of wish and choice. */
  readonly requested: boolean;
  /** What the last tap asked for; the choice when there was none. */
  readonly wish: boolean;
  /** `absent`: this car has no such switch, and will report none. */
  readonly status: 'unknown' | 'confirmed' | 'pending' | 'rejected' | 'absent';
  readonly problem: SwitchProblem | undefined;
}

export interface ChoicesOptions {
  readonly signals: SignalsPort;
  readonly services: ServicesPort;
  readonly memory: ChoiceMemory;
  /** Random id of who drives, without meaning. */
  readonly driver: string;
  readonly rules: Rules;
  /** Whether sharing may be widened now: false in every state but parked. */
  readonly mayWiden: () => boolean;
  /** The switches this car has. */
  readonly switches: readonly SwitchId[];
  readonly signal: AbortSignal;
}

/**
 * What driver and keeper decided, and how far the car has followed. Reducing goes to the car first, then into the
 * vault; widening is written first and counts from the car's report (decisions 4). The gate gets every change before
 * the car is asked, so off holds from the tap.
 */
export class ChoicesStore {
  readonly #options: ChoicesOptions;
  readonly #pending = new Map<SwitchId, AbortController>();
  readonly #problems = new Map<SwitchId, SwitchProblem>();
  readonly #wishes = new Map<SwitchId, boolean>();
  readonly #listeners = new Set<() => void>();
  readonly #aligned = new Set<SwitchId>();

  constructor(options: ChoicesOptions) {
    this.#options = options;
    const paths = options.switches.flatMap((id) => switchPath(id) ?? []);
    void this.#apply();
    options.memory.subscribe(() => void this.#apply(), options.signal);
    options.signals.subscribe(paths, () => this.#onReported(), options.signal);
  }

  subscribe(listener: () => void, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.#listeners.add(listener);
    signal.addEventListener('abort', () => this.#listeners.delete(listener));
  }

  state(id: SwitchId): SwitchState {
    const reported = this.#reported(id);
    const requested = this.#options.memory.allowed(id);
    const wish = this.#wishes.get(id) ?? requested;
    const problem = this.#problems.get(id);
    const seen = { reported, requested, wish };
    if (!this.#has(id)) return { ...seen, status: 'absent', problem: undefined };
    if (this.#pending.has(id)) return { ...seen, status: 'pending', problem: undefined };
    if (problem !== undefined) return { ...seen, status: 'rejected', problem };
    return { ...seen, status: reported === undefined ? 'unknown' : 'confirmed', problem: undefined };
  }

  /** What the enforcement point was last told: what the screens explain its answers by. */
  get applied(): AppliedChoices {
    const { memory, driver, rules } = this.#options;
    return { driver, revision: memory.revision, choices: memory.choices(), rules };
  }

  /** A tap. Resolves when the car has answered or given up; the state tells how it went. Nothing for an absent switch. */
  async request(id: SwitchId, on: boolean): Promise<void> {
    if (!this.#has(id)) return;
    this.#pending.get(id)?.abort();
    this.#problems.delete(id);
    this.#wishes.set(id, on);
    if (on && !this.#options.mayWiden()) return this.#reject(id, 'not-parked');
    const turn = new AbortController();
    this.#pending.set(id, turn);
    await (on ? this.#widen(id, turn) : this.#reduce(id, turn));
  }

  /** Whether choices can be read and kept: else nothing is known of what was set aside. */
  get isKept(): boolean {
    return this.#options.memory.isKept;
  }

  /** Whether a category is kept and not used: no service may read it (GDPR art. 18). */
  isSetAside(category: CategoryId): boolean {
    return !this.#options.memory.allowed(useOf(category));
  }

  /** Sets a category aside: at once, in every driving state, and for this run also where it cannot be kept. */
  async setAside(category: CategoryId): Promise<SetAsideProblem | undefined> {
    const { memory } = this.#options;
    const id = useOf(category);
    memory.decide(id, false);
    void this.#apply();
    this.#notify();
    return (await memory.keep(id, { allowed: false, pending: false })) ? undefined : 'not-saved';
  }

  /**
   * Lets services read a category again, as far as they may otherwise: while parked only, and once that is kept. Setting it aside
   * meanwhile, in any window, wins.
   */
  async release(category: CategoryId): Promise<SetAsideProblem | undefined> {
    const { memory, mayWiden } = this.#options;
    const id = useOf(category);
    if (!mayWiden()) return 'not-parked';
    const reductions = memory.reductions(id);
    if (!(await memory.keep(id, { allowed: true, pending: true }))) return 'not-saved';
    if (memory.reductions(id) !== reductions || !memory.isWanted(id)) return undefined;
    if (!mayWiden()) {
      await this.setAside(category);
      return 'not-parked';
    }
    memory.decide(id, true);
    await this.#apply();
    this.#notify();
    if (await memory.confirm(id)) return undefined;
    const isOvertaken = this.isSetAside(category);
    const problem = await this.setAside(category);
    return isOvertaken ? problem : 'not-saved';
  }

  async #reduce(id: SwitchId, turn: AbortController): Promise<void> {
    const { memory } = this.#options;
    memory.decide(id, false);
    void this.#apply();
    this.#notify();
    const settled = this.#ask(id, false, turn.signal);
    await memory.keep(id, { allowed: false, pending: false });
    const problem = await settled;
    // Another window's request may have ended this one and come true meanwhile.
    this.#settle(id, turn, this.#reported(id) === false ? undefined : problem);
  }

  async #widen(id: SwitchId, turn: AbortController): Promise<void> {
    const { memory, mayWiden } = this.#options;
    this.#notify();
    if (!(await memory.keep(id, { allowed: true, pending: true })))
      return this.#settle(id, turn, 'not-saved');
    if (!this.#isLatest(id, turn)) return;
    // While that was written another window may have switched off, and the car driven off.
    if (!memory.isWanted(id)) return this.#giveUp(id, turn);
    if (!mayWiden()) return this.#takeBack(id, turn, 'not-parked');
    memory.decide(id, true);
    void this.#apply();
    const problem = await this.#ask(id, true, turn.signal);
    if (!this.#isLatest(id, turn)) return;
    if (problem === undefined && (await memory.confirm(id))) return this.#settle(id, turn, undefined);
    if (!this.#isLatest(id, turn)) return;
    const isOvertaken = !memory.isWanted(id);
    const undone = problem === undefined ? this.#ask(id, false, turn.signal) : undefined;
    await this.#takeBack(id, turn, problem ?? (isOvertaken ? undefined : 'not-saved'), undone);
  }

  /** Ends a widening off, here and in the vault; `undone` is the car's way back, where it had followed. */
  async #takeBack(
    id: SwitchId,
    turn: AbortController,
    problem: SwitchProblem | undefined,
    undone?: Promise<unknown>,
  ): Promise<void> {
    const { memory } = this.#options;
    memory.decide(id, false);
    void this.#apply();
    await memory.keep(id, { allowed: false, pending: false });
    await undone;
    if (problem === undefined) this.#giveUp(id, turn);
    else this.#settle(id, turn, problem);
  }

  /** Another window's choice is the later one: there is no wish left here. */
  #giveUp(id: SwitchId, turn: AbortController): void {
    if (this.#isLatest(id, turn)) this.#wishes.delete(id);
    this.#settle(id, turn, undefined);
  }

  async #ask(id: SwitchId, value: boolean, signal: AbortSignal): Promise<SwitchProblem | undefined> {
    const path = switchPath(id);
    if (path === undefined) return 'refused';
    const requested: RequestedValues = Object.fromEntries([[path, value]]);
    const settled = await this.#options.signals.request(requested, signal).settled;
    const status = settled.get(path)?.status;
    return status === 'reached' ? undefined : status === 'timed-out' ? 'timed-out' : 'refused';
  }

  #has(id: SwitchId): boolean {
    return this.#options.switches.includes(id);
  }

  /** Whether no later tap has taken over. */
  #isLatest(id: SwitchId, turn: AbortController): boolean {
    return this.#pending.get(id) === turn;
  }

  #settle(id: SwitchId, turn: AbortController, problem: SwitchProblem | undefined): void {
    if (!this.#isLatest(id, turn)) return;
    this.#pending.delete(id);
    if (problem === undefined) this.#notify();
    else this.#reject(id, problem);
  }

  #reject(id: SwitchId, problem: SwitchProblem): void {
    this.#problems.set(id, problem);
    this.#notify();
  }

  #reported(id: SwitchId): boolean | undefined {
    const path: SwitchPath | undefined = switchPath(id);
    return path === undefined ? undefined : this.#options.signals.snapshot().get(path)?.value;
  }

  /** A report may end a problem: what was wished has come true after all. At the first one, off is asked for where the car is on. */
  #onReported(): void {
    for (const id of this.#options.switches) {
      const reported = this.#reported(id);
      if (reported === undefined) continue;
      const wanted = this.#options.memory.allowed(id);
      if (reported === (this.#wishes.get(id) ?? wanted)) this.#problems.delete(id);
      if (this.#aligned.has(id)) continue;
      this.#aligned.add(id);
      if (reported && !wanted && !this.#pending.has(id)) void this.request(id, false);
    }
    this.#notify();
  }

  async #apply(): Promise<void> {
    const { services, memory, signal } = this.#options;
    while (!signal.aborted) {
      const applied = await services.apply(this.applied);
      if (applied.ok || applied.reason !== 'stale-revision') return;
      memory.overtake();
    }
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}
