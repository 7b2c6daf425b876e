import type { AttestationPort } from '../../platform/contract/attestation.ts';
import type { Clock } from '../../platform/contract/clock.ts';
import type { ServicesPort } from '../../platform/contract/services.ts';
import type { SignalsPort } from '../../platform/contract/signals.ts';
import type { VehicleIdentity } from '../../platform/contract/vehicle.ts';
import type { VehiclePack } from '../pack/load-pack.ts';
import type { Ledger } from '../vault/ledger.ts';
import { randomId } from '../vault/random-id.ts';
import type { RandomBytes } from '../vault/random-id.ts';
import { describeTool } from './certificate-tool.ts';
import type { WorldSources } from './erase-world.ts';
import { openCarReset } from './open-car-reset.ts';
import { openCertifier } from './open-certifier.ts';

export interface ErasingSources {
  readonly attestation: AttestationPort;
  readonly identity: VehicleIdentity;
  readonly signals: SignalsPort;
  readonly services: ServicesPort;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly pack: VehiclePack;
  /** Of the app: no spaces, 40 characters at most. */
  readonly version: string;
  /** The categories of every registered collection (`src/collections.ts`). */
  readonly collections: readonly string[];
  readonly isParked: () => boolean;
}

/** What an erase needs of the car and the platform, besides storage: the same at the press and at a resume. */
export type ErasingParts = Pick<WorldSources, 'car' | 'certifier'>;

/** `isPersisted`: whether the browser promised to keep the storage; undefined while nobody asked. */
export async function erasingParts(
  sources: ErasingSources,
  ledger: Ledger,
  isPersisted: () => boolean | undefined = () => undefined,
): Promise<ErasingParts> {
  const { pack, version, collections, clock, random } = sources;
  return {
    car: openCarReset({ ...sources, nobody: `nobody-${randomId(random)}` }),
    certifier: openCertifier({
      ...sources,
      ledger,
      tool: await describeTool(version, pack, collections),
      utcOffset: () => -new Date(clock.now()).getTimezoneOffset(),
      isPersisted,
      endsWithRestart: true,
    }),
  };
}
