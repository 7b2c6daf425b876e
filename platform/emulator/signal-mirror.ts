import type { AnySignalValue, Reading, SignalPath, SignalsPort, Snapshot } from '../contract/signals.ts';
import { Listeners } from './listeners.ts';
import type { ReportedReading } from './car-link.ts';
import type { Scheduler } from './scheduler.ts';

type Stored = { readonly value: AnySignalValue | undefined; readonly deliveredAt: number };

/**
 * What the car last reported, each reading stamped with the moment it came here. When the car falls silent the
 * readings stay and grow old by themselves.
 */
export class SignalMirror implements Pick<SignalsPort, 'snapshot' | 'subscribe'> {
  readonly #scheduler: Scheduler;
  #readings = new Map<SignalPath, Stored>();
  readonly #listeners = new Listeners<ReadonlySet<SignalPath>>();

  constructor(scheduler: Scheduler) {
    this.#scheduler = scheduler;
  }

  /** What is known at this moment; a later report does not change it. */
  snapshot(): Snapshot {
    const readings = new Map(this.#readings);
    // Values are checked against their path's type before they are reported.
    return { get: <P extends SignalPath>(path: P) => readings.get(path) as Reading<P> | undefined };
  }

  subscribe(
    paths: readonly SignalPath[],
    listener: (changed: ReadonlySet<SignalPath>) => void,
    signal: AbortSignal,
  ): void {
    if (signal.aborted) return;
    const wanted = new Set(paths);
    const cancelFirst = this.#scheduler.after(0, () => {
      listener(new Set([...wanted].filter((path) => this.#readings.has(path))));
    });
    signal.addEventListener('abort', cancelFirst, { once: true });
    this.#listeners.add((reported) => {
      const changed = new Set([...reported].filter((path) => wanted.has(path)));
      if (changed.size > 0) listener(changed);
    }, signal);
  }

  deliver(reported: readonly ReportedReading[]): void {
    const deliveredAt = this.#scheduler.now();
    for (const [path, value] of reported) {
      this.#readings.set(path, { value: value ?? undefined, deliveredAt });
    }
    this.#listeners.emit(new Set(reported.map(([path]) => path)));
  }

  /** After a suspend: everything is unknown, and listeners hear it. */
  forget(): void {
    const known = new Set(this.#readings.keys());
    this.#readings = new Map();
    this.#listeners.emit(known);
  }
}
