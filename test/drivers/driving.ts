import type { DrivingState } from '../../src/restriction/driving-state.ts';
import type { RestrictionSource } from '../../src/restriction/restriction-monitor.ts';
import { restrictionsFor } from '../../src/restriction/restrictions.ts';
import type { Restrictions } from '../../src/restriction/restrictions.ts';

/** Restrictions as a test says them. */
export class SaidDriving implements RestrictionSource {
  current: Restrictions;
  readonly #listeners = new Set<(restrictions: Restrictions) => void>();

  constructor(state: DrivingState = 'parked') {
    this.current = restrictionsFor(state);
  }

  become(state: DrivingState): void {
    this.current = restrictionsFor(state);
    for (const listener of this.#listeners) listener(this.current);
  }

  check(): Restrictions {
    return this.current;
  }

  subscribe(listener: (restrictions: Restrictions) => void, signal: AbortSignal): void {
    this.#listeners.add(listener);
    signal.addEventListener('abort', () => this.#listeners.delete(listener), { once: true });
  }
}
