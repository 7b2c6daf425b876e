import type { CategoryId, DataGroup } from '../contract/service-definition.ts';
import type { SignalPath } from '../contract/signals.ts';
import type { VehicleIdentity } from '../contract/vehicle.ts';
import type { CarSignals } from './car-signals.ts';

const position: readonly SignalPath[] = [
  'Vehicle.CurrentLocation.Latitude',
  'Vehicle.CurrentLocation.Longitude',
  'Vehicle.CurrentLocation.Heading',
  'Vehicle.Speed',
];

/** Which signals a data group carries. Only `position` may name where or how fast the car is. */
const signalsOfGroup: Readonly<Record<DataGroup, readonly SignalPath[]>> = {
  vehicle: [
    'Vehicle.TraveledDistanceSinceStart',
    'Vehicle.LowVoltageSystemState',
    'Vehicle.Powertrain.Transmission.IsParkLockEngaged',
  ],
  position,
  maintenance: ['Vehicle.TraveledDistanceSinceStart', 'Vehicle.TripDuration'],
  traffic: ['Vehicle.IsMoving'],
  environment: ['Vehicle.Cabin.Infotainment.HMI.DayNightMode'],
  'user-profile': [
    'Vehicle.Cabin.Infotainment.HMI.CurrentLanguage',
    'Vehicle.Cabin.Infotainment.HMI.DistanceUnit',
  ],
  sensors: ['Vehicle.Private.Glovebox.Microphone.IsAllowed'],
  account: [],
  payment: [],
  contact: [],
  usage: ['Vehicle.TripDuration'],
  emergency: ['Vehicle.LowVoltageSystemState', 'Vehicle.IsMoving'],
  vin: [],
  versions: [],
  comfort: [
    'Vehicle.Cabin.Seat.Row1.DriverSide.Position',
    'Vehicle.Cabin.Seat.Row1.DriverSide.Height',
    'Vehicle.Cabin.HVAC.Station.Row1.Driver.Temperature',
  ],
  destinations: [],
  'address-book': [],
  'media-library': [],
  'online-use': [],
};

const groupsWithVin: ReadonlySet<DataGroup> = new Set<DataGroup>(['vin', 'emergency']);

/** What an app gave out of a category, for a group that is read from it. */
export interface StoredRecords {
  readonly group: DataGroup;
  readonly category: CategoryId;
  readonly records: readonly unknown[];
}

/**
 * The bytes a transfer has on the wire: JSON as UTF-8, of signals as they are now and of what the app gave out of what it stores.
 * Unavailable signals are left out.
 */
export function buildPayload(
  service: string,
  groups: readonly DataGroup[],
  signals: CarSignals,
  identity: VehicleIdentity,
  stored: readonly StoredRecords[] = [],
): Uint8Array {
  const data: Partial<Record<DataGroup, Readonly<Record<string, unknown>>>> = {};
  for (const group of groups) {
    data[group] = {
      ...Object.fromEntries(signalsOfGroup[group].map((path) => [path, signals.get(path)])),
      ...(groupsWithVin.has(group) ? { vin: identity.vin } : {}),
      ...(group === 'versions' ? { software: identity.headUnit.softwareVersion } : {}),
      ...Object.fromEntries(
        stored.flatMap((part) => (part.group === group ? [[part.category, part.records]] : [])),
      ),
    };
  }
  return new TextEncoder().encode(JSON.stringify({ service, data }));
}

/** What 112 eCall sends: the last position belongs to it (EN 15722), and no switch withholds it. */
export function buildEmergencyPayload(signals: CarSignals, identity: VehicleIdentity): Uint8Array {
  return buildPayload('ecall', ['emergency', 'position'], signals, identity);
}
