import type { SignalPath } from '../contract/signals.ts';

/** How a motor moves what it moves, in the path's own unit. */
export interface Travel {
  readonly from: number;
  readonly to: number;
  readonly perSecond: number;
  /** The path's type has no fractions. */
  readonly whole: boolean;
}

/** Times a person in the seat would recognise: the full way of the seat takes about ten seconds. */
const travels: ReadonlyMap<string, Travel> = new Map([
  ['Vehicle.Cabin.Seat.Row1.DriverSide.Position', { from: 0, to: 260, perSecond: 25, whole: true }],
  ['Vehicle.Cabin.Seat.Row1.DriverSide.Height', { from: 0, to: 80, perSecond: 10, whole: true }],
  ['Vehicle.Cabin.Seat.Row1.DriverSide.Tilt', { from: -5, to: 15, perSecond: 3, whole: false }],
  ['Vehicle.Cabin.Seat.Row1.DriverSide.Backrest.Recline', { from: 0, to: 70, perSecond: 6, whole: false }],
  ['Vehicle.Cabin.Seat.Row1.DriverSide.Headrest.Height', { from: 0, to: 100, perSecond: 10, whole: true }],
  ['Vehicle.Chassis.SteeringWheel.Tilt', { from: 0, to: 100, perSecond: 20, whole: true }],
  ['Vehicle.Chassis.SteeringWheel.Extension', { from: 0, to: 100, perSecond: 20, whole: true }],
  ['Vehicle.Body.Mirrors.DriverSide.Tilt', { from: -100, to: 100, perSecond: 50, whole: true }],
  ['Vehicle.Body.Mirrors.DriverSide.Yaw', { from: -100, to: 100, perSecond: 50, whole: true }],
  ['Vehicle.Body.Mirrors.PassengerSide.Tilt', { from: -100, to: 100, perSecond: 50, whole: true }],
  ['Vehicle.Body.Mirrors.PassengerSide.Yaw', { from: -100, to: 100, perSecond: 50, whole: true }],
]);

/** The travel of a seat, wheel or mirror; undefined for what switches at once. */
export function travelOf(path: SignalPath): Travel | undefined {
  return travels.get(path);
}
