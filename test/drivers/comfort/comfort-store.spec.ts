import { expect, test } from '@playwright/test';
import { ComfortStore } from '../../../src/drivers/comfort/comfort-store.ts';
import { ComfortCar, turn } from './comfort-car.ts';
import {
  colorPath,
  lightPath,
  modePath,
  reclinePath,
  seatPath,
  someFunctions,
  warmthPath,
  wheelPath,
} from './some-functions.ts';

let end = new AbortController();
let car = new ComfortCar(end.signal);
let store = makeStore();

function makeStore(): ComfortStore {
  const { port: signals, monitor, lifecycle, clock } = car;
  return new ComfortStore({
    signals,
    monitor,
    lifecycle,
    clock,
    functions: someFunctions,
    signal: end.signal,
  });
}

test.beforeEach(() => {
  end = new AbortController();
  car = new ComfortCar(end.signal);
  store = makeStore();
  car.report({ [seatPath]: 100, [reclinePath]: 20, [wheelPath]: 50, [warmthPath]: 21 });
  car.report({ [modePath]: 'NORMAL', [lightPath]: true, [colorPath]: '#AABBCC' });
});
test.afterEach(() => end.abort());

test.describe('A comfort request', () => {
  test('changes the status, and only reports change what is reported', async () => {
    expect(store.state(seatPath)).toEqual({ reported: 100, requested: undefined, status: 'at-rest' });
    expect(store.request(seatPath, 200)).toBe(true);
    expect(store.state(seatPath)).toEqual({ reported: 100, requested: 200, status: 'asked' });
    await car.last(seatPath).answer('accepted');
    await car.last(seatPath).answer('moving');
    car.report({ [seatPath]: 150 });
    expect(store.state(seatPath)).toEqual({ reported: 150, requested: 200, status: 'moving' });
    expect(store.isMoving).toBe(true);
    car.report({ [seatPath]: 198 });
    await car.last(seatPath).answer('reached');
    expect(store.state(seatPath)).toEqual({ reported: 198, requested: undefined, status: 'at-rest' });
    expect(store.isMoving).toBe(false);
  });

  for (const [status, reason, problem] of [
    ['refused', 'car', 'refused'],
    ['refused', undefined, 'refused'],
    ['refused', 'obstructed', 'obstructed'],
    ['refused', 'driving', 'driving'],
    ['refused', 'ignition-off', 'ignition-off'],
    ['timed-out', undefined, 'timed-out'],
  ] as const) {
    test(`that ends ${status} (${reason ?? 'no reason'}) fails with ${problem}`, async () => {
      store.request(seatPath, 200);
      car.report({ [seatPath]: 140 });
      await car.last(seatPath).answer(status, reason);
      expect(store.state(seatPath)).toEqual({ reported: 140, requested: 200, status: 'failed', problem });
    });
  }

  test('is no success when the car says reached and reports something else', async () => {
    store.request(seatPath, 200);
    car.report({ [seatPath]: 197 });
    await car.last(seatPath).answer('reached');
    expect(store.state(seatPath)).toMatchObject({ reported: 197, status: 'failed', problem: 'refused' });
    car.report({ [seatPath]: 199 });
    expect(store.state(seatPath), 'it came true after all').toMatchObject({ status: 'at-rest' });
  });

  test('is no success when the car says reached and reports nothing', async () => {
    store.request(seatPath, 200);
    await car.last(seatPath).answer('reached');
    expect(store.state(seatPath)).toMatchObject({ reported: 100, status: 'failed', problem: 'signal-lost' });
  });

  test('ends when the signal goes away, and stops the motor', async () => {
    store.request(seatPath, 200);
    await car.last(seatPath).answer('moving');
    car.report({ [seatPath]: undefined });
    expect(car.last(seatPath).status).toBe('stopped');
    expect(store.state(seatPath)).toEqual({
      reported: undefined,
      requested: 200,
      status: 'failed',
      problem: 'signal-lost',
    });
  });

  test('ends when a motor runs and is not reported any more', async () => {
    store.request(seatPath, 200);
    await car.last(seatPath).answer('moving');
    car.wait(1_500);
    car.report({ [seatPath]: 120 });
    car.wait(2_000);
    expect(store.state(seatPath)).toMatchObject({ reported: 120, status: 'moving' });
    car.wait(500);
    expect(store.state(seatPath)).toMatchObject({ reported: 120, status: 'failed', problem: 'signal-lost' });
    expect(car.last(seatPath).status).toBe('stopped');
  });

  test('is not even made for what moves unless the car is parked; climate and light are', () => {
    car.driveOff();
    expect([store.request(seatPath, 200), store.request(wheelPath, 10)]).toEqual([false, false]);
    expect([store.request(warmthPath, 22), store.request(lightPath, false)]).toEqual([true, true]);
    expect(car.asked.map(({ path }) => path)).toEqual([warmthPath, lightPath]);
    expect(store.state(seatPath)).toEqual({ reported: 100, requested: undefined, status: 'at-rest' });
  });

  test('stops what moves when the car drives off, at once, and leaves the rest alone', () => {
    store.request(seatPath, 200);
    store.request(warmthPath, 22);
    car.driveOff();
    expect(car.open.map(({ path }) => path)).toEqual([warmthPath]);
    expect(store.state(seatPath)).toMatchObject({ reported: 100, status: 'failed', problem: 'driving' });
  });

  test('stops everything at ignition off', () => {
    store.request(seatPath, 200);
    store.request(warmthPath, 22);
    car.happen('ignition-off');
    expect(car.open).toEqual([]);
    expect(store.state(seatPath)).toMatchObject({ status: 'failed', problem: 'ignition-off' });
    expect(store.state(warmthPath)).toMatchObject({ status: 'failed', problem: 'ignition-off' });
  });

  test('ends with the store', () => {
    store.request(seatPath, 200);
    end.abort();
    expect(car.open).toEqual([]);
    expect(store.request(warmthPath, 22)).toBe(false);
  });

  test('is false for what this car does not have or cannot do', () => {
    expect(store.request('Vehicle.Body.Mirrors.DriverSide.Tilt', 0)).toBe(false);
    expect([261, 1.5, 'far'].map((value) => store.request(seatPath, value))).toEqual([false, false, false]);
    expect(car.asked).toEqual([]);
  });

  test('hears nothing of a late answer', async () => {
    store.request(seatPath, 200);
    const old = car.last(seatPath);
    store.stop();
    expect(store.state(seatPath)).toEqual({ reported: 100, requested: undefined, status: 'stopped' });
    store.request(seatPath, 150);
    old.status = 'moving';
    await old.answer('refused', 'obstructed');
    expect(store.state(seatPath)).toMatchObject({ requested: 150, status: 'asked' });
  });
});

test.describe('Quick wishes', () => {
  test('become one request and the newest of them', async () => {
    for (let value = 101; value <= 160; value += 1) store.request(seatPath, value);
    expect(car.asked.map(({ value }) => value)).toEqual([101]);
    expect(store.state(seatPath)).toMatchObject({ requested: 160, status: 'asked' });
    await car.last(seatPath).answer('accepted');
    await turn();
    expect(car.asked.map(({ value }) => value)).toEqual([101, 160]);
    expect(car.open.map(({ value }) => value)).toEqual([160]);
  });

  test('replace one that moves already, which is stopped first', async () => {
    store.request(seatPath, 200);
    await car.last(seatPath).answer('moving');
    car.onAsked = () => expect(car.open).toHaveLength(1);
    store.request(seatPath, 50);
    await turn();
    expect(car.asked.map(({ value, status }) => [value, status])).toEqual([
      [200, 'stopped'],
      [50, 'requested'],
    ]);
  });

  for (const status of ['refused', 'timed-out', 'reached'] as const) {
    test(`ask for the last one after an earlier one was ${status}`, async () => {
      store.request(warmthPath, 22);
      store.request(warmthPath, 23);
      await car.last(warmthPath).answer(status);
      expect(car.asked.map(({ value }) => value)).toEqual([22, 23]);
      expect(store.state(warmthPath)).toMatchObject({ requested: 23, status: 'asked' });
    });
  }

  test('are not asked any more once the car has driven off', async () => {
    store.request(seatPath, 200);
    store.request(seatPath, 50);
    const first = car.last(seatPath);
    car.driveOff();
    await first.answer('reached');
    await turn();
    expect(car.asked).toHaveLength(1);
    expect(store.state(seatPath)).toMatchObject({ requested: 50, status: 'failed', problem: 'driving' });
  });
});

test.describe('A recall', () => {
  const sport = new Map<typeof seatPath | typeof modePath | typeof warmthPath, number | string>([
    [seatPath, 200],
    [modePath, 'SPORT'],
    [warmthPath, 21],
  ]);

  test('asks for everything that is not there yet, at once, and follows each by its report', async () => {
    expect(store.recall(sport)).toBe(true);
    expect(car.asked.map(({ path, value }) => [path, value])).toEqual([
      [seatPath, 200],
      [modePath, 'SPORT'],
    ]);
    expect(store.current).toMatchObject({ reached: 1, isOver: false, isStopped: false });
    expect(store.current?.entries.map(({ from, target }) => [from, target])).toEqual([
      [100, 200],
      [21, 21],
      ['NORMAL', 'SPORT'],
    ]);
    car.report({ [modePath]: 'SPORT' });
    await car.last(modePath).answer('reached');
    await car.last(seatPath).answer('refused', 'obstructed');
    expect(store.current).toMatchObject({ reached: 2, isOver: true, isStopped: false });
    expect(store.current?.entries[0]?.state).toEqual({
      reported: 100,
      requested: 200,
      status: 'failed',
      problem: 'obstructed',
    });
    store.dismiss();
    expect(store.current).toBe(undefined);
  });

  test('leaves out what moves while driving, and says so', () => {
    car.driveOff();
    expect(store.recall(sport)).toBe(true);
    expect(car.asked.map(({ path }) => path)).toEqual([modePath]);
    expect(store.current?.entries[0]?.state).toMatchObject({ status: 'failed', problem: 'driving' });
  });

  test('is refused when nothing of it can be asked now', () => {
    car.driveOff();
    expect(store.recall(new Map([[seatPath, 200]]))).toBe(false);
    expect(store.recall(new Map([['Vehicle.Body.Mirrors.DriverSide.Tilt', 5]]))).toBe(false);
    expect(store.recall(new Map([[warmthPath, 99]]))).toBe(false);
    expect(store.current).toBe(undefined);
    expect(car.asked).toEqual([]);
  });

  test('stops as a whole', () => {
    store.recall(sport);
    store.stop();
    expect(car.open).toEqual([]);
    expect(store.current).toMatchObject({ isOver: true, isStopped: true });
    store.stop();
    store.dismiss();
    store.recall(new Map([[warmthPath, 21]]));
    store.stop();
    expect(store.current, 'one that was over already').toMatchObject({ isOver: true, isStopped: false });
  });

  test('ends for a function that somebody sets by hand meanwhile', () => {
    store.recall(sport);
    store.request(seatPath, 50);
    expect(store.current?.entries[0]?.state).toMatchObject({ status: 'stopped' });
    expect(store.state(seatPath)).toMatchObject({ requested: 50 });
  });

  test('stops what only an earlier recall had asked for', async () => {
    store.recall(sport);
    store.recall(
      new Map([
        [wheelPath, 10],
        [seatPath, 50],
      ]),
    );
    await car.asked[0]?.answer('accepted');
    await turn();
    expect(car.open.map(({ path, value }) => [path, value])).toEqual([
      [wheelPath, 10],
      [seatPath, 50],
    ]);
    expect(store.current?.entries).toHaveLength(2);
  });

  test('resets a group, or everything, to what the pack declares', () => {
    expect(store.resetTo('lighting')).toBe(true);
    expect(car.asked.map(({ path, value }) => [path, value])).toEqual([[colorPath, '#1F8A8A']]);
    expect(store.resetTo('wheel'), 'it has no default').toBe(false);
    store.resetTo('all');
    expect(store.current?.entries.map(({ function: { path } }) => path)).not.toContain(wheelPath);
    expect(store.current?.entries).toHaveLength(6);
  });
});
