import type { Scheduler } from './scheduler.ts';

/** A scheduler whose planned actions can all be dropped at once: the life of one car between two resets. */
export class Timers implements Scheduler {
  readonly #scheduler: Scheduler;
  readonly #planned = new Set<() => void>();

  constructor(scheduler: Scheduler) {
    this.#scheduler = scheduler;
  }

  now(): number {
    return this.#scheduler.now();
  }

  after(ms: number, action: () => void): () => void {
    const stop = this.#scheduler.after(ms, () => {
      this.#planned.delete(cancel);
      action();
    });
    const cancel = (): void => {
      this.#planned.delete(cancel);
      stop();
    };
    this.#planned.add(cancel);
    return cancel;
  }

  cancelAll(): void {
    for (const cancel of [...this.#planned]) cancel();
  }
}
