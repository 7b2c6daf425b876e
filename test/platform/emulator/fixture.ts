import type {
  DataGroup,
  ServiceCatalogue,
  ServiceDefinition,
} from '../../../platform/contract/service-definition.ts';
import { isSwitchableServiceId, type SwitchableServiceId } from '../../../platform/contract/service-id.ts';
import type { AppliedChoices, Choices, Rules } from '../../../platform/contract/services.ts';
import type { Display, VehicleIdentity } from '../../../platform/contract/vehicle.ts';
import type { CarOptions } from '../../../platform/emulator/car-parts.ts';
import { EmulatedCar } from '../../../platform/emulator/car.ts';
import { ManualScheduler } from '../../../platform/emulator/manual-scheduler.ts';

function service(
  id: string,
  control: ServiceDefinition['control'],
  groups: readonly DataGroup[],
  extra: Partial<ServiceDefinition> = {},
): ServiceDefinition {
  return {
    id,
    control,
    bases: ['b'],
    groups: [...groups],
    needs: ['network'],
    dependsOn: [],
    scope: 'driver',
    recipient: 'maker',
    ...extra,
  };
}

/** One service of every kind of control and need. */
export const catalogue: ServiceCatalogue = {
  switches: ['network', 'location'],
  services: [
    service('ecall', 'locked-on', ['emergency'], {
      bases: ['c', 'd'],
      needs: [],
      recipient: 'emergency-services',
    }),
    service('advanced-ecall', 'switch', ['position', 'vehicle', 'emergency'], { scope: 'car' }),
    service('breakdown', 'switch', ['position', 'vehicle']),
    service('rtti', 'switch', ['position', 'traffic'], { needs: ['network', 'location'] }),
    service('assistant', 'switch', ['sensors', 'position', 'address-book'], {
      needs: ['network', 'location', 'microphone'],
    }),
    service('profile-sync', 'switch', ['comfort', 'address-book']),
    service('store', 'switch', ['account', 'payment'], { dependsOn: ['profile-sync'] }),
    service('marketing', 'consent', ['contact', 'usage'], { bases: ['a'] }),
    service('quality', 'objection', ['vehicle', 'position'], { bases: ['f'] }),
    service('recall', 'information', ['contact', 'vin'], { bases: ['c'] }),
    service('projection', 'per-phone', ['position', 'environment'], { bases: ['terms'], needs: [] }),
  ],
  categoriesOfGroup: { 'address-book': ['contacts'], comfort: ['seat', 'climate'] },
};

/** Ids of the fixture that a driver may switch. */
export const switchableIds: readonly SwitchableServiceId[] = catalogue.services
  .filter(({ control }) => control !== 'information')
  .map(({ id }) => id)
  .filter(isSwitchableServiceId);

export function switchable(id: string): SwitchableServiceId {
  if (!isSwitchableServiceId(id)) throw new Error(`${id} is no switchable id`);
  return id;
}

/** Everything on, nothing restricted. */
export const everything: Choices = {
  network: true,
  location: true,
  microphone: true,
  privateDrive: false,
  services: Object.fromEntries(switchableIds.map((id) => [id, true])),
  restrictedCategories: [],
};

export const noRules: Rules = { denyNetwork: false, denyLocation: false, denyServices: [] };

export function applied(choices: Partial<Choices> = {}, more: Partial<AppliedChoices> = {}): AppliedChoices {
  return { driver: 'driver-1', revision: 1, choices: { ...everything, ...choices }, rules: noRules, ...more };
}

const identity: VehicleIdentity = {
  kind: 'emulator',
  vin: 'WMEEMU00000000001',
  model: 'Emulated car',
  headUnit: { partNumber: 'GB-0001', serialNumber: '0001', softwareVersion: '0.1.0' },
  packId: 'maker-nl',
};

/** One function of every kind, and a few motors. */
const equipment: CarOptions['equipment'] = [
  {
    kind: 'range',
    path: 'Vehicle.Cabin.Seat.Row1.DriverSide.Position',
    minimum: 0,
    maximum: 260,
    default: 130,
  },
  { kind: 'range', path: 'Vehicle.Cabin.Seat.Row1.DriverSide.Height', minimum: 0, maximum: 70, default: 30 },
  { kind: 'range', path: 'Vehicle.Chassis.SteeringWheel.Tilt', minimum: 0, maximum: 100, default: 50 },
  {
    kind: 'range',
    path: 'Vehicle.Cabin.HVAC.Station.Row1.Driver.Temperature',
    minimum: 16,
    maximum: 28,
    default: 21,
  },
  {
    kind: 'choice',
    path: 'Vehicle.Powertrain.Transmission.PerformanceMode',
    values: ['NORMAL', 'SPORT'],
    default: 'NORMAL',
  },
  { kind: 'switch', path: 'Vehicle.Cabin.HVAC.IsAirConditioningActive', default: true },
  { kind: 'color', path: 'Vehicle.Cabin.Light.AmbientLight.Row1.DriverSide.Color', default: '#1F8A8A' },
];

const displays: readonly Display[] = [
  { id: 'centre', width: 1920, height: 720, shape: 'rectangle', density: 1, zone: 'driver' },
];

export function makeCar(options: Partial<CarOptions> = {}): { car: EmulatedCar; scheduler: ManualScheduler } {
  const scheduler = new ManualScheduler(1_000);
  const car = new EmulatedCar({
    seed: 7,
    scheduler,
    catalogue,
    equipment,
    identity,
    displays,
    driverPosition: 'LEFT',
    wallClock: Date.UTC(2026, 10, 2, 8),
    responsiveness: 'default',
    ...options,
  });
  return { car, scheduler };
}
