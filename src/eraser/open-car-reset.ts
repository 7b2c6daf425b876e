import type { AppliedChoices, ServicesPort } from '../../platform/contract/services.ts';
import { switchedId } from '../../platform/contract/service-definition.ts';
import { isActuatorPath, parseSignalValue, serviceSwitchPath } from '../../platform/contract/signals.ts';
import type {
  AnySignalValue,
  PathSettlement,
  RequestedValues,
  SignalPath,
  SignalsPort,
} from '../../platform/contract/signals.ts';
import type { VehiclePack } from '../pack/load-pack.ts';
import type { CarItem, CarItemState, CarReset } from './car-reset.ts';

export interface CarResetSources {
  readonly signals: SignalsPort;
  readonly services: ServicesPort;
  readonly pack: Pick<VehiclePack, 'services' | 'defaults' | 'equipment'>;
  /** Asked right before something moves. */
  readonly isParked: () => boolean;
  /** Random id for the enforcement point: the choices are nobody's. */
  readonly nobody: string;
}

/**
 * The car's own part of a handover. Services go off in any state, at the gate first; nothing is switched on. What moves
 * (seat, wheel, mirrors) waits for parked.
 */
export function openCarReset(sources: CarResetSources): CarReset {
  const work: Readonly<Record<CarItem, () => Promise<CarItemState['state']>>> = {
    services: () => turnOff(sources),
    comfort: () => restoreComfort(sources),
  };
  return {
    async reset(items) {
      const states: CarItemState[] = [];
      for (const item of items) {
        states.push({ item, state: await work[item]().catch(() => 'unreachable' as const) });
      }
      return states;
    },
  };
}

async function turnOff({ services, signals, pack, nobody }: CarResetSources): Promise<CarItemState['state']> {
  const ids = pack.services.flatMap((service) => switchedId(service) ?? []);
  const applied: AppliedChoices = {
    driver: nobody,
    revision: 0,
    choices: {
      ...pack.defaults,
      privateDrive: false,
      services: Object.fromEntries(ids.map((id) => [id, false])),
      restrictedCategories: [],
    },
    rules: { denyNetwork: false, denyLocation: false, denyServices: [] },
  };
  const told = await services.apply(applied);
  const snapshot = signals.snapshot();
  const paths: SignalPath[] = ids.map(serviceSwitchPath);
  if (!pack.defaults.network) paths.push('Vehicle.Private.Glovebox.MobileData.IsEnabled');
  paths.push(
    'Vehicle.Private.Glovebox.Location.IsSharingAllowed',
    'Vehicle.Private.Glovebox.Microphone.IsAllowed',
  );
  const on = paths.filter((path) => snapshot.get(path)?.value === true);
  const followed = await request(signals, new Map(on.map((path) => [path, false])));
  // A choice that is told again with its revision was taken before.
  if (told.ok || told.reason === 'stale-revision') return followed;
  return told.reason === 'invalid' ? 'refused' : 'unreachable';
}

async function restoreComfort({ signals, pack, isParked }: CarResetSources): Promise<CarItemState['state']> {
  const values = new Map<SignalPath, AnySignalValue>();
  for (const { path, default: value } of pack.equipment.functions) {
    if (value !== undefined && isActuatorPath(path) && parseSignalValue(path, value) !== undefined) {
      values.set(path, value);
    }
  }
  const snapshot = signals.snapshot();
  const other = new Map([...values].filter(([path, value]) => snapshot.get(path)?.value !== value));
  if (other.size === 0) return 'done';
  if (!isParked()) return 'pending';
  // What a standing car does not report, it does not have.
  return request(signals, new Map([...other].filter(([path]) => snapshot.get(path)?.value !== undefined)));
}

async function request(
  signals: SignalsPort,
  values: ReadonlyMap<SignalPath, AnySignalValue>,
): Promise<CarItemState['state']> {
  if (values.size === 0) return 'done';
  // Each value is of its path's type: a switch, or checked against the contract above.
  const requested = Object.fromEntries(values) as RequestedValues;
  const settled = await signals.request(requested, new AbortController().signal).settled;
  return worst([...settled.values()]);
}

function worst(settlements: readonly PathSettlement[]): CarItemState['state'] {
  const statuses = new Set(settlements.map(({ status }) => status));
  if (statuses.has('refused')) return 'refused';
  if (statuses.has('timed-out')) return 'timed-out';
  return statuses.has('stopped') ? 'unreachable' : 'done';
}
