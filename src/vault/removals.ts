import type { Clock } from '../../platform/contract/clock.ts';
import { logFault, word } from '../fault-log/log-fault.ts';
import { AgingTime } from './aging-time.ts';
import { blobIdsIn } from './blob-sweep.ts';
import type { RekeyOutcome } from './category-outcome.ts';
import type { CategoryStore } from './category-store.ts';
import { HeldAside } from './entry-marks.ts';
import { liveWindows } from './locks.ts';
import { isOlder, type Entry } from './page.ts';

/** After an undo has ended, others that end within this many ms share its re-key; product.md allows 5 seconds. */
const gathering = 4_000;
/** Until a re-key that failed (storage full, keystore away) is tried again. */
const retryAfter = 30_000;
const dayMs = 86_400_000;

/**
 * Ends what was deleted, and what is older than its category's retention: when a record's undo or time is over, its
 * category is re-keyed without it. A deletion belongs to the window that made it; when that window is gone, so is the
 * undo. Nothing goes by age before {@link keepFor} said for how long the bucket's driver wants it, nor by a clock that may be wrong.
 */
export class Removals {
  /** Names this window in the marks it leaves. */
  readonly window: string;
  /** What this window set aside counts before it is written. */
  readonly aside = new HeldAside();
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  readonly #running = new Set<Promise<unknown>>();
  /** When each undo of this window ends, on the monotonic clock. */
  readonly #deadlines = new Map<CategoryStore, Map<string, number>>();

  /** By bucket and category. */
  readonly #days = new Map<string, ReadonlyMap<string, number>>();
  readonly #aging: AgingTime;

  constructor(window: string, clock: Clock, signal: AbortSignal) {
    this.window = window;
    this.#clock = clock;
    this.#signal = signal;
    this.#aging = new AgingTime(clock);
  }

  /** After how many days the records of a bucket's categories go; those that are not named stay. */
  keepFor(bucket: string, days: ReadonlyMap<string, number>): void {
    this.#days.set(bucket, days);
  }

  hasRetention(bucket: string, category: string): boolean {
    return this.#days.get(bucket)?.has(category) === true;
  }

  /** ms since the epoch. */
  now(): number {
    return this.#clock.now();
  }

  /** Records were marked just now; their undo ends after `undoMs`. */
  add(store: CategoryStore, ids: readonly string[], undoMs: number): void {
    const deadlines = this.#deadlines.get(store) ?? new Map<string, number>();
    this.#deadlines.set(store, deadlines);
    for (const id of ids) deadlines.set(id, this.#clock.monotonic() + undoMs);
    this.#schedule(store, undoMs + gathering);
  }

  /** Ends at once what was marked just now, with all else that is over. */
  end(store: CategoryStore, ids: readonly string[]): Promise<RekeyOutcome> {
    this.add(store, ids, 0);
    return this.finish(store);
  }

  /** When the next re-key of this window's deletions begins, ms since the epoch; undefined when none waits. */
  dueAt(store: CategoryStore): number | undefined {
    const deadlines = [...(this.#deadlines.get(store)?.values() ?? [])];
    if (deadlines.length === 0) return undefined;
    const left = Math.max(0, Math.min(...deadlines) + gathering - this.#clock.monotonic());
    return this.#clock.now() + left;
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
    this.#clock.after(0, () => this.#run(this.sweepNow(store)), this.#signal);
  }

  /** {@link sweep}, resolved when it is done. The category has been read. */
  async sweepNow(store: CategoryStore): Promise<void> {
    const alive = await liveWindows();
    if (this.#signal.aborted) return;
    const isOverdue = this.#overdue(store);
    const isOver = (entry: Entry): boolean =>
      isOverdue(entry) ||
      (entry.removedBy !== undefined && entry.removedBy !== this.window && !alive.has(entry.removedBy));
    if (store.entries().some(isOver)) await this.finish(store);
    await store.sweepBlobs(alive, new Set());
  }

  #overdue(store: CategoryStore): (entry: Entry) => boolean {
    const days = this.#days.get(store.bucket.name)?.get(store.category);
    const now = this.#aging.now();
    if (days === undefined || now === undefined) return () => false;
    const before = now - days * dayMs;
    return (entry) => isOlder(entry, before);
  }

  /** Re-keys now, without the records whose undo or time has ended; also what overwriting left goes for good. */
  async finish(store: CategoryStore): Promise<RekeyOutcome> {
    const alive = await liveWindows();
    const isOverdue = this.#overdue(store);
    const keep = (entry: Entry): boolean => {
      const { id, removedBy } = entry;
      if (isOverdue(entry)) return false;
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
