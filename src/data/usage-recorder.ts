import type { Clock } from '../../platform/contract/clock.ts';
import { categoryOfUsage, type UsagePort, type UsageRecord } from '../../platform/contract/usage.ts';
import type { KeptCategories } from '../choices/kept-categories.ts';
import { logFault } from '../fault-log/log-fault.ts';
import type { Session } from '../session/session.ts';
import type { Vault } from '../vault/vault.ts';
import { withHandOverLock } from './hand-over-lock.ts';
import { usageShelves, type UsageShelf } from './usage-shelf.ts';
import { usageValue } from './usage-values.ts';

/** Until what could not be kept is tried again, ms. */
const retryAfter = 30_000;

export interface RecorderSources {
  readonly usage: UsagePort;
  readonly clock: Clock;
  /** Where a record of a category goes, while it is to be kept; undefined where nobody wants it. */
  readonly shelfOf: (record: UsageRecord) => UsageShelf | undefined;
  readonly signal: AbortSignal;
}

/**
 * Takes what the car hands over into the vault, each record once: it is settled when it is durable, or when nobody wants
 * it. What cannot be written now waits in the car.
 */
export class UsageRecorder {
  readonly #sources: RecorderSources;
  /** Kept in this run: handed over again it is not stored again, also if it was deleted meanwhile. */
  readonly #kept = new Set<string>();
  #running: Promise<void> | undefined;
  #isDue = false;

  constructor(sources: RecorderSources) {
    this.#sources = sources;
    sources.usage.subscribe(() => void this.take(), sources.signal);
    void this.take();
  }

  /** Takes what waits. Resolves when nothing does, or has to wait longer. */
  take(): Promise<void> {
    this.#isDue = true;
    this.#running ??= this.#takeAll().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #takeAll(): Promise<void> {
    const { clock, signal } = this.#sources;
    while (this.#isDue && !signal.aborted) {
      this.#isDue = false;
      const came = await withHandOverLock(() => this.#takeBatch());
      if (came === 'some') this.#isDue = true;
      if (came === 'later') clock.after(retryAfter, () => void this.take(), signal);
    }
  }

  async #takeBatch(): Promise<'none' | 'some' | 'later'> {
    const { usage, signal } = this.#sources;
    const records = await usage.pending();
    if (signal.aborted || records.length === 0) return 'none';
    const done = await this.#keep(records);
    if (done.length === 0 || !(await usage.settle(done))) return 'later';
    for (const id of done) this.#kept.delete(id);
    return 'some';
  }

  /** Ids of the records that need not be handed over again. */
  async #keep(records: readonly UsageRecord[]): Promise<readonly string[]> {
    const done: string[] = [];
    const byShelf = new Map<UsageShelf, UsageRecord[]>();
    for (const record of records) {
      const shelf = this.#kept.has(record.id) ? undefined : this.#sources.shelfOf(record);
      if (shelf === undefined) done.push(record.id);
      else byShelf.set(shelf, [...(byShelf.get(shelf) ?? []), record]);
    }
    for (const [shelf, some] of byShelf) {
      if ((await shelf.put(some.map(usageValue))) === 'later') {
        logFault({ code: 'data/usage-not-kept', detail: { records: some.length } });
        continue;
      }
      for (const { id } of some) {
        this.#kept.add(id);
        done.push(id);
      }
    }
    return done;
  }
}

interface OpenRecorderSources {
  readonly usage: UsagePort;
  readonly clock: Clock;
  /** Undefined while storage is closed. */
  readonly stored: { readonly vault: Vault; readonly session: Session } | undefined;
  /** Undefined when the choices cannot be read. */
  readonly kept: Pick<KeptCategories, 'isKept'> | undefined;
  readonly signal: AbortSignal;
}

/**
 * Records for who drives, as the enforcement point knows them: what happened under anybody else is nobody's, and goes. While
 * storage is closed or a PIN locks the driver nothing is kept. Undefined when the choices cannot be read: all of it waits.
 */
export function openUsageRecorder({
  usage,
  clock,
  stored,
  kept,
  signal,
}: OpenRecorderSources): UsageRecorder | undefined {
  if (stored?.session.driver.state !== 'open') {
    return new UsageRecorder({ usage, clock, signal, shelfOf: () => undefined });
  }
  if (kept === undefined) return undefined;
  const { vault, session } = stored;
  const shelves = new Map(usageShelves(vault, session, signal).map((shelf) => [shelf.category, shelf]));
  return new UsageRecorder({
    usage,
    clock,
    signal,
    shelfOf({ kind, driver }) {
      const shelf = shelves.get(categoryOfUsage(kind));
      if (shelf === undefined || driver !== session.driver.name) return undefined;
      return kept.isKept(shelf.category) ? shelf : undefined;
    },
  });
}
