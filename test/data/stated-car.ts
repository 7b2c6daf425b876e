import type { DrivingState } from '../../src/restriction/driving-state.ts';
import type { RestrictionSource } from '../../src/restriction/restriction-monitor.ts';
import { restrictionsFor } from '../../src/restriction/restrictions.ts';
import type { Restrictions } from '../../src/restriction/restrictions.ts';

/** A car that is in the state a test says, and tells of every change. */
export class StatedCar implements RestrictionSource {
  readonly #listeners = new Set<(restrictions: Restrictions) => void>();
  #state: DrivingState;

  constructor(state: DrivingState = 'parked') {
    this.#state = state;
  }

  get current(): Restrictions {
    return restrictionsFor(this.#state);
  }

  check(): Restrictions {
    return this.current;
  }

  subscribe(listener: (restrictions: Restrictions) => void, signal: AbortSignal): void {
    this.#listeners.add(listener);
    signal.addEventListener('abort', () => this.#listeners.delete(listener));
  }

  become(state: DrivingState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener(this.current);
  }
}
