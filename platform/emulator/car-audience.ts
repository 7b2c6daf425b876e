import type { CarEvent, CarListener, ReportedReading } from './car-link.ts';
import type { CategoryId } from '../contract/service-definition.ts';
import { storedBatch, type ReadStored } from '../contract/services.ts';
import type { Scheduler } from './scheduler.ts';

/** Who is connected to a car. Each is told everything the car has before any single report. */
export class CarAudience {
  readonly #scheduler: Scheduler;
  readonly #everything: () => readonly ReportedReading[];
  readonly #listeners = new Map<number, CarListener>();
  /** Those that have been told everything; until then a single report would be half a picture. */
  readonly #informed = new Set<number>();
  /** Who gives out what it stores; the last one is asked. */
  readonly #readers = new Map<number, ReadStored>();
  #last = 0;

  constructor(scheduler: Scheduler, everything: () => readonly ReportedReading[]) {
    this.#scheduler = scheduler;
    this.#everything = everything;
  }

  /** Gives the listener's number; it hears nothing more once `signal` aborts. */
  add(listener: CarListener, signal: AbortSignal): number {
    const link = ++this.#last;
    if (signal.aborted) return link;
    this.#listeners.set(link, listener);
    const cancel = this.#scheduler.after(0, () => {
      this.#informed.add(link);
      const readings = this.#everything();
      if (readings.length > 0) this.tellOne(link, { kind: 'reports', readings });
    });
    const onAbort = (): void => {
      cancel();
      this.#listeners.delete(link);
      this.#informed.delete(link);
      this.#readers.delete(link);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    return link;
  }

  report(readings: readonly ReportedReading[]): void {
    if (readings.length === 0) return;
    for (const link of [...this.#informed]) this.tellOne(link, { kind: 'reports', readings });
  }

  tell(event: CarEvent): void {
    for (const link of [...this.#listeners.keys()]) this.tellOne(link, event);
  }

  tellOne(link: number, event: CarEvent): void {
    this.#listeners.get(link)?.(event);
  }

  provide(link: number, read: ReadStored | undefined): void {
    this.#readers.delete(link);
    if (read !== undefined && this.#listeners.has(link)) this.#readers.set(link, read);
  }

  /** Whether there is an app that gives out what it stores. */
  get hasReader(): boolean {
    return this.#readers.size > 0;
  }

  /** What it gives out of a stored category; nothing if it takes longer than `timeout` ms. */
  readStored(category: CategoryId, timeout: number): Promise<readonly unknown[]> {
    const read = [...this.#readers.values()].at(-1);
    if (read === undefined) return Promise.resolve([]);
    return new Promise((resolve) => {
      const cancel = this.#scheduler.after(timeout, () => resolve([]));
      void read(category).then((records) => {
        cancel();
        resolve(records.slice(0, storedBatch));
      });
    });
  }

  clear(): void {
    this.#readers.clear();
    this.#listeners.clear();
    this.#informed.clear();
  }
}
