import type { FixedSignalPath, ServiceSwitchPath } from '../../platform/contract/signals.ts';
import { serviceSwitchPath } from '../../platform/contract/signals.ts';
import type { SwitchableServiceId } from '../../platform/contract/service-id.ts';
import { isSwitchableServiceId } from '../../platform/contract/service-id.ts';
import type { CategoryId } from '../../platform/contract/service-definition.ts';

/** What a driver can switch: the whole network, location for all services, or one service. Never 112 eCall, by type. */
export type SwitchId = 'network' | 'location' | `service:${string}`;

/** Whether services may read a category of what is stored here; there is no switch in the car behind it. */
export type UseId = `use:${string}`;

export function useOf(category: CategoryId): UseId {
  return `use:${category}`;
}

/** Every id of a choice that the enforcement point is told. */
export type ChoiceId = SwitchId | UseId;

const networkPath = 'Vehicle.Private.Glovebox.MobileData.IsEnabled' satisfies FixedSignalPath;
const locationPath = 'Vehicle.Private.Glovebox.Location.IsSharingAllowed' satisfies FixedSignalPath;
export type SwitchPath = typeof networkPath | typeof locationPath | ServiceSwitchPath;

export function serviceSwitch(id: SwitchableServiceId): SwitchId {
  return `service:${id}`;
}

/** The service a switch belongs to; undefined for network and location, and for anything that is no switchable id. */
export function serviceOf(id: ChoiceId): SwitchableServiceId | undefined {
  const service = id.startsWith('service:') ? id.slice('service:'.length) : '';
  return isSwitchableServiceId(service) ? service : undefined;
}

/** The actuator behind a switch; undefined where there is none. */
export function switchPath(id: SwitchId): SwitchPath | undefined {
  if (id === 'network') return networkPath;
  if (id === 'location') return locationPath;
  const service = serviceOf(id);
  return service === undefined ? undefined : serviceSwitchPath(service);
}

/** Where a switch is kept: with the car as a whole or with the driver (decisions 5). */
export type SwitchScope = 'car' | 'driver';

export function switchScope(
  id: ChoiceId,
  services: readonly { readonly id: string; readonly scope: SwitchScope }[],
): SwitchScope {
  if (id === 'network') return 'car';
  if (id === 'location') return 'driver';
  const service = serviceOf(id);
  return services.find((entry) => entry.id === service)?.scope ?? 'driver';
}
