import type { AnySignalValue } from '../../../platform/contract/signals.ts';
import type { ComfortFunction } from './comfort-function.ts';
import type { ComfortState } from './comfort-state.ts';
import { isSame } from './comfort-value.ts';
import type { FunctionRequests } from './function-requests.ts';

/** One function on its way `from` where it stood to its `target`. */
export interface RecallEntry {
  readonly function: ComfortFunction;
  /** Undefined: the car did not say where it stood. */
  readonly from: AnySignalValue | undefined;
  readonly target: AnySignalValue;
  readonly state: ComfortState;
}

/** A recall as it stands now. */
export interface Recall {
  readonly entries: readonly RecallEntry[];
  /** How many the car reports at their target. */
  readonly reached: number;
  /** Nothing of it is under way any more. */
  readonly isOver: boolean;
  /** Somebody pressed stop while it ran. */
  readonly isStopped: boolean;
}

interface Step {
  readonly requests: FunctionRequests;
  readonly from: AnySignalValue | undefined;
  readonly target: AnySignalValue;
  /** How it stood when a later wish took the function over. */
  takenOver?: ComfortState;
}

/** Follows the functions of one recall until each is taken over by a later wish. */
export class RecallRun {
  readonly #steps: ReadonlyMap<string, Step>;
  #isStopped = false;

  /** To be made before the functions are asked: it notes where they stand. */
  constructor(targets: readonly (readonly [FunctionRequests, AnySignalValue])[]) {
    this.#steps = new Map(
      targets.map(([requests, target]) => [
        requests.function.path,
        { requests, from: requests.reported, target },
      ]),
    );
  }

  has(path: string): boolean {
    return this.#steps.has(path);
  }

  /** A wish of its own for one of the functions: the recall shows what it had come to. */
  takeOver(path: string): void {
    const step = this.#steps.get(path);
    if (step === undefined || step.takenOver !== undefined) return;
    const { state } = step.requests;
    const isOpen = step.requests.isUnderWay;
    step.takenOver = isOpen ? { reported: state.reported, requested: undefined, status: 'stopped' } : state;
  }

  stop(): void {
    this.#isStopped ||= !this.snapshot().isOver;
  }

  snapshot(): Recall {
    const entries = [...this.#steps.values()].map(({ requests, from, target, takenOver }): RecallEntry => ({
      function: requests.function,
      from,
      target,
      state: takenOver ?? requests.state,
    }));
    return {
      entries,
      reached: entries.filter(isReached).length,
      isOver: entries.every(({ state: { status } }) => status !== 'asked' && status !== 'moving'),
      isStopped: this.#isStopped,
    };
  }
}

function isReached({ function: comfort, target, state }: RecallEntry): boolean {
  return (
    state.status === 'at-rest' && state.reported !== undefined && isSame(comfort, state.reported, target)
  );
}
