import * as z from 'zod/mini';

/**
 * The actuators of comfort in VSS 6.0, for the first row of seats: what a vehicle pack's equipment may name. The
 * driver's side is a role, not a direction: in a right-hand-drive car it is on the right.
 */
const percent = z.int().check(z.minimum(0), z.maximum(100));
const percentOrFraction = z.number().check(z.minimum(0), z.maximum(100));
const signedPercent = z.int().check(z.minimum(-100), z.maximum(100));
const uint8 = z.int().check(z.minimum(0), z.maximum(255));
const uint16 = z.int().check(z.minimum(0), z.maximum(65_535));
const finite = z.number().check(z.refine(Number.isFinite));

const seatMotors = {
  Position: uint16,
  Height: uint16,
  Tilt: finite,
  'Backrest.Recline': finite,
  'Backrest.LumbarSupport': percentOrFraction,
  'Backrest.LumbarHeight': uint8,
  'Backrest.SideBolsterSupport': percentOrFraction,
  'Seating.Length': uint16,
  'Headrest.Height': uint8,
  'Headrest.Angle': finite,
} as const;

const seatSwitches = { HeatingCooling: signedPercent, 'Massage.Level': percent } as const;

const mirrorMotors = { Tilt: signedPercent, Yaw: signedPercent } as const;

const climate = {
  Temperature: finite,
  FanSpeed: percent,
  AirDistribution: z.enum(['UP', 'MIDDLE', 'DOWN']),
} as const;

const ambientLight = {
  IsLightOn: z.boolean(),
  // 1 is VSS's least: off is IsLightOn.
  Intensity: z.int().check(z.minimum(1), z.maximum(100)),
  Color: z.string().check(z.regex(/^#[0-9A-F]{6}$/i)),
} as const;

type Below<Prefix extends string, Table> = {
  readonly [K in keyof Table & string as `${Prefix}.${K}`]: Table[K];
};

function below<Prefix extends string, Table extends Readonly<Record<string, unknown>>>(
  prefix: Prefix,
  table: Table,
): Below<Prefix, Table> {
  const entries = Object.entries(table).map(([name, type]) => [`${prefix}.${name}`, type]);
  // Exactly what the type says: each name with its prefix.
  return Object.fromEntries(entries) as Below<Prefix, Table>;
}

/** Type by path of what moves a seat, the wheel or a mirror. */
export const movingSignals = {
  ...below('Vehicle.Cabin.Seat.Row1.DriverSide', seatMotors),
  ...below('Vehicle.Cabin.Seat.Row1.PassengerSide', seatMotors),
  ...below('Vehicle.Chassis.SteeringWheel', { Tilt: percent, Extension: percent }),
  ...below('Vehicle.Body.Mirrors.DriverSide', mirrorMotors),
  ...below('Vehicle.Body.Mirrors.PassengerSide', mirrorMotors),
};

/** Type by path of all of comfort. */
export const comfortSignals = {
  ...movingSignals,
  ...below('Vehicle.Cabin.Seat.Row1.DriverSide', seatSwitches),
  ...below('Vehicle.Cabin.Seat.Row1.PassengerSide', seatSwitches),
  'Vehicle.Chassis.SteeringWheel.HeatingCooling': signedPercent,
  'Vehicle.Powertrain.Transmission.PerformanceMode': z.enum(['NORMAL', 'SPORT', 'ECONOMY', 'SNOW', 'RAIN']),
  ...below('Vehicle.Cabin.HVAC.Station.Row1.Driver', climate),
  ...below('Vehicle.Cabin.HVAC.Station.Row1.Passenger', climate),
  'Vehicle.Cabin.HVAC.IsRecirculationActive': z.boolean(),
  'Vehicle.Cabin.HVAC.IsAirConditioningActive': z.boolean(),
  'Vehicle.Cabin.HVAC.IsFrontDefrosterActive': z.boolean(),
  ...below('Vehicle.Cabin.Light.AmbientLight.Row1.DriverSide', ambientLight),
  ...below('Vehicle.Cabin.Light.AmbientLight.Row1.PassengerSide', ambientLight),
} as const;
