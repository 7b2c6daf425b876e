import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import type { Bench } from '../../../public/bench.d.ts';
import {
  createBench,
  type Bench as BenchApi,
  type BenchHooks,
} from '../../../platform/emulator/bench-api.ts';
import { nearestPath } from '../../../platform/emulator/nearest-path.ts';
import { faultNames } from '../../../platform/emulator/faults.ts';
import { makeCar } from './fixture.ts';

/** The published typing and the implementation fit each other both ways: checked by the compiler. */
export const published = (api: BenchApi): Bench => api;
export const implemented: readonly (keyof BenchApi)[] = [] as (keyof Bench)[];

function makeBench(): {
  bench: BenchApi;
  calls: string[];
} & ReturnType<typeof makeCar> {
  const calls: string[] = [];
  const { car, scheduler } = makeCar();
  const hooks: BenchHooks = {
    dropApp: async () => void calls.push(`drop at ${car.get('Vehicle.Speed')} km/h`),
    startApp: async () => void calls.push(`start at ${car.get('Vehicle.Speed')} km/h`),
    ready: async () => void calls.push('ready'),
  };
  return { bench: createBench(car, hooks), calls, car, scheduler };
}

test.describe('window.bench', () => {
  test('sets the car’s side and reads it', async () => {
    const { bench } = makeBench();
    await bench.set('Vehicle.Cabin.Infotainment.HMI.DayNightMode', 'NIGHT');
    expect(await bench.get('Vehicle.Cabin.Infotainment.HMI.DayNightMode')).toBe('NIGHT');
    await bench.clear('Vehicle.Speed');
    expect(await bench.get('Vehicle.Speed')).toBeUndefined();
  });

  test('names the nearest path for one it does not know', async () => {
    const { bench } = makeBench();
    await expect(bench.set('Vehicle.Sped', 3)).rejects.toThrow('The nearest is Vehicle.Speed.');
    await expect(bench.get('vehicle.cabin.infotainment.hmi.daynight')).rejects.toThrow('HMI.DayNightMode');
    await expect(bench.set('Vehicle.Private.Glovebox.Service.Ecall.IsAllowed', false)).rejects.toThrow(
      'Unknown path',
    );
  });

  test('names the type for a value that does not fit', async () => {
    const { bench } = makeBench();
    const cases = [
      ['Vehicle.Speed', 'fast', 'takes number, not "fast"'],
      ['Vehicle.IsMoving', 1, 'takes boolean, not 1'],
      ['Vehicle.Cabin.Infotainment.HMI.DayNightMode', 'DUSK', 'takes one of DAY, NIGHT'],
      ['Vehicle.Chassis.SteeringWheel.Tilt', 101, 'takes integer from 0 to 100'],
      ['Vehicle.Private.Glovebox.Service.Rtti.IsAllowed', 'yes', 'takes boolean'],
    ] as const;
    for (const [path, value, message] of cases) await expect(bench.set(path, value)).rejects.toThrow(message);
  });

  test('drives and parks, and is done when the car is', async () => {
    const { bench, scheduler } = makeBench();
    const driving = bench.drive(80);
    scheduler.advance(1_000);
    await driving;
    expect(await bench.get('Vehicle.Speed')).toBe(80);
    const parking = bench.park();
    scheduler.advance(1_000);
    await parking;
    expect(await bench.get('Vehicle.Powertrain.Transmission.SelectedGear')).toBe(126);
    await expect(bench.drive(NaN)).rejects.toThrow('km/h');
  });

  test('drops the app before it cuts the power, and starts it after', async () => {
    const { bench, calls, scheduler } = makeBench();
    void bench.drive(60);
    scheduler.advance(1_000);
    await bench.powerCut();
    expect(calls).toEqual(['drop at 60 km/h', 'start at 0 km/h']);
  });

  test('resets to a seed and tells it', async () => {
    const { bench, calls } = makeBench();
    await bench.reset(42);
    expect(await bench.seed()).toBe(42);
    expect(calls).toHaveLength(2);
    await expect(bench.reset(0.5)).rejects.toThrow('integer');
  });

  test('names the known faults for one it does not know', async () => {
    const { bench } = makeBench();
    await expect(bench.fault('gremlins', true)).rejects.toThrow(faultNames.join(', '));
    await bench.fault('ecall-fault', true);
    await expect(bench.emergencyCall()).rejects.toThrow('ecall-fault');
  });

  test('shows transfers, refusals and 112 eCall', async () => {
    const { bench, scheduler } = makeBench();
    await bench.emergencyCall();
    scheduler.advance(30_000);
    expect((await bench.transfers()).map(({ service }) => service)).toEqual(['ecall']);
    expect((await bench.refusals()).length).toBeGreaterThan(0);
  });

  test('makes a service try now, and says what the gate made of it', async () => {
    const { bench } = makeBench();
    const record = await bench.send('rtti');
    expect(record).toMatchObject({ outcome: 'refused', service: 'rtti' });
    expect(await bench.refusals()).toContainEqual(record);
    await expect(bench.send('nobody')).rejects.toThrow('no service "nobody"');
    await expect(bench.send('ecall')).rejects.toThrow('emergencyCall()');
  });

  test('turns the knob as told, or says how', async () => {
    const { bench, car } = makeBench();
    const heard: unknown[] = [];
    car
      .ports(new AbortController().signal, () => undefined)
      .input.subscribe((event) => heard.push(event), new AbortController().signal);
    await bench.knob({ kind: 'turn', detents: 2 });
    expect(heard).toEqual([{ kind: 'turn', detents: 2 }]);
    const wrong: unknown = { kind: 'turn', detents: 'two' };
    await expect(bench.knob(wrong as { kind: 'press' })).rejects.toThrow('knob takes');
  });
});

test.describe('nearestPath', () => {
  const known = makeCar().car.paths();

  test('finds each path by itself, and by itself with a letter lost', () => {
    fc.assert(fc.property(fc.constantFrom(...known), (path) => nearestPath(path, known) === path));
    expect(nearestPath('Vehicle.Chassis.ParkingBrake.IsEngagd', known)).toBe(
      'Vehicle.Chassis.ParkingBrake.IsEngaged',
    );
    expect(nearestPath('', known)).toBeDefined();
    expect(nearestPath('x', [])).toBeUndefined();
  });
});
