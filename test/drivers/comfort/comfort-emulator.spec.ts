import { expect, test } from '@playwright/test';
import type { AnySignalValue, SignalPath } from '../../../platform/contract/signals.ts';
import { ComfortStore } from '../../../src/drivers/comfort/comfort-store.ts';
import { RestrictionMonitor } from '../../../src/restriction/restriction-monitor.ts';
import { localRig, takeDown } from '../../platform/emulator/harness.ts';
import type { Rig } from '../../platform/emulator/harness.ts';
import {
  modePath,
  reclinePath,
  seatPath,
  someEquipment,
  someFunctions,
  warmthPath,
  wheelPath,
} from './some-functions.ts';

let rig: Rig;
let store: ComfortStore;
let end = new AbortController();

test.beforeEach(async () => {
  end = new AbortController();
  rig = await localRig({ equipment: someEquipment });
  rig.car.fault('services-silent', true);
  const { signals, lifecycle, clock } = rig.ports;
  const monitor = new RestrictionMonitor(
    rig.ports,
    ['Vehicle.Powertrain.Transmission.SelectedGear'],
    end.signal,
  );
  store = new ComfortStore({
    signals,
    monitor,
    lifecycle,
    clock,
    functions: someFunctions,
    signal: end.signal,
  });
  await rig.advance(3_000);
  expect(monitor.check().state).toBe('parked');
  for (const path of [seatPath, reclinePath, wheelPath, warmthPath, modePath] as const)
    rig.car.nextAnswer('reach', path);
});
test.afterEach(() => {
  end.abort();
  takeDown();
});

const pose = new Map<SignalPath, AnySignalValue>([
  [seatPath, 200],
  [reclinePath, 30],
  [wheelPath, 80],
  [warmthPath, 24],
  [modePath, 'SPORT'],
]);

test.describe('A recall in the emulated car', () => {
  test('reaches everything, through motors that take their time', async () => {
    expect(store.recall(pose)).toBe(true);
    await rig.advance(2_500);
    const half = store.current?.entries.find(({ function: { path } }) => path === seatPath);
    expect(half).toMatchObject({ from: 130, target: 200, state: { requested: 200, status: 'moving' } });
    expect(half?.state.reported).toBeGreaterThan(130);
    expect(half?.state.reported).toBeLessThan(200);
    await rig.advance(10_000);
    expect(store.current).toMatchObject({ reached: 5, isOver: true, isStopped: false });
    for (const [path, value] of pose) expect(rig.car.get(path)).toBe(value);
  });

  test('stops where it is when the car drives off', async () => {
    store.recall(pose);
    await rig.advance(2_500);
    rig.car.set('Vehicle.Speed', 30);
    rig.car.set('Vehicle.IsMoving', true);
    const stoppedAt = rig.car.get(seatPath);
    await rig.advance(10_000);
    expect(rig.car.get(seatPath)).toBe(stoppedAt);
    expect(store.state(seatPath)).toEqual({
      reported: stoppedAt,
      requested: 200,
      status: 'failed',
      problem: 'driving',
    });
    expect(store.state(warmthPath)).toMatchObject({ reported: 24, status: 'at-rest' });
    expect(store.current?.isOver).toBe(true);
  });

  test('stops where it is at ignition off, and by a press', async () => {
    store.recall(pose);
    await rig.advance(2_500);
    rig.car.ignition(false);
    await rig.advance(100);
    expect(store.state(seatPath)).toMatchObject({ status: 'failed', problem: 'ignition-off' });
    rig.car.ignition(true);
    await rig.advance(3_000);
    rig.car.nextAnswer('reach', seatPath);
    store.request(seatPath, 50);
    await rig.advance(2_500);
    store.stop();
    const stoppedAt = rig.car.get(seatPath);
    await rig.advance(5_000);
    expect(store.state(seatPath)).toEqual({ reported: stoppedAt, requested: undefined, status: 'stopped' });
    expect(stoppedAt).not.toBe(50);
  });

  test('fails truthfully when the signal is lost in the middle', async () => {
    store.recall(new Map([...pose, [seatPath, 260]]));
    await rig.advance(2_000);
    rig.car.fault(`signal-lost:${seatPath}`, true);
    await rig.advance(5_000);
    expect(rig.car.get(seatPath), 'it is stopped, too').toBeLessThan(230);
    expect(store.state(seatPath)).toMatchObject({ status: 'failed', problem: 'signal-lost' });
    expect(store.state(wheelPath)).toMatchObject({ reported: 80, status: 'at-rest' });
  });

  test('ends by the port’s time-out', async () => {
    const path = 'Vehicle.Cabin.Light.AmbientLight.Row1.DriverSide.IsLightOn';
    rig.car.nextAnswer('silent', path);
    store.request(path, false);
    await rig.advance(2_900);
    expect(store.state(path)).toMatchObject({ status: 'asked' });
    await rig.advance(200);
    expect(store.state(path)).toEqual({
      reported: true,
      requested: false,
      status: 'failed',
      problem: 'timed-out',
    });
  });

  test('is refused by the car in one function, and goes on in the others', async () => {
    const path = 'Vehicle.Cabin.Light.AmbientLight.Row1.DriverSide.Color';
    rig.car.nextAnswer('refuse', path);
    store.recall(new Map([...pose, [path, '#102030']]));
    await rig.advance(12_000);
    expect(store.current).toMatchObject({ reached: 5, isOver: true });
    expect(store.state(path)).toMatchObject({ status: 'failed', problem: 'refused' });
  });
});
