import { expect, test } from '@playwright/test';
import { comfortSignals } from '../../../platform/contract/comfort-signals.ts';
import {
  isComfortPath,
  movesSomething,
  type AnySignalValue,
  type PathSettlement,
  type RequestedValues,
  type SignalPath,
} from '../../../platform/contract/signals.ts';
import type { CarOptions } from '../../../platform/emulator/car-parts.ts';
import type { EmulatedCar } from '../../../platform/emulator/car.ts';
import type { ManualScheduler } from '../../../platform/emulator/manual-scheduler.ts';
import { makerNl, minimal, type PackFiles } from '../../pack/pack-files.ts';
import { parsePack } from '../../../src/pack/parse-pack.ts';
import type { PackData } from '../../../src/pack/pack-schema.ts';
import { makeCar } from './fixture.ts';

const seat = 'Vehicle.Cabin.Seat.Row1.DriverSide.Position';
const mirror = 'Vehicle.Body.Mirrors.PassengerSide.Yaw';
const massage = 'Vehicle.Cabin.Seat.Row1.DriverSide.Massage.Level';
const mode = 'Vehicle.Powertrain.Transmission.PerformanceMode';

const packs: Readonly<Record<string, PackFiles>> = { 'maker-nl': makerNl, minimal };

/** What a shipped pack says its car has. */
function equipmentOf(files: PackFiles): PackData['equipment']['functions'] {
  const parsed = parsePack(files.pack());
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value.equipment.functions;
}

/** A car that has nearly everything. */
function premium(): ReturnType<typeof makeCar> {
  return makeCar({ equipment: equipmentOf(makerNl) });
}

interface Asking {
  /** How it ended; undefined while it is under way. */
  readonly settlement: () => Promise<PathSettlement | undefined>;
  /** Every value reported while it was under way. */
  readonly seen: readonly AnySignalValue[];
  readonly stop: () => void;
}

/** Asks as an app does; the car means to obey. */
function ask(car: EmulatedCar, path: SignalPath, value: AnySignalValue): Asking {
  car.nextAnswer('reach', path);
  const abort = new AbortController();
  const { signals } = car.ports(new AbortController().signal, () => undefined);
  const seen: AnySignalValue[] = [];
  signals.subscribe(
    [path],
    () => {
      const reported = signals.snapshot().get(path)?.value;
      if (reported !== undefined) seen.push(reported);
    },
    abort.signal,
  );
  // The port itself checks whether the value is of the path's type.
  const handle = signals.request({ [path]: value } as RequestedValues, abort.signal);
  return {
    seen,
    stop: () => abort.abort(),
    settlement: async () =>
      (await Promise.race([handle.settled, Promise.resolve(new Map<SignalPath, PathSettlement>())])).get(
        path,
      ),
  };
}

/** From the moment a motor starts; the car's answer takes up to 1.5 s before. */
function untilItMoves(car: EmulatedCar, scheduler: ManualScheduler, path: SignalPath): void {
  const start = car.get(path);
  for (let tries = 0; car.get(path) === start && tries < 30; tries++) scheduler.advance(100);
}

/** Another value that the function takes. */
function otherValue(declared: CarOptions['equipment'][number]): AnySignalValue {
  switch (declared.kind) {
    case 'range':
      return declared.maximum;
    case 'choice':
      return declared.values.at(-1) ?? '';
    case 'switch':
      return declared.default !== true;
    case 'color':
      return '#112233';
  }
}

for (const [name, files] of Object.entries(packs)) {
  test.describe(`a car of the pack ${name}`, () => {
    const equipment = equipmentOf(files);

    test('reports exactly the comfort of its equipment, at its defaults', () => {
      const { car } = makeCar({ equipment });
      const comfort = car.paths().filter(isComfortPath);
      expect([...comfort].sort()).toEqual(equipment.map(({ path }) => path).sort());
      for (const declared of equipment) expect(car.get(declared.path), declared.path).toBe(declared.default);
    });

    for (const driverPosition of ['LEFT', 'RIGHT'] as const) {
      test(`does all of it when asked, with the driver on the ${driverPosition.toLowerCase()}`, async () => {
        const { car, scheduler } = makeCar({ equipment, driverPosition });
        for (const declared of equipment) {
          const asked = ask(car, declared.path as SignalPath, otherValue(declared));
          scheduler.advance(12_000);
          expect(await asked.settlement(), declared.path).toEqual({ status: 'reached' });
          expect(car.get(declared.path), declared.path).toBe(otherValue(declared));
        }
      });
    }

    test('refuses all other comfort as no actuator of its own', async () => {
      const { car, scheduler } = makeCar({ equipment });
      const missing = Object.keys(comfortSignals).filter(
        (path): path is SignalPath => !equipment.some((declared) => declared.path === path),
      );
      expect(missing.length).toBeGreaterThan(5);
      for (const path of missing) {
        const value = path.endsWith('Color')
          ? '#112233'
          : [50, true, 'UP', 'SPORT'].find(
              (candidate) => comfortSignals[path as keyof typeof comfortSignals].safeParse(candidate).success,
            );
        const asked = ask(car, path, value ?? '');
        scheduler.advance(2_000);
        expect(await asked.settlement(), path).toEqual({ status: 'refused', reason: 'not-an-actuator' });
      }
    });

    test('refuses what is beyond its own range', async () => {
      const { car, scheduler } = makeCar({ equipment });
      const [first] = equipment;
      if (first?.kind !== 'range') throw new Error('no range');
      const asked = ask(car, first.path as SignalPath, first.maximum + 1);
      scheduler.advance(2_000);
      expect(await asked.settlement()).toEqual({ status: 'refused', reason: 'invalid-value' });
    });

    test('keeps through a power cut where things stand, and nothing that warms or blows', () => {
      const { car } = makeCar({ equipment });
      for (const declared of equipment) car.set(declared.path, otherValue(declared));
      car.powerCut();
      for (const declared of equipment) {
        const kept = movesSomething(declared.path) ? otherValue(declared) : declared.default;
        expect(car.get(declared.path), declared.path).toBe(kept);
      }
    });
  });
}

test.describe('a function without a default', () => {
  test('starts at its least or first value', () => {
    const equipment = [
      { kind: 'range', path: seat, minimum: 20, maximum: 90 },
      { kind: 'choice', path: mode, values: ['SPORT', 'NORMAL'] },
    ] as const;
    const { car } = makeCar({ equipment });
    expect([car.get(seat), car.get(mode)]).toEqual([20, 'SPORT']);
  });
});

test.describe('a motor', () => {
  for (const [path, from, to, seconds] of [
    [seat, 0, 260, 10],
    ['Vehicle.Cabin.Seat.Row1.PassengerSide.Position', 260, 0, 10],
    ['Vehicle.Cabin.Seat.Row1.DriverSide.Headrest.Height', 0, 80, 6],
    ['Vehicle.Chassis.SteeringWheel.Extension', 0, 100, 5],
    [mirror, 100, -100, 4],
  ] as const) {
    test(`takes ${seconds} s for the full way of ${path}, and reports it`, async () => {
      const { car, scheduler } = premium();
      car.set(path, from);
      const asked = ask(car, path, to);
      untilItMoves(car, scheduler, path);
      scheduler.advance(seconds * 1_000 - 300);
      expect(await asked.settlement()).toBeUndefined();
      scheduler.advance(400);
      expect(await asked.settlement()).toEqual({ status: 'reached' });
      expect(new Set(asked.seen).size).toBeGreaterThan(seconds * 4);
      const way = [...asked.seen];
      expect(way).toEqual(way.toSorted((a, b) => (from < to ? 1 : -1) * (Number(a) - Number(b))));
    });
  }

  test('gets half of the way when something is there, and stands where it is reported', async () => {
    const { car, scheduler } = premium();
    car.fault(`obstructed:${seat}`, true);
    const asked = ask(car, seat, 230);
    const other = ask(car, mirror, 50);
    scheduler.advance(8_000);
    expect(await asked.settlement()).toEqual({ status: 'refused', reason: 'obstructed' });
    expect([car.get(seat), car.targetOf(seat)]).toEqual([180, 180]);
    expect(await other.settlement()).toEqual({ status: 'reached' });
    car.fault(`obstructed:${seat}`, false);
    const again = ask(car, seat, 230);
    scheduler.advance(8_000);
    expect(await again.settlement()).toEqual({ status: 'reached' });
  });

  test('gets half of what is left when something comes in its way, whichever motor it is', async () => {
    const { car, scheduler } = premium();
    car.set(seat, 0);
    const asked = ask(car, seat, 260);
    untilItMoves(car, scheduler, seat);
    scheduler.advance(4_900);
    car.fault('obstructed', true);
    scheduler.advance(8_000);
    expect(await asked.settlement()).toEqual({ status: 'refused', reason: 'obstructed' });
    expect(car.get(seat)).toBe(195);
  });

  test('does not start while the car drives, and stops when it drives off', async () => {
    const { car, scheduler } = premium();
    const started = ask(car, seat, 260);
    untilItMoves(car, scheduler, seat);
    scheduler.advance(1_000);
    void car.drive(30);
    scheduler.advance(2_000);
    expect(await started.settlement()).toEqual({ status: 'refused', reason: 'driving' });
    const stands = car.get(seat);
    expect(Number(stands)).toBeGreaterThan(140);
    expect(Number(stands)).toBeLessThan(200);
    const later = ask(car, seat, 0);
    scheduler.advance(2_000);
    expect(await later.settlement()).toEqual({ status: 'refused', reason: 'driving' });
    expect(car.get(seat)).toBe(stands);
  });

  test('takes a noisy speed near zero for standing', async () => {
    const { car, scheduler } = premium();
    car.set('Vehicle.Speed', -0.3);
    const asked = ask(car, mirror, 20);
    scheduler.advance(3_000);
    expect(await asked.settlement()).toEqual({ status: 'reached' });
  });

  test('stops when the ignition goes off, and does not start without', async () => {
    const { car, scheduler } = premium();
    const started = ask(car, seat, 260);
    untilItMoves(car, scheduler, seat);
    car.ignition(false);
    scheduler.advance(2_000);
    expect(await started.settlement()).toEqual({ status: 'refused', reason: 'ignition-off' });
    expect(Number(car.get(seat))).toBeLessThan(150);
    const later = ask(car, seat, 0);
    scheduler.advance(2_000);
    expect(await later.settlement()).toEqual({ status: 'refused', reason: 'ignition-off' });
  });

  test('stands where the power left it, and goes no further', async () => {
    const { car, scheduler } = premium();
    const asked = ask(car, seat, 260);
    untilItMoves(car, scheduler, seat);
    scheduler.advance(1_000);
    const stood = car.get(seat);
    car.powerCut();
    scheduler.advance(20_000);
    expect(stood).not.toBe(130);
    expect(car.get(seat)).toBe(stood);
    expect(await asked.settlement()).toBeUndefined();
    scheduler.advance(11_000);
    expect(await asked.settlement()).toEqual({ status: 'timed-out' });
  });

  test('stays where it is when asked to stop', async () => {
    const { car, scheduler } = premium();
    const asked = ask(car, seat, 260);
    untilItMoves(car, scheduler, seat);
    asked.stop();
    const stood = car.get(seat);
    scheduler.advance(5_000);
    expect(await asked.settlement()).toEqual({ status: 'stopped' });
    expect([car.get(seat), car.targetOf(seat)]).toEqual([stood, stood]);
  });
});

test.describe('what does not move', () => {
  test('is set at once, also while the car drives', async () => {
    const { car, scheduler } = premium();
    void car.drive(50);
    scheduler.advance(2_000);
    const asked = ask(car, massage, 75);
    scheduler.advance(1_500);
    expect(await asked.settlement()).toEqual({ status: 'reached' });
    expect(new Set(asked.seen)).toEqual(new Set([0, 75]));
  });

  test('is refused where the car does not offer it', async () => {
    const { car, scheduler } = premium();
    const asked = ask(car, mode, 'SNOW');
    scheduler.advance(1_500);
    expect(await asked.settlement()).toEqual({ status: 'refused', reason: 'invalid-value' });
  });

  test('is given up after 3 s, a motor after 30', async () => {
    const { car, scheduler } = premium();
    const [heat, motor] = [ask(car, massage, 75), ask(car, seat, 0)];
    car.powerCut();
    scheduler.advance(3_100);
    expect([await heat.settlement(), await motor.settlement()]).toEqual([{ status: 'timed-out' }, undefined]);
  });
});
