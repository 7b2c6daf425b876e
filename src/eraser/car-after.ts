import { switchedId } from '../../platform/contract/service-definition.ts';
import { serviceSwitchPath } from '../../platform/contract/signals.ts';
import type { Snapshot } from '../../platform/contract/signals.ts';
import type { VehiclePack } from '../pack/load-pack.ts';
import type { StateAfter } from './certificate/certificate-schema.ts';

const ecallStates = { READY: 'ready', FAULT: 'fault', UNKNOWN: 'unknown' } as const;

/** What the car says of itself when everything was read again. What it does not say is unknown, never off. */
export function carAfter(
  snapshot: Snapshot,
  services: VehiclePack['services'],
): Pick<StateAfter, 'servicesOn' | 'network' | 'ecall'> {
  const reported = services.flatMap((service) => {
    const id = switchedId(service);
    return id === undefined ? [] : [snapshot.get(serviceSwitchPath(id))?.value];
  });
  const network = snapshot.get('Vehicle.Private.Glovebox.MobileData.IsEnabled')?.value;
  const ecall = snapshot.get('Vehicle.Private.Glovebox.ECall.State')?.value;
  return {
    servicesOn: reported.includes(undefined) ? null : reported.filter((isOn) => isOn === true).length,
    network: network === undefined ? 'unknown' : network ? 'on' : 'off',
    ecall: ecall === undefined ? 'unknown' : ecallStates[ecall],
  };
}
