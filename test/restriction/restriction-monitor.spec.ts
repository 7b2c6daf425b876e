import { expect, test } from '@playwright/test';
import type { DrivingState, ParkedSignal } from '../../src/restriction/driving-state.ts';
import { RestrictionMonitor } from '../../src/restriction/restriction-monitor.ts';
import { ManualCar } from './manual-car.ts';

const allParkedSignals: readonly ParkedSignal[] = [
  'Vehicle.Powertrain.Transmission.SelectedGear',
  'Vehicle.Powertrain.Transmission.IsParkLockEngaged',
  'Vehicle.Chassis.ParkingBrake.IsEngaged',
];

interface Watched {
  readonly car: ManualCar;
  readonly monitor: RestrictionMonitor;
  readonly told: DrivingState[];
  readonly end: AbortController;
}

function watch(): Watched {
  const car = new ManualCar();
  const end = new AbortController();
  const monitor = new RestrictionMonitor(car, allParkedSignals, end.signal);
  const told: DrivingState[] = [];
  monitor.subscribe(({ state }) => told.push(state), end.signal);
  return { car, monitor, told, end };
}

function watchParked(): Watched {
  const watched = watch();
  watched.car.reportParked();
  watched.car.passReporting(2_000, () => watched.car.reportParked());
  expect(watched.monitor.current.state).toBe('parked');
  watched.told.length = 0;
  return watched;
}

test.describe('RestrictionMonitor', () => {
  test('is unknown until the car has stood for two seconds', () => {
    const { car, monitor, told } = watch();
    expect(monitor.current.state).toBe('unknown');
    car.reportParked();
    car.pass(1_999);
    expect(monitor.current.state).toBe('unknown');
    car.pass(1);
    expect(monitor.current.state).toBe('parked');
    expect(told).toEqual(['parked']);
  });

  test('becomes unknown by silence alone, after two seconds', () => {
    const { car, monitor, told } = watchParked();
    car.pass(2_000);
    expect(monitor.current.state).toBe('parked');
    car.pass(1);
    expect(monitor.current.state).toBe('unknown');
    expect(told).toEqual(['unknown']);
    expect(car.timers).toBe(0);
  });

  test('becomes unknown when one signal falls silent and the others go on', () => {
    const { car, monitor } = watchParked();
    car.passReporting(3_000, () => car.report({ 'Vehicle.Speed': 0, 'Vehicle.IsMoving': false }));
    expect(monitor.current.state).toBe('unknown');
  });

  test('restricts at once when the car moves off and frees it two seconds after it stands', () => {
    const { car, monitor, told } = watchParked();
    car.report({ 'Vehicle.Speed': 1 });
    expect(monitor.current.state).toBe('moving');
    car.passReporting(1_500, () => car.reportParked());
    expect(monitor.current.state).toBe('moving');
    car.passReporting(2_000, () => car.reportParked());
    expect(told).toEqual(['moving', 'parked']);
  });

  test('tells changes only', () => {
    const { car, told } = watchParked();
    car.passReporting(5_000, () => car.reportParked());
    expect(told).toEqual([]);
  });

  test('ignores the ignition', () => {
    const { car, monitor, told } = watchParked();
    car.report({ 'Vehicle.LowVoltageSystemState': 'OFF' });
    car.happen('ignition-off');
    car.happen('ignition-on');
    expect(monitor.current.state).toBe('parked');
    expect(told).toEqual([]);
  });

  test('knows nothing from suspend until the car has reported and stood again', () => {
    const { car, monitor } = watchParked();
    car.happen('suspend');
    expect(monitor.current.state).toBe('unknown');
    car.reportParked();
    expect(monitor.current.state).toBe('unknown');
    car.pass(1);
    car.happen('resume');
    car.pass(2_000);
    expect(monitor.current.state).toBe('unknown');
    car.reportParked();
    car.pass(2_000);
    expect(monitor.current.state).toBe('parked');
  });

  test('does not take a speed from before a suspend for one of now', () => {
    const { car, monitor } = watchParked();
    car.report({ 'Vehicle.Speed': 20, 'Vehicle.Chassis.ParkingBrake.IsEngaged': false });
    car.happen('suspend');
    car.pass(1);
    car.happen('resume');
    expect(monitor.current.state).toBe('unknown');
    expect(car.timers).toBe(0);
  });

  test('judges anew on check, when the timer is late', () => {
    const car = new ManualCar();
    const end = new AbortController();
    let now = 0;
    const lateClock = { ...car.clock, monotonic: () => now, after: () => undefined };
    const monitor = new RestrictionMonitor(
      { signals: car.signals, lifecycle: car.lifecycle, clock: lateClock },
      [],
      end.signal,
    );
    now = 12_345;
    car.reportParked();
    now += 2_000;
    expect(monitor.check().state).toBe('idling');
    now += 1;
    expect(monitor.current.state).toBe('idling');
    expect(monitor.check().state).toBe('unknown');
  });

  test('stops with its signal and says unknown from then on', () => {
    const { car, monitor, end } = watchParked();
    end.abort();
    expect(monitor.current.state).toBe('unknown');
    expect(car.subscriptions).toBe(0);
    expect(car.timers).toBe(0);
    car.reportParked();
    expect(monitor.check().state).toBe('unknown');
  });

  test('stops telling a listener whose signal ended', () => {
    const { car, monitor } = watchParked();
    const ended = new AbortController();
    const told: DrivingState[] = [];
    monitor.subscribe(({ state }) => told.push(state), ended.signal);
    car.report({ 'Vehicle.Speed': 5 });
    ended.abort();
    car.pass(5_000);
    expect(told).toEqual(['unknown']);
  });
});
