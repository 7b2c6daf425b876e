import type { DataGroup, ServiceCatalogue, ServiceDefinition } from '../contract/service-definition.ts';
import type { GateRecord } from '../contract/services.ts';
import type { VehicleIdentity } from '../contract/vehicle.ts';
import type { CarSignals } from './car-signals.ts';
import type { Gate } from './gate.ts';
import { buildPayload } from './payload.ts';
import type { SeededRandom } from './random.ts';
import type { Scheduler } from './scheduler.ts';
import type { StoredReader } from './stored-reader.ts';

interface TransmitterParts {
  readonly catalogue: ServiceCatalogue;
  readonly identity: VehicleIdentity;
  readonly signals: CarSignals;
  readonly gate: Gate;
  readonly random: SeededRandom;
  readonly scheduler: Scheduler;
  readonly stored: StoredReader;
  /** While true, services wait: a fault, or a suspended car. */
  readonly isSilent: () => boolean;
}

/** Between two tries of one service, ms: often enough that a driver sees a switch take effect within seconds. */
const rhythm = { from: 4_000, to: 16_000 };

/**
 * The simulated services. Each really tries to send on its own rhythm, whether it may or not: only the gate keeps
 * it from doing so. Information-only services never ask, and 112 eCall has its own trigger.
 */
export class Transmitters {
  readonly #parts: TransmitterParts;

  constructor(parts: TransmitterParts) {
    this.#parts = parts;
    for (const service of parts.catalogue.services) {
      if (service.control !== 'information' && service.id !== 'ecall') this.#plan(service);
    }
  }

  /**
   * One try; all declared groups unless told otherwise. Undefined when the catalogue has no such service. What is stored is read when
   * the gate would let it through, and the gate is asked again with all of it at hand; without any, the try is over when this returns.
   */
  async send(id: string, groups?: readonly DataGroup[]): Promise<GateRecord | undefined> {
    const { catalogue, gate, signals, identity, stored } = this.#parts;
    const service = catalogue.services.find((candidate) => candidate.id === id);
    if (service === undefined) return undefined;
    const asked = groups ?? service.groups;
    const places = gate.lets(id, asked) ? stored.placesOf(asked) : [];
    const read = places.length === 0 ? [] : await stored.read(places);
    return gate.send(id, asked, (sent) => buildPayload(id, sent, signals, identity, read));
  }

  #plan(service: ServiceDefinition): void {
    const { random, scheduler, isSilent } = this.#parts;
    scheduler.after(random.between(`rhythm/${service.id}`, rhythm.from, rhythm.to), () => {
      this.#plan(service);
      if (!isSilent() && this.#hasPeer(service)) void this.send(service.id, this.#pick(service));
    });
  }

  /** Smartphone integration talks to a phone, so there must be one. */
  #hasPeer(service: ServiceDefinition): boolean {
    return (
      service.control !== 'per-phone' ||
      this.#parts.signals.get('Vehicle.Private.Glovebox.MobileData.Path') === 'PHONE'
    );
  }

  /** Every other time all groups, else some of them, so that single groups meet the gate too. */
  #pick(service: ServiceDefinition): readonly DataGroup[] {
    const { random } = this.#parts;
    const stream = `groups/${service.id}`;
    if (random.next(stream) < 0.5) return service.groups;
    const some = service.groups.filter(() => random.next(stream) < 0.5);
    return some.length > 0 ? some : service.groups;
  }
}
