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

  test('makes a right-hand-drive car', async () => {
    const { bench, car } = makeBench();
    await bench.set('Vehicle.Cabin.DriverPosition', 'RIGHT');
    car.powerCut();
    expect(await bench.get('Vehicle.Cabin.DriverPosition')).toBe('RIGHT');
    await expect(bench.set('Vehicle.Cabin.DriverPosition', 'TOP')).rejects.toThrow('LEFT, MIDDLE, RIGHT');
  });

  test('puts something in the way of a motor, and of nothing else', async () => {
    const { bench } = makeBench();
    await bench.fault('obstructed:Vehicle.Chassis.SteeringWheel.Tilt', true);
    await expect(bench.fault('obstructed:Vehicle.Speed', true)).rejects.toThrow('Unknown fault');
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

test.describe('window.bench: key and sticks', () => {
  test('changes the key, or says what a key is', async () => {
    const { bench, car } = makeBench();
    expect(car.slots.key).toEqual({ kind: 'none' });
    await bench.key('key-2');
    expect(car.slots.key).toEqual({ kind: 'known', id: 'key-2' });
    await bench.key('unknown');
    expect(car.slots.key).toEqual({ kind: 'unknown' });
    await expect(bench.key('my key')).rejects.toThrow('not "my key"');
    expect(car.slots.key).toEqual({ kind: 'unknown' });
    await bench.key(null);
    expect(car.slots.key).toEqual({ kind: 'none' });
  });

  test('keeps the key in a saved car and takes it out of a new one; sticks go with both', async () => {
    const { bench, car } = makeBench();
    await bench.key('key-1');
    await bench.plugStick();
    const saved: unknown = JSON.parse(JSON.stringify(car.save()));
    await bench.reset(3);
    expect(car.slots.key).toEqual({ kind: 'none' });
    expect(car.slots.devices()).toEqual([]);
    await bench.plugStick();
    expect(car.restore(saved)).toBe(true);
    expect(car.slots.key).toEqual({ kind: 'known', id: 'key-1' });
    expect(car.slots.devices()).toEqual([]);
  });

  test('plugs a stick in with its files, pulls it out, and the same again', async () => {
    const { bench, car } = makeBench();
    const id = await bench.plugStick({
      label: 'Trip',
      bytes: 100,
      files: { 'é.txt': 'é', raw: Uint8Array.of(1) },
    });
    const stick = { id, kind: 'stick', label: 'Trip', freeBytes: 97 };
    expect(car.slots.devices()).toEqual([stick]);
    await bench.unplug(id);
    expect(car.slots.devices()).toEqual([]);
    expect(await bench.stickFiles(id)).toEqual({ 'é.txt': Uint8Array.of(195, 169), raw: Uint8Array.of(1) });
    expect(await bench.plugStick(id)).toBe(id);
    expect(car.slots.devices()).toEqual([stick]);
    const copy = await bench.plugStick({ files: await bench.stickFiles(id) });
    expect(await bench.stickFiles(copy)).toEqual(await bench.stickFiles(id));
  });

  test('says what is wrong with a stick', async () => {
    const { bench, car } = makeBench();
    for (const stick of [
      { bytes: 1, files: { a: 'ab' } },
      { files: { 'a/b': '' } },
      { size: 5 },
      { bytes: -1 },
    ]) {
      await expect(bench.plugStick(stick as object)).rejects.toThrow('the files must fit');
    }
    await expect(bench.unplug('stick-9')).rejects.toThrow('In are none');
    await expect(bench.stickFiles('stick-9')).rejects.toThrow('never was a stick "stick-9"');
    const ids = [];
    for (let taken = 0; taken < 4; taken++) ids.push(await bench.plugStick());
    await expect(bench.plugStick()).rejects.toThrow('All 4 sockets are taken');
    await expect(bench.unplug('stick-9')).rejects.toThrow(`In are ${ids.join(', ')}.`);
    expect(car.slots.devices()).toHaveLength(4);
  });

  test('lets what is under way end when the power goes, and the stick stays in', async () => {
    const { bench, car, scheduler } = makeBench();
    const id = await bench.plugStick({ files: { a: 'text' } });
    const { devices } = car.ports(new AbortController().signal, () => undefined);
    const reading = devices.read(id, 'a');
    scheduler.advance(10);
    const opened = await reading;
    await bench.powerCut();
    const text = opened.ok ? new Response(opened.value).text() : 'not opened';
    const result = Promise.resolve(text).catch((error: unknown) => error);
    await new Promise(setImmediate);
    scheduler.advance(10);
    expect(await result).toMatchObject({ name: 'DeviceError', reason: 'gone' });
    expect(devices.list()).toHaveLength(1);
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
