import { drivingSignalMaxAge } from '../../platform/contract/signals.ts';
import type { drivingSignals, SignalValue } from '../../platform/contract/signals.ts';
import { freshValue, judgeMotion, standingAfter } from './motion.ts';
import type { AgedReading, MotionMemory } from './motion.ts';

export type DrivingState = 'unknown' | 'parked' | 'idling' | 'moving';

export type DrivingSignal = (typeof drivingSignals)[number];

/** A signal that can say the car is parked. The pack names those that the car has; no single one is in every car. */
export type ParkedSignal = Exclude<DrivingSignal, 'Vehicle.Speed' | 'Vehicle.IsMoving'>;

/** What the car last said. An absent reading was never delivered; one without a value is unavailable. */
export type DrivingReadings = { readonly [P in DrivingSignal]?: AgedReading<SignalValue<P>> | undefined };

export interface DrivingJudgement {
  readonly state: DrivingState;
  /** To hand in at the next judgement. */
  readonly memory: MotionMemory;
  /** Ms after which silence alone may change the state; undefined when only a report can. */
  readonly changesAfter: number | undefined;
}

/** With P, park lock or brake engaged, a speed above this (km/h) contradicts them. */
const contradictionAbove = 3;
const gearPark = 126;

/** Whether the signal says "parked"; undefined when it is missing, stale or no value of its type. */
function isEngaged(signal: ParkedSignal, readings: DrivingReadings): boolean | undefined {
  if (signal !== 'Vehicle.Powertrain.Transmission.SelectedGear') return freshValue(readings[signal]);
  const gear = freshValue(readings[signal]);
  return gear === undefined || !Number.isInteger(gear) ? undefined : gear === gearPark;
}

function stateOf(
  readings: DrivingReadings,
  parkedSignals: readonly ParkedSignal[],
  memory: MotionMemory,
): DrivingState {
  const speed = freshValue(readings['Vehicle.Speed']);
  const engaged = parkedSignals.map((signal) => isEngaged(signal, readings));
  if (speed === undefined || memory.motion === 'unknown' || engaged.includes(undefined)) return 'unknown';
  if (engaged.includes(true) && Math.abs(speed) > contradictionAbove) return 'unknown';
  if (memory.motion === 'moving') return 'moving';
  return engaged.includes(true) ? 'parked' : 'idling';
}

/**
 * The driving state after `product.md` section 2 and decision 3. Needed are speed, `IsMoving` and every signal of
 * `parkedSignals`; one that is missing, stale or contradicted makes it unknown. What the car does not have is
 * ignored, the ignition too.
 */
export function judgeDriving(
  readings: DrivingReadings,
  parkedSignals: readonly ParkedSignal[],
  earlier: MotionMemory,
  now: number,
): DrivingJudgement {
  const memory = judgeMotion(readings['Vehicle.Speed'], readings['Vehicle.IsMoving'], earlier, now);
  const needed: readonly DrivingSignal[] = ['Vehicle.Speed', 'Vehicle.IsMoving', ...parkedSignals];
  // A reading is stale when it is older than the limit: one millisecond later than the limit at the soonest.
  const untilStale = needed
    .map((signal) => readings[signal])
    .filter((reading) => freshValue<unknown>(reading) !== undefined)
    .map((reading) => drivingSignalMaxAge - (reading?.age ?? 0) + 1);
  const untilStanding =
    memory.stillSince !== undefined && memory.motion !== 'standing'
      ? [memory.stillSince + standingAfter - now]
      : [];
  const deadlines = [...untilStale, ...untilStanding];
  return {
    state: stateOf(readings, parkedSignals, memory),
    memory,
    changesAfter: deadlines.length === 0 ? undefined : Math.min(...deadlines),
  };
}
