import type { Clock } from '../../platform/contract/clock.ts';
import type { LifecycleEvent, LifecyclePort } from '../../platform/contract/lifecycle.ts';
import type {
  Reading,
  SignalPath,
  SignalsPort,
  SignalValue,
  Snapshot,
} from '../../platform/contract/signals.ts';

interface Timer {
  readonly at: number;
  readonly action: () => void;
  readonly signal: AbortSignal;
}

/** Signals, clock and lifecycle that move only when a test says so. Starts at an odd, non-zero moment on purpose. */
export class ManualCar {
  #now = 12_345;
  #timers: Timer[] = [];
  readonly #readings = new Map<string, Reading>();
  readonly #listeners = new Set<(changed: ReadonlySet<SignalPath>) => void>();
  readonly #lifecycleListeners = new Set<(event: LifecycleEvent) => void>();

  readonly clock: Clock = {
    now: () => 0,
    isTrusted: () => false,
    monotonic: () => this.#now,
    after: (ms, action, signal) => {
      if (!signal.aborted) this.#timers.push({ at: this.#now + ms, action, signal });
    },
  };

  readonly signals: SignalsPort = {
    snapshot: (): Snapshot => ({ get: (path: SignalPath) => this.#readings.get(path) }),
    subscribe: (_paths, listener, signal) => {
      this.#listeners.add(listener);
      signal.addEventListener('abort', () => this.#listeners.delete(listener));
    },
    request: () => {
      throw new Error('The restriction engine only reads.');
    },
  };

  readonly lifecycle: LifecyclePort = {
    subscribe: (listener, signal) => {
      this.#lifecycleListeners.add(listener);
      signal.addEventListener('abort', () => this.#lifecycleListeners.delete(listener));
    },
    restartApp: () => {
      throw new Error('The restriction engine never restarts the app.');
    },
  };

  get subscriptions(): number {
    return this.#listeners.size + this.#lifecycleListeners.size;
  }

  /** Timers that are still going to fire. */
  get timers(): number {
    return this.#timers.filter(({ signal }) => !signal.aborted).length;
  }

  report(values: { readonly [P in SignalPath]?: SignalValue<P> | undefined }): void {
    for (const [path, value] of Object.entries(values)) {
      this.#readings.set(path, { value, deliveredAt: this.#now });
    }
    const changed = new Set(Object.keys(values) as SignalPath[]);
    for (const listener of this.#listeners) listener(changed);
  }

  /** Standing in P with everything reported. */
  reportParked(): void {
    this.report({
      'Vehicle.Speed': 0,
      'Vehicle.IsMoving': false,
      'Vehicle.Powertrain.Transmission.SelectedGear': 126,
      'Vehicle.Powertrain.Transmission.IsParkLockEngaged': true,
      'Vehicle.Chassis.ParkingBrake.IsEngaged': true,
    });
  }

  /** Passes `ms`, firing due timers in order. */
  pass(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const due = this.#timers
        .filter(({ signal, at }) => !signal.aborted && at <= end)
        .sort((a, b) => a.at - b.at)[0];
      if (due === undefined) break;
      this.#timers = this.#timers.filter((timer) => timer !== due);
      this.#now = Math.max(this.#now, due.at);
      due.action();
    }
    this.#now = end;
  }

  /** Passes `ms` while the car repeats `report` every 500 ms, as a healthy one does at least once a second. */
  passReporting(ms: number, report: () => void): void {
    for (let passed = 0; passed < ms; passed += 500) {
      this.pass(Math.min(500, ms - passed));
      report();
    }
  }

  happen(event: LifecycleEvent): void {
    for (const listener of this.#lifecycleListeners) listener(event);
  }
}
