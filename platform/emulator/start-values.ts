import {
  carSwitches,
  switchedId,
  type CarSwitch,
  type ServiceCatalogue,
} from '../contract/service-definition.ts';
import {
  isComfortPath,
  isServiceSwitchPath,
  movesSomething,
  serviceSwitchPath,
  type AnySignalValue,
  type ComfortPath,
  type FixedSignalPath,
  type SignalPath,
  type SignalValue,
} from '../contract/signals.ts';
import { startValueOf, type CarActuator } from './actuators.ts';

type FixedValues = { readonly [P in Exclude<FixedSignalPath, ComfortPath>]: SignalValue<P> };

/** A car as it leaves the maker, comfort apart: parked in P on Dam square in Amsterdam, everything optional off. */
const newCar: FixedValues = {
  'Vehicle.Speed': 0,
  'Vehicle.IsMoving': false,
  'Vehicle.LowVoltageSystemState': 'ON',
  'Vehicle.TraveledDistanceSinceStart': 0,
  'Vehicle.TripDuration': 0,
  'Vehicle.CurrentLocation.Latitude': 52.3731,
  'Vehicle.CurrentLocation.Longitude': 4.8926,
  'Vehicle.CurrentLocation.Heading': 90,
  'Vehicle.Connectivity.IsConnectivityAvailable': true,
  'Vehicle.Powertrain.Transmission.SelectedGear': 126,
  'Vehicle.Powertrain.Transmission.IsParkLockEngaged': true,
  'Vehicle.Chassis.ParkingBrake.IsEngaged': false,
  'Vehicle.Cabin.DriverPosition': 'LEFT',
  'Vehicle.Cabin.Infotainment.HMI.DayNightMode': 'DAY',
  'Vehicle.Cabin.Infotainment.HMI.CurrentLanguage': 'en',
  'Vehicle.Cabin.Infotainment.HMI.DistanceUnit': 'KILOMETERS',
  'Vehicle.Cabin.Infotainment.HMI.TemperatureUnit': 'C',
  'Vehicle.Cabin.Infotainment.HMI.TimeFormat': 'HR_24',
  'Vehicle.Cabin.Infotainment.HMI.FontSize': 'STANDARD',
  'Vehicle.Private.Glovebox.MobileData.IsEnabled': true,
  'Vehicle.Private.Glovebox.MobileData.Path': 'BUILT_IN',
  'Vehicle.Private.Glovebox.Location.IsSharingAllowed': false,
  'Vehicle.Private.Glovebox.Microphone.IsAllowed': false,
  'Vehicle.Private.Glovebox.ECall.State': 'READY',
};

const switchPaths = {
  network: 'Vehicle.Private.Glovebox.MobileData.IsEnabled',
  location: 'Vehicle.Private.Glovebox.Location.IsSharingAllowed',
} as const satisfies Record<CarSwitch, FixedSignalPath>;

export type DriverPosition = SignalValue<'Vehicle.Cabin.DriverPosition'>;

interface CarModel {
  readonly catalogue: ServiceCatalogue;
  readonly equipment: readonly CarActuator[];
  readonly driverPosition: DriverPosition;
}

/**
 * The values of a new car, which has the paths of its equipment and its switches only. What runs until objected to is
 * on; every other service is off (privacy by default).
 */
export function startValues({
  catalogue,
  equipment,
  driverPosition,
}: CarModel): Map<SignalPath, AnySignalValue | undefined> {
  const values = new Map<SignalPath, AnySignalValue | undefined>(
    Object.entries({ ...newCar, 'Vehicle.Cabin.DriverPosition': driverPosition }).map(([path, value]) => [
      path as FixedSignalPath,
      value,
    ]),
  );
  for (const actuator of equipment) {
    if (isComfortPath(actuator.path)) values.set(actuator.path, startValueOf(actuator));
  }
  for (const name of carSwitches) {
    if (!catalogue.switches.includes(name)) values.delete(switchPaths[name]);
  }
  for (const service of catalogue.services) {
    const id = switchedId(service);
    if (id !== undefined) values.set(serviceSwitchPath(id), service.control === 'objection');
  }
  return values;
}

const keptWithoutPower = [
  'Vehicle.CurrentLocation.',
  'Vehicle.Cabin.DriverPosition',
  'Vehicle.Cabin.Infotainment.HMI.',
  'Vehicle.Private.Glovebox.MobileData.IsEnabled',
  'Vehicle.Private.Glovebox.Location.',
  'Vehicle.Private.Glovebox.Microphone.',
];

/** Whether a value outlives a power cut: where things mechanically are, how the display is set, and every switch. */
export function isKeptWithoutPower(path: SignalPath): boolean {
  return (
    movesSomething(path) ||
    isServiceSwitchPath(path) ||
    keptWithoutPower.some((prefix) => path.startsWith(prefix))
  );
}
