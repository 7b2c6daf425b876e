import type { Scheduler } from './scheduler.ts';

/** A wall clock that was set once and runs on the scheduler's time since. ms since the epoch. */
export class WallClock {
  readonly #scheduler: Scheduler;
  #time: number;
  #setAt: number;

  constructor(scheduler: Scheduler, time: number) {
    this.#scheduler = scheduler;
    this.#time = time;
    this.#setAt = scheduler.now();
  }

  now(): number {
    return this.#time + this.#scheduler.now() - this.#setAt;
  }

  set(time: number): void {
    this.#time = time;
    this.#setAt = this.#scheduler.now();
  }
}
