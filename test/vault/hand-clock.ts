import type { Clock } from '../../platform/contract/clock.ts';

interface Timer {
  readonly at: number;
  readonly action: () => void;
}

/** A clock that moves only when told to. */
export class HandClock implements Clock {
  #now = 0;
  #ahead = 0;
  readonly #timers = new Set<Timer>();
  #onTimer: () => void = () => {};

  now(): number {
    return 1_700_000_000_000 + this.#now + this.#ahead;
  }
  isTrusted(): boolean {
    return true;
  }
  monotonic(): number {
    return this.#now;
  }
  after(ms: number, action: () => void, signal: AbortSignal): void {
    if (signal.aborted) return;
    const timer = { at: this.#now + ms, action };
    this.#timers.add(timer);
    this.#onTimer();
    signal.addEventListener('abort', () => this.#timers.delete(timer));
  }

  /** Sets the wall clock forward, or back; the car goes on vouching for it. */
  leap(ms: number): void {
    this.#ahead += ms;
  }

  /** Resolves when the next timer is set. */
  timerSet(): Promise<void> {
    return new Promise((resolve) => {
      this.#onTimer = resolve;
    });
  }

  /** Moves on and runs what is due, in order. */
  advance(ms: number): void {
    this.#now += ms;
    const due = [...this.#timers].filter(({ at }) => at <= this.#now).sort((a, b) => a.at - b.at);
    for (const timer of due) if (this.#timers.delete(timer)) timer.action();
  }
}
