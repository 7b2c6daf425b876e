import type { Clock } from '../../../platform/contract/clock.ts';
import type { LifecyclePort } from '../../../platform/contract/lifecycle.ts';
import type { AnySignalValue, SignalPath, SignalsPort } from '../../../platform/contract/signals.ts';
import type { RestrictionSource } from '../../restriction/restriction-monitor.ts';
import type { ComfortFunction, ComfortGroup } from './comfort-function.ts';
import type { ComfortProblem, ComfortState } from './comfort-state.ts';
import { canTake, isIdentical } from './comfort-value.ts';
import { FunctionRequests } from './function-requests.ts';
import { RecallRun } from './recall.ts';
import type { Recall } from './recall.ts';

export type { ComfortProblem, ComfortState } from './comfort-state.ts';
export type { Recall, RecallEntry } from './recall.ts';

export interface ComfortStoreOptions {
  readonly signals: SignalsPort;
  readonly monitor: RestrictionSource;
  /** What this car has. */
  readonly functions: readonly ComfortFunction[];
  readonly lifecycle: Pick<LifecyclePort, 'subscribe'>;
  /** With it, a motor that runs unseen for two seconds is stopped. */
  readonly clock?: Clock;
  /** Stops whatever is under way. */
  readonly signal: AbortSignal;
}

/**
 * What the car's comfort functions are and should be. A request changes a status only, and only the car's report moves
 * `reported`. What moves a seat, the wheel or a mirror is asked of a parked car only, and is stopped when it drives off.
 *
 * A recall asks for everything at once: each motor guards against pinching by itself, and a seat that waits for the wheel
 * would leave the driver in a pose that nobody stored. One press stops all of it.
 */
export class ComfortStore {
  readonly functions: readonly ComfortFunction[];
  readonly #options: ComfortStoreOptions;
  readonly #requests: ReadonlyMap<string, FunctionRequests>;
  readonly #listeners = new Set<() => void>();
  #run: RecallRun | undefined;

  constructor(options: ComfortStoreOptions) {
    const { signals, monitor, functions, lifecycle, clock, signal } = options;
    this.#options = options;
    this.functions = functions;
    this.#requests = new Map(
      functions.map((comfort) => [
        comfort.path,
        new FunctionRequests(comfort, {
          signals,
          clock,
          mayAsk: () => !comfort.moves || this.#isParked(),
          onChanged: () => this.#notify(),
        }),
      ]),
    );
    const paths = functions.map(({ path }) => path);
    signals.subscribe(paths, (changed) => this.#onReported(changed), signal);
    monitor.subscribe(({ state }) => {
      if (state !== 'parked') this.#end('driving', ({ function: { moves } }) => moves);
    }, signal);
    lifecycle.subscribe((event) => {
      if (event === 'ignition-off' || event === 'suspend') this.#end('ignition-off');
    }, signal);
    signal.addEventListener('abort', () => this.stop(), { once: true });
  }

  /** Of a path that this car does not have: at rest, and not reported. */
  state(path: SignalPath): ComfortState {
    return (
      this.#requests.get(path)?.state ?? { reported: undefined, requested: undefined, status: 'at-rest' }
    );
  }

  /**
   * Asks for a value, after what the car has under way for this path. False, and nothing happens: the car has no such
   * function or value, or what moves would have to wait until it is parked.
   */
  request(path: SignalPath, value: AnySignalValue): boolean {
    const requests = this.#requests.get(path);
    if (requests === undefined || this.#options.signal.aborted || !canTake(requests.function, value))
      return false;
    if (requests.function.moves && !this.#isParked()) return false;
    this.#run?.takeOver(path);
    requests.wish(value);
    return true;
  }

  /**
   * Asks for many values, and shows them as {@link current}. What this car cannot take is passed over; what moves fails
   * with `driving` unless it is parked. What an earlier recall still had under way stops. False, and nothing happens: there
   * is nothing that could be asked now.
   */
  recall(values: ReadonlyMap<SignalPath, AnySignalValue>): boolean {
    const targets = [...this.#requests.values()].flatMap((requests) => {
      const value = values.get(requests.function.path);
      return value !== undefined && canTake(requests.function, value) ? [[requests, value] as const] : [];
    });
    const isParked = this.#isParked();
    const canAsk = targets.some(([{ function: comfort }]) => isParked || !comfort.moves);
    if (!canAsk || this.#options.signal.aborted) return false;
    const run = new RecallRun(targets);
    this.#end(undefined, ({ function: { path } }) => this.#run?.has(path) === true && !run.has(path));
    this.#run = run;
    for (const [requests, value] of targets) {
      const { reported, isUnderWay } = requests;
      if (requests.function.moves && !isParked) requests.fail('driving', value);
      else if (isUnderWay || reported === undefined || !isIdentical(reported, value)) requests.wish(value);
      else requests.settle();
    }
    this.#notify();
    return true;
  }

  /** The last recall as it stands now, until {@link dismiss}. */
  get current(): Recall | undefined {
    return this.#run?.snapshot();
  }

  /** Whether anything is under way. */
  get isMoving(): boolean {
    return [...this.#requests.values()].some(({ isUnderWay }) => isUnderWay);
  }

  /** Ends everything under way, at once. */
  stop(): void {
    this.#run?.stop();
    this.#end(undefined);
  }

  /** The last recall is not shown any more; what it has under way goes on. */
  dismiss(): void {
    this.#run = undefined;
    this.#notify();
  }

  /** What the pack sets after a handover, as a recall. Functions without a default stay. */
  resetTo(group: ComfortGroup | 'all'): boolean {
    return this.recall(
      new Map(
        this.functions.flatMap(({ path, declared, group: own }) =>
          declared.default !== undefined && (group === 'all' || group === own)
            ? [[path, declared.default] as const]
            : [],
        ),
      ),
    );
  }

  subscribe(listener: () => void, signal: AbortSignal): void {
    if (signal.aborted) return;
    const entry = (): void => listener();
    this.#listeners.add(entry);
    signal.addEventListener('abort', () => this.#listeners.delete(entry), { once: true });
  }

  #isParked(): boolean {
    return this.#options.monitor.check().state === 'parked';
  }

  #end(
    problem: ComfortProblem | undefined,
    isMeant: (requests: FunctionRequests) => boolean = () => true,
  ): void {
    for (const requests of this.#requests.values()) if (isMeant(requests)) requests.stop(problem);
  }

  #onReported(changed: ReadonlySet<SignalPath>): void {
    for (const path of changed) this.#requests.get(path)?.onReported();
    this.#notify();
  }

  #notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
