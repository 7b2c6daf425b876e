import type { Scheduler } from './scheduler.ts';

interface Entry {
  readonly due: number;
  readonly order: number;
  readonly action: () => void;
}

/** Time that moves only when told to: for tests and long drives in Node. What is due at the same time runs in order. */
export class ManualScheduler implements Scheduler {
  readonly #entries = new Set<Entry>();
  #now: number;
  #order = 0;

  constructor(now = 0) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, action: () => void): () => void {
    const entry: Entry = { due: this.#now + Math.max(0, ms), order: this.#order++, action };
    this.#entries.add(entry);
    return () => this.#entries.delete(entry);
  }

  /** When the next action is due; undefined when nothing is planned. */
  nextDue(): number | undefined {
    return this.#next()?.due;
  }

  /** Lets `ms` pass and runs what comes due, also what that plans itself. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (let entry = this.#next(); entry !== undefined && entry.due <= end; entry = this.#next()) {
      this.#entries.delete(entry);
      this.#now = Math.max(this.#now, entry.due);
      entry.action();
    }
    this.#now = end;
  }

  #next(): Entry | undefined {
    let next: Entry | undefined;
    for (const entry of this.#entries) {
      if (
        next === undefined ||
        entry.due < next.due ||
        (entry.due === next.due && entry.order < next.order)
      ) {
        next = entry;
      }
    }
    return next;
  }
}
