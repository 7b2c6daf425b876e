import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { drivingSignals } from '../../platform/contract/signals.ts';
import { judgeDriving } from '../../src/restriction/driving-state.ts';
import type { DrivingReadings, DrivingState, ParkedSignal } from '../../src/restriction/driving-state.ts';
import { noMotionMemory } from '../../src/restriction/motion.ts';
import { restrictionsFor } from '../../src/restriction/restrictions.ts';

const parkedSignals = fc.subarray<ParkedSignal>([
  'Vehicle.Powertrain.Transmission.SelectedGear',
  'Vehicle.Powertrain.Transmission.IsParkLockEngaged',
  'Vehicle.Chassis.ParkingBrake.IsEngaged',
]);

/** Mostly slow, so that standing and parking really happen. */
const speed = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(0, 0.2, -0.4) },
  { weight: 1, arbitrary: fc.constantFrom(0.5, 0.7, 1, 3, 4, -50, Number.NaN) },
);
const aged = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<{ value: Value | undefined; age: number }> =>
  fc.record({
    value: fc.option(value, { nil: undefined, freq: 20 }),
    age: fc.oneof({ weight: 12, arbitrary: fc.integer({ min: 0, max: 500 }) }, fc.constantFrom(2_000, 2_001)),
  });
const moment: fc.Arbitrary<DrivingReadings> = fc.record({
  'Vehicle.Speed': aged(speed),
  'Vehicle.IsMoving': aged(fc.oneof({ weight: 8, arbitrary: fc.constant(false) }, fc.boolean())),
  'Vehicle.Powertrain.Transmission.SelectedGear': aged(fc.constantFrom(126, 0, 127, -1)),
  'Vehicle.Powertrain.Transmission.IsParkLockEngaged': aged(fc.boolean()),
  'Vehicle.Chassis.ParkingBrake.IsEngaged': aged(fc.boolean()),
});

/** The states of a drive whose moments are 500 ms apart. */
function drive(moments: readonly DrivingReadings[], signals: readonly ParkedSignal[]): DrivingState[] {
  let memory = noMotionMemory;
  return moments.map((readings, index) => {
    const judgement = judgeDriving(readings, signals, memory, index * 500);
    memory = judgement.memory;
    return judgement.state;
  });
}

test.describe('restrictions with readings that drop out', () => {
  test('are never fewer than with all readings, then or later', () => {
    let partlyFree = 0;
    fc.assert(
      fc.property(
        fc.array(moment, { minLength: 1, maxLength: 16 }),
        parkedSignals,
        fc.array(
          fc.record({
            index: fc.nat(15),
            path: fc.constantFrom(...drivingSignals),
            how: fc.constantFrom('remove', 'age', 'empty'),
          }),
          { minLength: 1, maxLength: 4 },
        ),
        (moments, signals, losses) => {
          const damaged = moments.map((readings, index) => {
            const copy: Record<string, unknown> = { ...readings };
            for (const loss of losses) {
              if (loss.index !== index) continue;
              if (loss.how === 'remove') delete copy[loss.path];
              if (loss.how === 'age') copy[loss.path] = { value: readings[loss.path]?.value, age: 2_001 };
              if (loss.how === 'empty') copy[loss.path] = { value: undefined, age: 0 };
            }
            return copy;
          });
          const whole = drive(moments, signals);
          const lossy = drive(damaged, signals);
          return whole.every((state, index) => {
            if (state !== 'unknown') partlyFree += 1;
            const after = restrictionsFor(lossy[index] ?? 'parked').set;
            return (restrictionsFor(state).set & ~after) === 0;
          });
        },
      ),
      { numRuns: 2_000 },
    );
    expect(partlyFree).toBeGreaterThan(1_000);
  });
});

test.describe('the driving state at the edge of standing', () => {
  test('comes back to standing at most once in two seconds of any creeping speed', () => {
    let returns = 0;
    const step = 100;
    const creeping = fc.record({ kmh: fc.double({ min: -1.2, max: 1.2, noNaN: true }), steps: fc.nat(30) });
    fc.assert(
      fc.property(fc.array(creeping, { minLength: 20, maxLength: 40 }), (walk) => {
        let memory = noMotionMemory;
        let last: DrivingState | undefined;
        const stoodAt: number[] = [];
        walk
          .flatMap(({ kmh, steps }) => Array<number>(steps + 1).fill(kmh))
          .forEach((value, index) => {
            const readings: DrivingReadings = {
              'Vehicle.Speed': { value, age: 0 },
              'Vehicle.IsMoving': { value: false, age: 0 },
            };
            const judgement = judgeDriving(readings, [], memory, index * step);
            memory = judgement.memory;
            if (judgement.state === 'idling' && last !== 'idling') stoodAt.push(index * step);
            last = judgement.state;
          });
        returns += stoodAt.length;
        return stoodAt.every((at, index) => index === 0 || at - (stoodAt[index - 1] ?? 0) >= 2_000);
      }),
      { numRuns: 300 },
    );
    expect(returns).toBeGreaterThan(300);
  });

  test('stays standing up to 1 km/h and stays moving down to 0.5 km/h', () => {
    const states = (speeds: readonly number[]): DrivingState[] =>
      drive(
        speeds.map((value) => ({
          'Vehicle.Speed': { value, age: 0 },
          'Vehicle.IsMoving': { value: false, age: 0 },
        })),
        [],
      );
    expect(states([0, 0, 0, 0, 0, 0.6, 0.99, -0.9])).toEqual([
      ...Array<DrivingState>(4).fill('unknown'),
      ...Array<DrivingState>(4).fill('idling'),
    ]);
    expect(states([1, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5])).toEqual(Array<DrivingState>(8).fill('moving'));
    expect(states([1, 0.9, 0.6, 0.5, 0.6, 0.9, 0.5, 0.8])).toEqual(Array<DrivingState>(8).fill('moving'));
  });

  test('counts the two seconds anew when nobody looked for longer than readings live', () => {
    const still: DrivingReadings = {
      'Vehicle.Speed': { value: 0, age: 0 },
      'Vehicle.IsMoving': { value: false, age: 0 },
    };
    const first = judgeDriving(still, [], noMotionMemory, 0);
    expect(judgeDriving(still, [], first.memory, 2_000).state).toBe('idling');
    expect(judgeDriving(still, [], first.memory, 2_001).state).toBe('unknown');
  });
});
