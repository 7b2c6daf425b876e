import type { Clock } from '../contract/clock.ts';
import type { CarTime } from './car-link.ts';
import type { Scheduler } from './scheduler.ts';

/** The car's wall clock, carried forward by this side's monotonic time between two tellings. */
export class CarClock implements Clock {
  readonly #scheduler: Scheduler;
  #told: CarTime;
  #toldAt: number;

  constructor(scheduler: Scheduler, time: CarTime) {
    this.#scheduler = scheduler;
    this.#told = time;
    this.#toldAt = scheduler.now();
  }

  take(time: CarTime): void {
    this.#told = time;
    this.#toldAt = this.#scheduler.now();
  }

  now(): number {
    return this.#told.now + this.#scheduler.now() - this.#toldAt;
  }

  isTrusted(): boolean {
    return this.#told.isTrusted;
  }

  monotonic(): number {
    return this.#scheduler.now();
  }

  after(ms: number, action: () => void, signal: AbortSignal): void {
    if (signal.aborted) return;
    const cancel = this.#scheduler.after(ms, () => {
      signal.removeEventListener('abort', cancel);
      action();
    });
    signal.addEventListener('abort', cancel, { once: true });
  }
}
