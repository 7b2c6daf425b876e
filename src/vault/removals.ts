import type { Clock } from '../../platform/contract/clock.ts';
import { logFault, word } from '../fault-log/log-fault.ts';
import { blobIdsIn } from './blob-sweep.ts';
import type { RekeyOutcome } from './category-outcome.ts';
import type { CategoryStore } from './category-store.ts';
import { liveWindows } from './locks.ts';
import type { Entry } from './page.ts';

/** After an undo has ended, others that end within this many ms share its re-key; product.md allows 5 seconds. */
const gathering = 4_000;
/** Until a re-key that failed (storage full, keystore away) is tried again. */
const retryAfter = 30_000;

/**
 * Ends what was deleted: when a record's undo is over, its category is re-keyed without it. A deletion belongs to
 * the window that made it; when that window is gone, so is the undo.
 */
export class Removals {
  /** Names this window in the marks it leaves. */
  readonly window: string;
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  readonly #running = new Set<Promise<unknown>>();
  /** When each undo of this window ends, on the monotonic clock. */
  readonly #deadlines = new Map<CategoryStore, Map<string, number>>();

  constructor(window: string, clock: Clock, signal: AbortSignal) {
    this.window = window;
    this.#clock = clock;
    this.#signal = signal;
  }

  /** Records were marked just now; their undo ends after `undoMs`. */
  add(store: CategoryStore, ids: readonly string[], undoMs: number): void {
    const deadlines = this.#deadlines.get(store) ?? new Map<string, number>();
    this.#deadlines.set(store, deadlines);
    for (const id of ids) deadlines.set(id, this.#clock.monotonic() + undoMs);
    this.#schedule(store, undoMs + gathering);
  }

  /** Whether the undo of a record that this window deleted is over. */
  hasEnded(store: CategoryStore, id: string): boolean {
    const deadline = this.#deadlines.get(store)?.get(id);
    return deadline !== undefined && deadline <= this.#clock.monotonic();
  }

  forget(store: CategoryStore, ids: readonly string[]): void {
    for (const id of ids) this.#deadlines.get(store)?.delete(id);
  }

  /** After opening: finishes soon what windows that are gone had deleted or left half done. */
  sweep(store: CategoryStore): void {
    this.#clock.after(0, () => this.#run(this.#sweep(store)), this.#signal);
  }

  async #sweep(store: CategoryStore): Promise<void> {
    const alive = await liveWindows();
    if (this.#signal.aborted) return;
    const over = store
      .entries()
      .some(({ removedBy }) => removedBy !== undefined && removedBy !== this.window && !alive.has(removedBy));
    if (over) await this.finish(store);
    await store.sweepBlobs(alive, new Set());
  }

  /** Re-keys now, without the records whose undo has ended; also what overwriting left goes for good. */
  async finish(store: CategoryStore): Promise<RekeyOutcome> {
    const alive = await liveWindows();
    const keep = ({ id, removedBy }: Entry): boolean => {
      if (removedBy === undefined) return true;
      const deadline = this.#deadlines.get(store)?.get(id);
      if (removedBy === this.window) return deadline !== undefined && deadline > this.#clock.monotonic();
      return alive.has(removedBy);
    };
    const gone = new Set<string>();
    const done = await store.rekey((entry) => {
      const kept = keep(entry);
      if (!kept) for (const id of blobIdsIn(entry.value)) gone.add(id);
      return kept;
    });
    if (done.ok) {
      if (gone.size > 0) await store.sweepBlobs(alive, gone);
      const now = this.#clock.monotonic();
      const deadlines = this.#deadlines.get(store);
      for (const [id, deadline] of deadlines ?? []) if (deadline <= now) deadlines?.delete(id);
    } else if (!this.#signal.aborted) {
      logFault({ code: 'vault/rekey-failed', detail: { reason: word(done.reason) } });
      this.#schedule(store, retryAfter);
    }
    return done;
  }

  /** Resolves when nothing that was begun in the background is still under way. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  #run(work: Promise<unknown>): void {
    this.#running.add(work);
    void work.finally(() => this.#running.delete(work));
  }

  #schedule(store: CategoryStore, ms: number): void {
    this.#clock.after(
      ms,
      () => {
        const deadlines = [...(this.#deadlines.get(store)?.values() ?? [])];
        if (deadlines.some((deadline) => deadline <= this.#clock.monotonic())) this.#run(this.finish(store));
      },
      this.#signal,
    );
  }
}
