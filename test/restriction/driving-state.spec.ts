import { expect, test } from '@playwright/test';
import { judgeDriving } from '../../src/restriction/driving-state.ts';
import type { DrivingReadings, DrivingState, ParkedSignal } from '../../src/restriction/driving-state.ts';
import { noMotionMemory } from '../../src/restriction/motion.ts';
import type { MotionMemory } from '../../src/restriction/motion.ts';

const now = 100_000;

const speeds = [0, 0.3, 0.7, 1, 3, 4, 50, -5, 'NaN', 'missing', 'stale'] as const;
const movings = ['yes', 'no', 'missing', 'stale'] as const;
const gears = ['P', 'N', 'D', 'R', 'missing', 'stale'] as const;
const engagements = ['engaged', 'released', 'missing', 'stale'] as const;
const histories = ['nothing', 'drove', 'drove, still for 1.9 s', 'drove, still for 2 s', 'stood'] as const;
const equipments = [1, 2, 3, 4, 5, 6, 7].map((bits) => ({
  hasGear: (bits & 1) !== 0,
  hasLock: (bits & 2) !== 0,
  hasBrake: (bits & 4) !== 0,
}));

interface Condition {
  readonly speed: (typeof speeds)[number];
  readonly moving: (typeof movings)[number];
  readonly gear: (typeof gears)[number];
  readonly lock: (typeof engagements)[number];
  readonly brake: (typeof engagements)[number];
  readonly equipment: (typeof equipments)[number];
  readonly history: (typeof histories)[number];
}

function* everyCondition(): Generator<Condition> {
  for (const speed of speeds)
    for (const moving of movings)
      for (const gear of gears)
        for (const lock of engagements)
          for (const brake of engagements)
            for (const equipment of equipments)
              for (const history of histories) yield { speed, moving, gear, lock, brake, equipment, history };
}

/** The table of `product.md` section 2 and decision 3, said in words and apart from the code. */
function oracle({ speed, moving, gear, lock, brake, equipment, history }: Condition): DrivingState {
  const absent = (reading: string | number): boolean => reading === 'missing' || reading === 'stale';
  // Unknown: a needed signal is missing, or stale, or no number.
  if (typeof speed !== 'number' || absent(moving)) return 'unknown';
  if (equipment.hasGear && absent(gear)) return 'unknown';
  if (equipment.hasLock && absent(lock)) return 'unknown';
  if (equipment.hasBrake && absent(brake)) return 'unknown';

  const held =
    (equipment.hasGear && gear === 'P') ||
    (equipment.hasLock && lock === 'engaged') ||
    (equipment.hasBrake && brake === 'engaged');
  const driving = speed === 4 || speed === 50 || speed === -5;
  // Unknown: it is held and yet faster than 3 km/h.
  if (held && driving) return 'unknown';
  if (driving || speed === 3 || speed === 1 || moving === 'yes') return 'moving';

  // Below 1 km/h: only two seconds below 0.5 km/h make it stand; before that it is what it was.
  const stands =
    history === 'stood' || (history === 'drove, still for 2 s' && (speed === 0 || speed === 0.3));
  if (!stands) return history === 'nothing' ? 'unknown' : 'moving';
  return held ? 'parked' : 'idling';
}

const memories: Record<(typeof histories)[number], MotionMemory> = {
  nothing: noMotionMemory,
  drove: { motion: 'moving', stillSince: undefined, provenUntil: now },
  'drove, still for 1.9 s': { motion: 'moving', stillSince: now - 1_900, provenUntil: now },
  'drove, still for 2 s': { motion: 'moving', stillSince: now - 2_000, provenUntil: now },
  stood: { motion: 'standing', stillSince: now - 5_000, provenUntil: now },
};

const gearNumbers = { P: 126, N: 0, D: 127, R: -1, missing: undefined, stale: 126 };

function readingsOf({ speed, moving, gear, lock, brake }: Condition): DrivingReadings {
  const held = (reading: (typeof engagements)[number]): boolean | undefined =>
    reading === 'missing' ? undefined : reading !== 'released';
  const age = (reading: string | number): number => (reading === 'stale' ? 2_001 : 2_000);
  const kmh = { NaN: Number.NaN, missing: undefined, stale: 0 };
  return {
    'Vehicle.Speed': { value: typeof speed === 'number' ? speed : kmh[speed], age: age(speed) },
    'Vehicle.IsMoving': {
      value: moving === 'missing' ? undefined : moving === 'yes',
      age: age(moving),
    },
    'Vehicle.Powertrain.Transmission.SelectedGear': { value: gearNumbers[gear], age: age(gear) },
    // The other way of being missing: never delivered.
    ...(lock === 'missing'
      ? {}
      : { 'Vehicle.Powertrain.Transmission.IsParkLockEngaged': { value: held(lock), age: age(lock) } }),
    'Vehicle.Chassis.ParkingBrake.IsEngaged': { value: held(brake), age: age(brake) },
  };
}

function parkedSignalsOf({ hasGear, hasLock, hasBrake }: Condition['equipment']): ParkedSignal[] {
  return [
    ...(hasGear ? (['Vehicle.Powertrain.Transmission.SelectedGear'] as const) : []),
    ...(hasLock ? (['Vehicle.Powertrain.Transmission.IsParkLockEngaged'] as const) : []),
    ...(hasBrake ? (['Vehicle.Chassis.ParkingBrake.IsEngaged'] as const) : []),
  ];
}

test.describe('judgeDriving', () => {
  test('says for every combination of signals what the table says', () => {
    const wrong: string[] = [];
    const seen: Record<DrivingState, number> = { unknown: 0, parked: 0, idling: 0, moving: 0 };
    let combinations = 0;
    for (const condition of everyCondition()) {
      combinations += 1;
      const expected = oracle(condition);
      seen[expected] += 1;
      const { state } = judgeDriving(
        readingsOf(condition),
        parkedSignalsOf(condition.equipment),
        memories[condition.history],
        now,
      );
      if (state !== expected) wrong.push(`${JSON.stringify(condition)}: ${state}, expected ${expected}`);
    }
    expect(wrong.slice(0, 10)).toEqual([]);
    expect(combinations).toBe(11 * 4 * 6 * 4 * 4 * 7 * 5);
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(100);
  });

  test('takes nonsense for no reading at all', () => {
    const parked: DrivingReadings = {
      'Vehicle.Speed': { value: 0, age: 0 },
      'Vehicle.IsMoving': { value: false, age: 0 },
      'Vehicle.Powertrain.Transmission.SelectedGear': { value: 126, age: 0 },
    };
    const gear = ['Vehicle.Powertrain.Transmission.SelectedGear'] as const;
    const stateWith = (change: DrivingReadings): DrivingState =>
      judgeDriving({ ...parked, ...change }, gear, memories.stood, now).state;

    expect(stateWith({})).toBe('parked');
    expect(stateWith({ 'Vehicle.Speed': { value: Infinity, age: 0 } })).toBe('unknown');
    expect(stateWith({ 'Vehicle.Speed': { value: 0, age: -1 } })).toBe('unknown');
    expect(stateWith({ 'Vehicle.Speed': { value: 0, age: Number.NaN } })).toBe('unknown');
    expect(stateWith({ [gear[0]]: { value: 126.5, age: 0 } })).toBe('unknown');
    expect(stateWith({ [gear[0]]: { value: Number.NaN, age: 0 } })).toBe('unknown');
  });

  test('never calls a car parked that has no parked signal', () => {
    const readings: DrivingReadings = {
      'Vehicle.Speed': { value: 0, age: 0 },
      'Vehicle.IsMoving': { value: false, age: 0 },
      'Vehicle.Powertrain.Transmission.SelectedGear': { value: 126, age: 0 },
    };
    expect(judgeDriving(readings, [], memories.stood, now).state).toBe('idling');
  });

  test('names the moment at which silence changes the answer', () => {
    const readings: DrivingReadings = {
      'Vehicle.Speed': { value: 0, age: 300 },
      'Vehicle.IsMoving': { value: false, age: 900 },
    };
    expect(judgeDriving(readings, [], memories.stood, now).changesAfter).toBe(1_101);
    expect(judgeDriving(readings, [], memories['drove, still for 1.9 s'], now).changesAfter).toBe(100);
    expect(judgeDriving({}, [], noMotionMemory, now).changesAfter).toBeUndefined();
  });
});
