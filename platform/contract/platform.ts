import type { AttestationPort } from './attestation.ts';
import type { Clock } from './clock.ts';
import type { DevicesPort } from './devices.ts';
import type { GuidancePort } from './guidance.ts';
import type { InputPort } from './input.ts';
import type { KeyPort } from './key.ts';
import type { KeystorePort } from './keystore.ts';
import type { LifecyclePort } from './lifecycle.ts';
import type { PairingPort } from './pairing.ts';
import type { ServicesPort } from './services.ts';
import type { SignalsPort } from './signals.ts';
import type { UsagePort } from './usage.ts';
import type { VehiclePort } from './vehicle.ts';

/** A car as the app sees it: one implementation per port, picked in `src/main.ts`. */
export interface Platform {
  readonly vehicle: VehiclePort;
  readonly signals: SignalsPort;
  readonly services: ServicesPort;
  readonly keystore: KeystorePort;
  readonly attestation: AttestationPort;
  readonly clock: Clock;
  readonly lifecycle: LifecyclePort;
  readonly input: InputPort;
  readonly key: KeyPort;
  readonly devices: DevicesPort;
  readonly pairing: PairingPort;
  readonly guidance: GuidancePort;
  readonly usage: UsagePort;
}
