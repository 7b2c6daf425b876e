import type { SeededRandom } from './random.ts';
import type { NewUsage, UsageQueue } from './usage-queue.ts';

/** What happened, without who drove and when: {@link UsageNotes} knows. */
type Bare<T> = T extends unknown ? Omit<T, 'driver' | 'at'> : never;
export type BareUsage = Bare<NewUsage>;

interface NotesParts {
  readonly queue: UsageQueue;
  /** The car's wall clock, ms since the epoch. */
  readonly now: () => number;
  /** Whom the gate was told of. */
  readonly driver: () => string | undefined;
  readonly random: SeededRandom;
}

/** Notes what is to be handed over, with who drives and when. */
export class UsageNotes {
  readonly random: SeededRandom;
  readonly #parts: NotesParts;

  constructor(parts: NotesParts) {
    this.#parts = parts;
    this.random = parts.random;
  }

  get driver(): string | undefined {
    return this.#parts.driver();
  }

  now(): number {
    return Math.max(0, Math.round(this.#parts.now()));
  }

  /** Gives the record's id. `begun`: when and with whom it began, where that was not now. */
  note(usage: BareUsage, begun?: { readonly at: number; readonly driver: string | undefined }): string {
    const { at, driver } = begun ?? { at: this.now(), driver: this.driver };
    return this.#parts.queue.add({ ...usage, at, ...(driver === undefined ? {} : { driver }) }).id;
  }

  /** One of the list, by the stream. */
  pick<T>(stream: string, from: readonly [T, ...T[]]): T {
    return from[Math.floor(this.random.next(stream) * from.length)] ?? from[0];
  }

  /** A whole number from 0 to below `end`. */
  whole(stream: string, end: number): number {
    return Math.floor(this.random.next(stream) * end);
  }
}
