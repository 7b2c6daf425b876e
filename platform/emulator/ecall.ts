import type { CarSignals } from './car-signals.ts';
import type { Gate } from './gate.ts';
import { buildEmergencyPayload } from './payload.ts';
import type { VehicleIdentity } from '../contract/vehicle.ts';
import type { GateRecord } from '../contract/services.ts';

const statePath = 'Vehicle.Private.Glovebox.ECall.State';

/** 112 eCall: ready unless broken, silent until a crash or a hand triggers it, and no way to switch it off. */
export class Ecall {
  readonly #signals: CarSignals;
  readonly #gate: Gate;
  readonly #identity: VehicleIdentity;

  constructor(signals: CarSignals, gate: Gate, identity: VehicleIdentity) {
    this.#signals = signals;
    this.#gate = gate;
    this.#identity = identity;
  }

  setBroken(isBroken: boolean): void {
    this.#signals.setOne(statePath, isBroken ? 'FAULT' : 'READY');
  }

  /** Sends the minimum set of data; undefined when the unit is broken. */
  trigger(): GateRecord | undefined {
    if (this.#signals.get(statePath) === 'FAULT') return undefined;
    return this.#gate.send('ecall', ['emergency'], () =>
      buildEmergencyPayload(this.#signals, this.#identity),
    );
  }
}
