import {
  carSwitches,
  switchedId,
  type CarSwitch,
  type ServiceCatalogue,
} from '../contract/service-definition.ts';
import {
  isServiceSwitchPath,
  serviceSwitchPath,
  type AnySignalValue,
  type FixedSignalPath,
  type SignalPath,
  type SignalValue,
} from '../contract/signals.ts';

type FixedValues = { readonly [P in FixedSignalPath]: SignalValue<P> };

/** A car as it leaves the maker: parked in P on Dam square in Amsterdam, everything optional off. */
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
  'Vehicle.Powertrain.Transmission.PerformanceMode': 'NORMAL',
  'Vehicle.Chassis.ParkingBrake.IsEngaged': false,
  'Vehicle.Chassis.SteeringWheel.Tilt': 50,
  'Vehicle.Chassis.SteeringWheel.Extension': 50,
  'Vehicle.Chassis.SteeringWheel.HeatingCooling': 0,
  'Vehicle.Body.Mirrors.DriverSide.Tilt': 0,
  'Vehicle.Body.Mirrors.DriverSide.Yaw': 0,
  'Vehicle.Body.Mirrors.PassengerSide.Tilt': 0,
  'Vehicle.Body.Mirrors.PassengerSide.Yaw': 0,
  'Vehicle.Cabin.DriverPosition': 'LEFT',
  'Vehicle.Cabin.Seat.Row1.DriverSide.Position': 130,
  'Vehicle.Cabin.Seat.Row1.DriverSide.Height': 30,
  'Vehicle.Cabin.Seat.Row1.DriverSide.Tilt': 4,
  'Vehicle.Cabin.Seat.Row1.DriverSide.Backrest.Recline': 22,
  'Vehicle.Cabin.Seat.Row1.DriverSide.HeatingCooling': 0,
  'Vehicle.Cabin.Seat.Row1.DriverSide.Massage.Level': 0,
  'Vehicle.Cabin.Seat.Row1.DriverSide.Headrest.Height': 40,
  'Vehicle.Cabin.HVAC.Station.Row1.Driver.Temperature': 21,
  'Vehicle.Cabin.HVAC.Station.Row1.Driver.FanSpeed': 30,
  'Vehicle.Cabin.Light.AmbientLight.Row1.DriverSide.IsLightOn': true,
  'Vehicle.Cabin.Light.AmbientLight.Row1.DriverSide.Intensity': 40,
  'Vehicle.Cabin.Light.AmbientLight.Row1.DriverSide.Color': '#1F8A8A',
  'Vehicle.Cabin.Infotainment.HMI.DayNightMode': 'DAY',
  'Vehicle.Cabin.Infotainment.HMI.CurrentLanguage': 'en',
  'Vehicle.Cabin.Infotainment.HMI.DistanceUnit': 'KILOMETERS',
  'Vehicle.Cabin.Infotainment.HMI.TemperatureUnit': 'C',
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

/**
 * The values of a new car, which has the paths of its switches only. What runs until objected to is on; every other
 * service is off (privacy by default).
 */
export function startValues(
  catalogue: ServiceCatalogue,
  driverPosition: DriverPosition,
): Map<SignalPath, AnySignalValue | undefined> {
  const values = new Map<SignalPath, AnySignalValue | undefined>(
    Object.entries({ ...newCar, 'Vehicle.Cabin.DriverPosition': driverPosition }).map(([path, value]) => [
      path as FixedSignalPath,
      value,
    ]),
  );
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
  'Vehicle.Chassis.SteeringWheel.Tilt',
  'Vehicle.Chassis.SteeringWheel.Extension',
  'Vehicle.Body.Mirrors.',
  'Vehicle.Cabin.DriverPosition',
  'Vehicle.Cabin.Seat.Row1.DriverSide.Position',
  'Vehicle.Cabin.Seat.Row1.DriverSide.Height',
  'Vehicle.Cabin.Seat.Row1.DriverSide.Tilt',
  'Vehicle.Cabin.Seat.Row1.DriverSide.Backrest.',
  'Vehicle.Cabin.Seat.Row1.DriverSide.Headrest.',
  'Vehicle.Cabin.Infotainment.HMI.',
  'Vehicle.Private.Glovebox.MobileData.IsEnabled',
  'Vehicle.Private.Glovebox.Location.',
  'Vehicle.Private.Glovebox.Microphone.',
];

/** Whether a value outlives a power cut: where things mechanically are, how the display is set, and every switch. */
export function isKeptWithoutPower(path: SignalPath): boolean {
  return isServiceSwitchPath(path) || keptWithoutPower.some((prefix) => path.startsWith(prefix));
}
