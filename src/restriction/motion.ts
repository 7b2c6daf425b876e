import { drivingSignalMaxAge } from '../../platform/contract/signals.ts';

/** Speeds in km/h, compared with the absolute value: reversing is negative. Decision 3. */
const movingFrom = 1;
const stillBelow = 0.5;

/** How long the car has to be still, in ms, before it counts as standing. */
export const standingAfter = 2_000;

export type Motion = 'unknown' | 'moving' | 'standing';

/** A driving signal at the moment it is judged. `age` is in ms of the monotonic clock. */
export interface AgedReading<Value> {
  readonly value: Value | undefined;
  readonly age: number;
}

/**
 * What earlier readings proved. `stillSince` is the monotonic moment from which on the car has been seen still;
 * after `provenUntil` the readings behind it were stale, so that it proves nothing any more, also when nobody asked in
 * between.
 */
export interface MotionMemory {
  readonly motion: Motion;
  readonly stillSince: number | undefined;
  readonly provenUntil: number;
}

/** At start and after a suspend. */
export const noMotionMemory: MotionMemory = {
  motion: 'unknown',
  stillSince: undefined,
  provenUntil: Number.NEGATIVE_INFINITY,
};

/** The value of a reading that is there and young enough; undefined for any other, a negative age included. */
export function freshValue<Value>(reading: AgedReading<Value> | undefined): Value | undefined {
  return reading !== undefined && reading.age >= 0 && reading.age <= drivingSignalMaxAge
    ? reading.value
    : undefined;
}

/**
 * Whether the car moves or stands, with hysteresis: moving at once, standing only after {@link standingAfter} of
 * stillness, between the two speeds what it was before. Also from unknown the car has to prove that it stands: a
 * reading that drops out for a moment never shortens the wait.
 */
export function judgeMotion(
  speed: AgedReading<number> | undefined,
  isMoving: AgedReading<boolean> | undefined,
  memory: MotionMemory,
  now: number,
): MotionMemory {
  const kmh = freshValue(speed);
  const saysMoving = freshValue(isMoving);
  if (speed === undefined || isMoving === undefined || kmh === undefined || saysMoving === undefined) {
    return noMotionMemory;
  }
  if (!Number.isFinite(kmh)) return noMotionMemory;

  const provenUntil = now + drivingSignalMaxAge - Math.max(speed.age, isMoving.age);
  const earlier = now <= memory.provenUntil ? memory : noMotionMemory;
  if (saysMoving || Math.abs(kmh) >= movingFrom)
    return { motion: 'moving', stillSince: undefined, provenUntil };

  const stillSince = Math.abs(kmh) < stillBelow ? (earlier.stillSince ?? now) : undefined;
  const standsNow = stillSince !== undefined && now - stillSince >= standingAfter;
  return { motion: standsNow ? 'standing' : earlier.motion, stillSince, provenUntil };
}
