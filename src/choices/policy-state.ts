import type { ServiceCatalogue } from '../../platform/contract/service-definition.ts';
import { isSwitchableServiceId } from '../../platform/contract/service-id.ts';
import type { AppliedChoices } from '../../platform/contract/services.ts';
import { serviceSwitchPath } from '../../platform/contract/signals.ts';
import type { FixedSignalPath, Snapshot } from '../../platform/contract/signals.ts';
import type { Connection, PolicyState } from '../../platform/policy.ts';

const connections = { BUILT_IN: 'built-in', PHONE: 'phone', NONE: 'none' } as const;

/** What the policy looks at besides the switches that a {@link ChoicesStore} follows. */
export const policySignals = [
  'Vehicle.Private.Glovebox.Microphone.IsAllowed',
  'Vehicle.Private.Glovebox.MobileData.Path',
  'Vehicle.Connectivity.IsConnectivityAvailable',
] as const satisfies readonly FixedSignalPath[];

/** What the enforcement point judges by, as far as the app knows it: for screens that explain its answer. */
export function policyState(
  catalogue: ServiceCatalogue,
  applied: AppliedChoices | undefined,
  snapshot: Snapshot,
): PolicyState {
  return {
    catalogue,
    applied,
    reported: {
      network: snapshot.get('Vehicle.Private.Glovebox.MobileData.IsEnabled')?.value,
      location: snapshot.get('Vehicle.Private.Glovebox.Location.IsSharingAllowed')?.value,
      microphone: snapshot.get('Vehicle.Private.Glovebox.Microphone.IsAllowed')?.value,
      services: Object.fromEntries(
        catalogue.services.map(({ id }) => [
          id,
          isSwitchableServiceId(id) ? snapshot.get(serviceSwitchPath(id))?.value : undefined,
        ]),
      ),
    },
    connection: connectionOf(snapshot),
  };
}

function connectionOf(snapshot: Snapshot): Connection | undefined {
  const isAvailable = snapshot.get('Vehicle.Connectivity.IsConnectivityAvailable')?.value;
  if (isAvailable === false) return 'none';
  const path = snapshot.get('Vehicle.Private.Glovebox.MobileData.Path')?.value;
  return isAvailable === undefined || path === undefined ? undefined : connections[path];
}
