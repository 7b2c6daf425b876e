import type { CarSignals } from './car-signals.ts';
import type { Faults } from './faults.ts';

export interface Coverage {
  /** The car's own modem has coverage. */
  readonly builtIn: boolean;
  /** A phone in the car offers a hotspot; it is used before the modem. */
  readonly phone: boolean;
}

/** How the car could reach the outside, whatever its switches say. */
export class Connectivity {
  readonly #signals: CarSignals;
  readonly #faults: Faults;
  #coverage: Coverage;

  constructor(signals: CarSignals, faults: Faults, coverage: Coverage) {
    this.#signals = signals;
    this.#faults = faults;
    this.#coverage = coverage;
  }

  get coverage(): Coverage {
    return this.#coverage;
  }

  change(coverage: Partial<Coverage>): void {
    this.#coverage = { ...this.#coverage, ...coverage };
    this.report();
  }

  /** Also after a fault came or went. */
  report(): void {
    const isLost = this.#faults.has('network-lost');
    const { builtIn, phone } = this.#coverage;
    const path = isLost ? 'NONE' : phone ? 'PHONE' : builtIn ? 'BUILT_IN' : 'NONE';
    this.#signals.set({
      'Vehicle.Connectivity.IsConnectivityAvailable': path !== 'NONE',
      'Vehicle.Private.Glovebox.MobileData.Path': path,
    });
  }
}
