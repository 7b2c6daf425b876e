import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import type {
  AnySignalValue,
  RequestedValues,
  RequestStatus,
  SignalPath,
} from '../../../platform/contract/signals.ts';
import type { EmulatedCar } from '../../../platform/emulator/car.ts';
import { faultNames, parseFault } from '../../../platform/emulator/faults.ts';
import { applied, catalogue, makeCar, switchableIds } from './fixture.ts';

const seat = 'Vehicle.Cabin.Seat.Row1.DriverSide.Position';
const theme = 'Vehicle.Cabin.Infotainment.HMI.DayNightMode';
const speed = 'Vehicle.Speed';
const gear = 'Vehicle.Powertrain.Transmission.SelectedGear';
const network = 'Vehicle.Private.Glovebox.MobileData.IsEnabled';

function app(car: EmulatedCar): ReturnType<EmulatedCar['ports']> {
  return car.ports(new AbortController().signal, () => undefined);
}

function statusesOf(car: EmulatedCar, path: SignalPath, value: AnySignalValue): RequestStatus[] {
  const told: RequestStatus[] = [];
  // The port itself checks whether the value is of the path's type.
  const values = { [path]: value } as RequestedValues;
  const handle = app(car).signals.request(values, new AbortController().signal);
  handle.subscribe((_path, status) => told.push(status), new AbortController().signal);
  return told;
}

test.describe('a new car', () => {
  test('has the paths of its switches only', () => {
    const { car } = makeCar({ catalogue: { ...catalogue, switches: [] } });
    for (const path of [network, 'Vehicle.Private.Glovebox.Location.IsSharingAllowed']) {
      expect(makeCar().car.paths()).toContain(path);
      expect(car.paths()).not.toContain(path);
      expect(car.set(path, true)).toEqual({ ok: false, reason: 'unknown-path' });
    }
  });

  test('has no switch for what a law locks on, which sends by itself', () => {
    const [ecall] = catalogue.services;
    if (ecall === undefined) throw new Error('no ecall');
    const report = {
      ...ecall,
      id: 'emissions-report',
      groups: ['vehicle' as const],
      needs: ['network' as const],
    };
    const { car, scheduler } = makeCar({ catalogue: { ...catalogue, services: [ecall, report] } });
    expect(car.paths().filter((path) => path.includes('.Service.'))).toEqual([]);
    void app(car).services.apply(applied({ services: {} }));
    scheduler.advance(20_000);
    expect(car.transfers().map(({ service }) => service)).toContain('emissions-report');
  });

  test('stands in P with everything optional off and 112 eCall ready', () => {
    const { car } = makeCar();
    expect(car.get(speed)).toBe(0);
    expect(car.get(gear)).toBe(126);
    expect(car.get('Vehicle.Powertrain.Transmission.IsParkLockEngaged')).toBe(true);
    expect(car.get('Vehicle.Private.Glovebox.Location.IsSharingAllowed')).toBe(false);
    expect(car.get('Vehicle.Private.Glovebox.Microphone.IsAllowed')).toBe(false);
    expect(car.get('Vehicle.Private.Glovebox.ECall.State')).toBe('READY');
    const on = car.paths().filter((path) => path.includes('.Service.') && car.get(path) === true);
    expect(on).toEqual(['Vehicle.Private.Glovebox.Service.Quality.IsAllowed']);
  });

  test('has an actuator per switchable service and none for 112 eCall', () => {
    const { car } = makeCar();
    const nodes = car.paths().filter((path) => path.includes('.Service.'));
    expect(nodes).toHaveLength(switchableIds.length + 1);
    expect(nodes).toContain('Vehicle.Private.Glovebox.Service.AdvancedEcall.IsAllowed');
    expect(nodes.filter((path) => path.toLowerCase().includes('service.ecall'))).toEqual([]);
  });

  test('is the same car for the same seed and actions, and another for another seed', () => {
    const live = (seed: number): unknown => {
      const { car, scheduler } = makeCar({ seed });
      car.ports(new AbortController().signal, () => undefined);
      void car.drive(50);
      scheduler.advance(120_000);
      return car.save();
    };
    expect(live(11)).toEqual(live(11));
    expect(live(11)).not.toEqual(live(12));
  });
});

test.describe('driving', () => {
  test('shifts, releases, and is at speed within a second, faster at every step', async () => {
    const { car, scheduler } = makeCar();
    const arrived = car.drive(50);
    expect([car.get(gear), car.get('Vehicle.Powertrain.Transmission.IsParkLockEngaged')]).toEqual([
      127,
      false,
    ]);
    const seen: unknown[] = [];
    for (let step = 0; step < 10; step++) {
      scheduler.advance(100);
      seen.push(car.get(speed));
    }
    expect(seen).toEqual([5, 10, 15, 20, 25, 30, 35, 40, 45, 50]);
    await arrived;
  });

  test('counts the way once a second', () => {
    const { car, scheduler } = makeCar();
    void car.drive(36);
    scheduler.advance(1_000);
    const start = Number(car.get('Vehicle.TraveledDistanceSinceStart'));
    const latitude = car.get('Vehicle.CurrentLocation.Latitude');
    scheduler.advance(100_000);
    expect(Number(car.get('Vehicle.TraveledDistanceSinceStart')) - start).toBeCloseTo(1_000, 3);
    expect(car.get('Vehicle.CurrentLocation.Latitude')).not.toBe(latitude);
  });

  test('parks: slows down first, then shifts to P', async () => {
    const { car, scheduler } = makeCar();
    void car.drive(50);
    scheduler.advance(2_000);
    const parked = car.park();
    scheduler.advance(500);
    expect([car.get(gear), Number(car.get(speed)) > 0]).toEqual([127, true]);
    scheduler.advance(500);
    await parked;
    expect([car.get(gear), car.get(speed), car.get('Vehicle.IsMoving')]).toEqual([126, 0, false]);
  });

  test('never reports P, park lock or brake together with speed', () => {
    const { car, scheduler } = makeCar();
    const { signals } = app(car);
    let contradictions = 0;
    signals.subscribe(
      [speed, gear],
      () => {
        const now = signals.snapshot();
        if (now.get(gear)?.value === 126 && Number(now.get(speed)?.value) > 0) contradictions++;
      },
      new AbortController().signal,
    );
    for (const kmh of [50, 120, 3]) {
      void car.drive(kmh);
      scheduler.advance(3_000);
      void car.park();
      scheduler.advance(3_000);
    }
    void car.drive(80);
    scheduler.advance(3_000);
    car.ignition(false);
    scheduler.advance(1_000);
    expect(contradictions).toBe(0);
    expect(car.get(gear)).toBe(126);
  });

  test('resolves an overtaken drive too', async () => {
    const { car, scheduler } = makeCar();
    const first = car.drive(100);
    scheduler.advance(300);
    void car.park();
    await first;
    scheduler.advance(1_000);
    expect(car.get(speed)).toBe(0);
  });
});

test.describe('actuators', () => {
  test('move at their own speed and report the way', () => {
    const { car, scheduler } = makeCar();
    car.nextAnswer('reach', seat);
    const { signals } = app(car);
    const seen = new Set<unknown>();
    signals.subscribe(
      [seat],
      () => seen.add(signals.snapshot().get(seat)?.value),
      new AbortController().signal,
    );
    signals.request({ [seat]: 180 }, new AbortController().signal);
    scheduler.advance(4_000);
    expect(car.get(seat)).toBe(180);
    expect(seen.size).toBeGreaterThan(15);
    expect([...seen]).toEqual([...seen].sort((a, b) => Number(a) - Number(b)));
  });

  test('do not move while the car does, and stop when it drives off', () => {
    const { car, scheduler } = makeCar();
    car.nextAnswer('reach', seat);
    const parked = statusesOf(car, seat, 250);
    scheduler.advance(2_500);
    void car.drive(30);
    scheduler.advance(1_000);
    expect(parked.at(-1)).toBe('refused');
    expect(Number(car.get(seat))).toBeLessThan(250);
    car.nextAnswer('reach', seat);
    const moving = statusesOf(car, seat, 140);
    scheduler.advance(2_000);
    expect(moving).toEqual(['refused']);
  });

  test('refuse to go beyond their travel', () => {
    const { car, scheduler } = makeCar();
    car.nextAnswer('reach', seat);
    const told = statusesOf(car, seat, 261);
    scheduler.advance(2_000);
    expect(told).toEqual(['refused']);
  });

  test('let a newer request stop the older', () => {
    const { car, scheduler } = makeCar();
    car.nextAnswer('reach', seat);
    const older = statusesOf(car, seat, 250);
    scheduler.advance(2_000);
    car.nextAnswer('reach', seat);
    const newer = statusesOf(car, seat, 140);
    scheduler.advance(8_000);
    expect([older.at(-1), newer.at(-1), car.get(seat)]).toEqual(['stopped', 'reached', 140]);
  });

  test('answer within 50 to 1,500 ms; about 3 % refuse and 2 % stay silent', async () => {
    const { car, scheduler } = makeCar({ seed: 3 });
    const { signals } = app(car);
    const counts: Record<string, number> = {};
    const times: number[] = [];
    for (let round = 0; round < 2_000; round++) {
      const start = scheduler.now();
      const handle = signals.request(
        { [theme]: round % 2 === 0 ? 'NIGHT' : 'DAY' },
        new AbortController().signal,
      );
      handle.subscribe((_path, status) => {
        counts[status] = (counts[status] ?? 0) + 1;
        if (status === 'reached' || status === 'refused') times.push(scheduler.now() - start);
      }, new AbortController().signal);
      scheduler.advance(3_100);
    }
    expect(Math.min(...times)).toBeGreaterThanOrEqual(50);
    expect(Math.max(...times)).toBeLessThanOrEqual(1_500);
    expect(counts['refused']).toBeGreaterThan(30);
    expect(counts['refused']).toBeLessThan(90);
    expect(counts['timed-out']).toBeGreaterThan(15);
    expect(counts['timed-out']).toBeLessThan(65);
  });

  test('are prompt and never fail when told so', () => {
    const { car, scheduler } = makeCar({ responsiveness: 'prompt' });
    for (let round = 0; round < 200; round++) {
      const told = statusesOf(car, seat, round);
      scheduler.advance(0);
      expect(told.at(-1)).toBe('reached');
    }
  });
});

test.describe('services', () => {
  test('try by themselves, are refused, and send once choice and car allow it', () => {
    const { car, scheduler } = makeCar();
    scheduler.advance(60_000);
    expect(car.transfers()).toEqual([]);
    expect(new Set(car.refusals().flatMap(({ reasons }) => reasons.slice(0, 1)))).toEqual(
      new Set(['not-applied']),
    );
    void app(car).services.apply(applied());
    for (const path of car.paths()) if (path.includes('.Service.')) car.set(path, true);
    const start = car.time().now;
    scheduler.advance(60_000);
    const services = new Set(car.transfers().map(({ service }) => service));
    expect([...services].sort()).toEqual([
      'advanced-ecall',
      'breakdown',
      'marketing',
      'profile-sync',
      'quality',
      'store',
    ]);
    for (const { bytes, at, groups } of car.transfers()) {
      expect(bytes).toBeGreaterThan(20);
      expect(at).toBeGreaterThanOrEqual(start);
      expect(groups).not.toContain('position');
    }
  });

  test('carry more bytes with more data in them', () => {
    const { car } = makeCar();
    void app(car).services.apply(applied());
    car.set('Vehicle.Private.Glovebox.Location.IsSharingAllowed', true);
    car.set('Vehicle.Private.Glovebox.Service.Breakdown.IsAllowed', true);
    void car.send('breakdown', ['vehicle']);
    void car.send('breakdown', ['vehicle', 'position']);
    car.clear('Vehicle.CurrentLocation.Latitude');
    void car.send('breakdown', ['vehicle', 'position']);
    const [small = 0, large = 0, without = 0] = car.transfers().map(({ bytes }) => bytes ?? 0);
    expect(large).toBeGreaterThan(small);
    expect(without).toBeLessThan(large);
  });

  test('leave nothing later than the tap plus 100 ms', () => {
    const { car, scheduler } = makeCar();
    const { services } = app(car);
    for (const path of car.paths()) if (path.includes('.Service.')) car.set(path, true);
    void services.apply(applied());
    scheduler.advance(30_000);
    const tap = car.time().now;
    void services.apply(applied({ services: {}, network: false }, { revision: 2 }));
    scheduler.advance(300_000);
    expect(car.transfers().length).toBeGreaterThan(0);
    expect(car.transfers().filter(({ at }) => at > tap + 100)).toEqual([]);
  });

  test('use a phone’s hotspot when there is one, and name it', () => {
    const { car } = makeCar();
    void app(car).services.apply(applied());
    car.set('Vehicle.Private.Glovebox.Service.Breakdown.IsAllowed', true);
    car.phone(true);
    void car.send('breakdown', ['vehicle']);
    car.phone(false);
    void car.send('breakdown', ['vehicle']);
    car.network(false);
    void car.send('breakdown', ['vehicle']);
    expect(car.transfers().map(({ connection }) => connection)).toEqual(['phone', 'built-in']);
    expect(car.refusals().map(({ reasons }) => reasons)).toEqual([['no-connection']]);
  });
});

test.describe('112 eCall', () => {
  test('calls with nothing applied and the network switched off', () => {
    const { car } = makeCar();
    car.set(network, false);
    car.network(false);
    expect(car.emergencyCall()).toMatchObject({ outcome: 'sent', service: 'ecall', connection: 'built-in' });
  });

  test('is silent only while broken', () => {
    const { car } = makeCar();
    car.fault('ecall-fault', true);
    expect(car.get('Vehicle.Private.Glovebox.ECall.State')).toBe('FAULT');
    expect(car.emergencyCall()).toBeUndefined();
    car.fault('ecall-fault', false);
    expect(car.get('Vehicle.Private.Glovebox.ECall.State')).toBe('READY');
    expect(car.emergencyCall()).toBeDefined();
  });
});

test.describe('faults', () => {
  test('lose the driving signals until they come back', () => {
    const { car, scheduler } = makeCar();
    const { signals } = app(car);
    scheduler.advance(1_000);
    car.fault('signal-lost', true);
    const lost = signals.snapshot().get(speed)?.deliveredAt;
    void car.drive(50);
    scheduler.advance(5_000);
    expect(signals.snapshot().get(speed)).toEqual({ value: 0, deliveredAt: lost });
    car.fault('signal-lost', false);
    scheduler.advance(1_000);
    expect(signals.snapshot().get(speed)?.value).toBe(50);
  });

  test('refuse or ignore every request', () => {
    const { car, scheduler } = makeCar();
    car.fault('requests-refused', true);
    const refused = statusesOf(car, theme, 'NIGHT');
    scheduler.advance(4_000);
    car.fault('requests-refused', false);
    car.fault('requests-silent', true);
    const silent = statusesOf(car, theme, 'NIGHT');
    scheduler.advance(4_000);
    expect([refused, silent]).toEqual([['refused'], ['timed-out']]);
  });

  test('silence services, lose the network, and give both back', () => {
    const { car, scheduler } = makeCar();
    car.fault('services-silent', true);
    car.fault('network-lost', true);
    scheduler.advance(60_000);
    expect(car.refusals()).toEqual([]);
    expect(car.get('Vehicle.Private.Glovebox.MobileData.Path')).toBe('NONE');
    car.fault('services-silent', false);
    car.fault('network-lost', false);
    scheduler.advance(60_000);
    expect(car.refusals().length).toBeGreaterThan(0);
    expect(car.get('Vehicle.Private.Glovebox.MobileData.Path')).toBe('BUILT_IN');
  });

  test('are read from any text without throwing', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.constantFrom(...faultNames).map((name) => `${name}:x`),
        ),
        (text) => {
          const fault = parseFault(text);
          return fault === undefined || text.startsWith(fault.name);
        },
      ),
    );
    for (const name of faultNames) expect(parseFault(name)?.name).toBe(name);
    expect(parseFault('clock-jump:-5000')).toEqual({ name: 'clock-jump', ms: -5_000 });
    expect(parseFault('signal-lost:Vehicle.Speed')).toEqual({ name: 'signal-lost', path: speed });
    expect(parseFault('signal-lost:Vehicle.Spede')).toBeUndefined();
    expect(parseFault('clock-jump:soon')).toBeUndefined();
    expect(parseFault(`obstructed:${seat}`)).toEqual({ name: 'obstructed', path: seat });
    expect(parseFault(`obstructed:${theme}`)).toBeUndefined();
  });
});

test.describe('a power cut', () => {
  test('starts volatile signals again, keeps switches, forgets choices, loses requests', () => {
    const { car, scheduler } = makeCar();
    const { services } = app(car);
    void services.apply(applied());
    car.set('Vehicle.Private.Glovebox.Service.Breakdown.IsAllowed', true);
    car.set(theme, 'NIGHT');
    void car.drive(90);
    scheduler.advance(2_000);
    car.nextAnswer('reach', network);
    const lost = statusesOf(car, network, false);
    car.powerCut();
    scheduler.advance(10_000);
    expect([car.get(speed), car.get(gear), car.get(theme)]).toEqual([0, 126, 'NIGHT']);
    expect(car.get('Vehicle.Private.Glovebox.Service.Breakdown.IsAllowed')).toBe(true);
    expect(car.get(network)).toBe(true);
    expect(lost).toEqual(['timed-out']);
    void car.send('breakdown', ['vehicle']);
    expect(car.refusals().at(-1)?.reasons).toEqual(['not-applied']);
  });
});

test.describe('a saved car', () => {
  test('goes on as if nothing had happened', () => {
    const { car, scheduler } = makeCar();
    void app(car).services.apply(applied());
    void car.drive(50);
    car.phone(true);
    car.fault('clock-jump:5000', true);
    scheduler.advance(60_000);
    const saved: unknown = JSON.parse(JSON.stringify(car.save()));
    const other = makeCar({ seed: 99 });
    expect(other.car.restore(saved)).toBe(true);
    // Its services have planned their next tries, which draws from their streams.
    expect({ ...other.car.save(), random: {} }).toEqual({ ...car.save(), random: {} });
    expect(other.car.time()).toEqual(car.time());
    other.scheduler.advance(1_000);
    expect(Number(other.car.get('Vehicle.TraveledDistanceSinceStart'))).toBeGreaterThan(
      Number(car.get('Vehicle.TraveledDistanceSinceStart')),
    );
  });

  test('is refused whole when it is none, and nothing changes', () => {
    const { car } = makeCar();
    const before = car.save();
    fc.assert(fc.property(fc.jsonValue(), (junk) => !car.restore(junk)));
    expect(car.save()).toEqual(before);
  });

  test('keeps no value of a wrong type and no path it does not know', () => {
    const { car } = makeCar();
    const saved = car.save();
    const odd = [
      ...saved.signals,
      [speed, 'fast'],
      ['Vehicle.Private.Glovebox.Service.Ecall.IsAllowed', false],
    ];
    expect(car.restore({ ...saved, signals: odd })).toBe(true);
    expect(car.get(speed)).toBe(0);
    expect(car.paths().filter((path) => path.includes('Service.Ecall'))).toEqual([]);
  });
});

test.describe('a reset', () => {
  test('makes the car new and shows old cursors as a gap', async () => {
    const { car, scheduler } = makeCar();
    const { services } = app(car);
    void car.drive(50);
    scheduler.advance(60_000);
    const { cursor } = await services.since(0);
    car.reset(5);
    scheduler.advance(500);
    expect([car.seed, car.get(speed), car.refusals().length]).toEqual([5, 0, 0]);
    expect((await services.since(cursor)).gap).toBe(true);
  });
});
