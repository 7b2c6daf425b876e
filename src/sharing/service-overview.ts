import { switchedId } from '../../platform/contract/service-definition.ts';
import type { Snapshot } from '../../platform/contract/signals.ts';
import type { ChoicesStore } from '../choices/choices-store.ts';
import { policyState } from '../choices/policy-state.ts';
import { serviceSwitch } from '../choices/switches.ts';
import type { SwitchId } from '../choices/switches.ts';
import type { VehiclePack } from '../pack/load-pack.ts';
import type { PackService } from '../pack/service-schema.ts';
import type { ServiceNow } from './describe-service.ts';
import { hindrancesOf, missingDependencies } from './hindrances.ts';

/** The switch of a service; undefined for what nobody switches. */
export function switchOf(service: Pick<PackService, 'id' | 'control'>): SwitchId | undefined {
  const id = service.control === 'information' ? undefined : switchedId(service);
  return id === undefined ? undefined : serviceSwitch(id);
}

/** Every service of the pack as it stands at this moment. */
export function servicesNow(
  pack: VehiclePack,
  choices: ChoicesStore | undefined,
  snapshot: Snapshot,
): ReadonlyMap<string, ServiceNow> {
  const state = policyState(pack, choices?.applied, snapshot);
  return new Map(
    pack.services.map((service) => {
      const id = switchOf(service);
      const missing = missingDependencies(service, state);
      return [
        service.id,
        {
          service,
          texts: pack.texts,
          state: id === undefined ? undefined : choices?.state(id),
          hindrances: hindrancesOf(service, state),
          missing: missing.map((other) => pack.texts.services[other]?.name ?? other),
        },
      ];
    }),
  );
}
