import * as z from 'zod/mini';
import { comfortSignals, movingSignals } from './comfort-signals.ts';
import type { SwitchableServiceId } from './service-id.ts';

/**
 * The signals the app reads and requests: COVESA VSS 6.0 paths, and our overlay `Vehicle.Private.Glovebox`
 * for what VSS does not have. Units are VSS's: km/h, mm, degrees, percent, °C.
 *
 * No path can express switching 112 eCall off: `ECall.State` is a sensor, and a service's actuator exists only
 * for a `SwitchableServiceId`, which `ecall` never is.
 */
const int8 = z.int().check(z.minimum(-128), z.maximum(127));
const finite = z.number().check(z.refine(Number.isFinite));

/** Type by path for every fixed path. Services have one more actuator each, see {@link serviceSwitchPath}. */
export const fixedSignals = {
  ...comfortSignals,
  'Vehicle.Speed': finite,
  'Vehicle.IsMoving': z.boolean(),
  'Vehicle.LowVoltageSystemState': z.enum(['UNDEFINED', 'LOCK', 'OFF', 'ACC', 'ON', 'START']),
  'Vehicle.TraveledDistanceSinceStart': finite,
  'Vehicle.TripDuration': finite,
  'Vehicle.CurrentLocation.Latitude': z.number().check(z.minimum(-90), z.maximum(90)),
  'Vehicle.CurrentLocation.Longitude': z.number().check(z.minimum(-180), z.maximum(180)),
  'Vehicle.CurrentLocation.Heading': finite,
  'Vehicle.Connectivity.IsConnectivityAvailable': z.boolean(),
  'Vehicle.Powertrain.Transmission.SelectedGear': int8,
  'Vehicle.Powertrain.Transmission.IsParkLockEngaged': z.boolean(),
  'Vehicle.Chassis.ParkingBrake.IsEngaged': z.boolean(),
  'Vehicle.Cabin.DriverPosition': z.enum(['LEFT', 'MIDDLE', 'RIGHT']),
  'Vehicle.Cabin.Infotainment.HMI.DayNightMode': z.enum(['DAY', 'NIGHT']),
  'Vehicle.Cabin.Infotainment.HMI.CurrentLanguage': z.string().check(z.regex(/^[a-z]{2}$/)),
  'Vehicle.Cabin.Infotainment.HMI.DistanceUnit': z.enum(['MILES', 'KILOMETERS']),
  'Vehicle.Cabin.Infotainment.HMI.TemperatureUnit': z.enum(['C', 'F']),
  'Vehicle.Cabin.Infotainment.HMI.TimeFormat': z.enum(['HR_12', 'HR_24']),
  'Vehicle.Cabin.Infotainment.HMI.FontSize': z.enum(['STANDARD', 'LARGE', 'EXTRA_LARGE']),
  'Vehicle.Private.Glovebox.MobileData.IsEnabled': z.boolean(),
  'Vehicle.Private.Glovebox.MobileData.Path': z.enum(['NONE', 'BUILT_IN', 'PHONE']),
  'Vehicle.Private.Glovebox.Location.IsSharingAllowed': z.boolean(),
  'Vehicle.Private.Glovebox.Microphone.IsAllowed': z.boolean(),
  'Vehicle.Private.Glovebox.ECall.State': z.enum(['READY', 'FAULT', 'UNKNOWN']),
} as const;

export type FixedSignalPath = keyof typeof fixedSignals;
export type ComfortPath = keyof typeof comfortSignals;
export type ServiceSwitchPath = `Vehicle.Private.Glovebox.Service.${string}.IsAllowed`;
export type SignalPath = FixedSignalPath | ServiceSwitchPath;

/** The value type of a path. */
export type SignalValue<P extends SignalPath> = P extends FixedSignalPath
  ? z.infer<(typeof fixedSignals)[P]>
  : boolean;

export type AnySignalValue = boolean | number | string;

/** Paths besides comfort that may be requested (VSS actuators). Everything else is a sensor or attribute: read only. */
const otherActuators: ReadonlySet<string> = new Set<FixedSignalPath>([
  'Vehicle.Cabin.Infotainment.HMI.DayNightMode',
  'Vehicle.Cabin.Infotainment.HMI.DistanceUnit',
  'Vehicle.Cabin.Infotainment.HMI.TemperatureUnit',
  'Vehicle.Cabin.Infotainment.HMI.TimeFormat',
  'Vehicle.Cabin.Infotainment.HMI.FontSize',
  'Vehicle.Private.Glovebox.MobileData.IsEnabled',
  'Vehicle.Private.Glovebox.Location.IsSharingAllowed',
  'Vehicle.Private.Glovebox.Microphone.IsAllowed',
]);

const serviceSwitchPattern = /^Vehicle\.Private\.Glovebox\.Service\.([A-Z][A-Za-z0-9]*)\.IsAllowed$/;

/** The actuator of a service: its id in PascalCase (`advanced-ecall` → `…Service.AdvancedEcall.IsAllowed`). */
export function serviceSwitchPath(id: SwitchableServiceId): ServiceSwitchPath {
  const node = id.replace(/(^|-)([a-z0-9])/g, (_match, _dash, letter: string) => letter.toUpperCase());
  return `Vehicle.Private.Glovebox.Service.${node}.IsAllowed`;
}

export function isServiceSwitchPath(path: string): path is ServiceSwitchPath {
  const node = serviceSwitchPattern.exec(path)?.[1];
  return node !== undefined && node.toLowerCase() !== 'ecall';
}

/** Whether `path` is one the contract knows. */
export function isSignalPath(path: string): path is SignalPath {
  return Object.hasOwn(fixedSignals, path) || isServiceSwitchPath(path);
}

/** Whether `path` is an actuator of comfort; no other may be in a pack's equipment or in a stored position. */
export function isComfortPath(path: string): path is ComfortPath {
  return Object.hasOwn(comfortSignals, path);
}

/** Whether a request for `path` moves a seat, the wheel or a mirror: it takes its time, and needs a standing car. */
export function movesSomething(path: string): boolean {
  return Object.hasOwn(movingSignals, path);
}

/** Whether a request for `path` is possible at all; the car may still refuse it. */
export function isActuatorPath(path: string): path is SignalPath {
  return isComfortPath(path) || otherActuators.has(path) || isServiceSwitchPath(path);
}

/** Checks a value against its path's type. Undefined when path or value is not of the contract. */
export function parseSignalValue(path: string, value: unknown): AnySignalValue | undefined {
  if (Object.hasOwn(fixedSignals, path)) {
    const parsed = fixedSignals[path as FixedSignalPath].safeParse(value);
    return parsed.success ? parsed.data : undefined;
  }
  return isServiceSwitchPath(path) && typeof value === 'boolean' ? value : undefined;
}

/**
 * One reading as the car reported it. `value` is undefined while the car says it is unavailable.
 * `deliveredAt` is the monotonic clock in ms at delivery: age counts from it, never from the car's own time.
 */
export interface Reading<P extends SignalPath = SignalPath> {
  readonly value: SignalValue<P> | undefined;
  readonly deliveredAt: number;
}

export interface Snapshot {
  get<P extends SignalPath>(path: P): Reading<P> | undefined;
}

/** `requested → accepted → moving → reached`, or an end by refusal, time-out or abort. */
export type RequestStatus =
  'requested' | 'accepted' | 'moving' | 'reached' | 'refused' | 'timed-out' | 'stopped';

export type SettledStatus = Extract<RequestStatus, 'reached' | 'refused' | 'timed-out' | 'stopped'>;

/**
 * Why a path was refused, as the car says: `car` (no more than no), `obstructed` (something is in the way: it stands
 * where it is reported), `driving` and `ignition-off` (nothing moves now, or it was stopped by that),
 * `not-an-actuator` (in general or of this car), `invalid-value` (outside its type, or the car's range).
 */
export const refusalReasons = [
  'car',
  'obstructed',
  'driving',
  'ignition-off',
  'not-an-actuator',
  'invalid-value',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

export interface PathSettlement {
  readonly status: SettledStatus;
  /** With every `refused`, and with nothing else. */
  readonly reason?: RefusalReason;
}

/** One request. Settles exactly once, never rejects; a late answer of the car is dropped. */
export interface RequestHandle {
  status(path: SignalPath): RequestStatus | undefined;
  /** Called on each change of a path's status, in order, until settled. */
  subscribe(listener: (path: SignalPath, status: RequestStatus) => void, signal: AbortSignal): void;
  readonly settled: Promise<ReadonlyMap<SignalPath, PathSettlement>>;
}

export type RequestedValues = { readonly [P in SignalPath]?: SignalValue<P> };

export interface SignalsPort {
  /** What was last reported; empty right after a start or a suspend. Synchronous. */
  snapshot(): Snapshot;
  /**
   * Calls `listener` once soon after subscribing with what is known of `paths`, then at every report of one of
   * them. A driving signal is delivered again at least once a second. Ends with `signal`.
   */
  subscribe(
    paths: readonly SignalPath[],
    listener: (changed: ReadonlySet<SignalPath>) => void,
    signal: AbortSignal,
  ): void;
  /**
   * Asks the car to bring each path to a value. Aborting writes the actual value as target and settles `stopped`.
   * Time-outs: 30 s for what moves (`movesSomething`), 3 s for everything else.
   */
  request(values: RequestedValues, signal: AbortSignal): RequestHandle;
}

/** Driving signals: delivered at least once a second and unknown when older than 2 s (monotonic). */
export const drivingSignals = [
  'Vehicle.Speed',
  'Vehicle.IsMoving',
  'Vehicle.Powertrain.Transmission.SelectedGear',
  'Vehicle.Powertrain.Transmission.IsParkLockEngaged',
  'Vehicle.Chassis.ParkingBrake.IsEngaged',
] as const satisfies readonly FixedSignalPath[];

export const drivingSignalMaxAge = 2_000;
