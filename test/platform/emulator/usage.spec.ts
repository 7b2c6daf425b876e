import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { usageRecordSchema, type UsageRecord } from '../../../platform/contract/usage.ts';
import { createBench } from '../../../platform/emulator/bench-api.ts';
import type { EmulatedCar } from '../../../platform/emulator/car.ts';
import { guidanceTargetSchema } from '../../../platform/contract/guidance.ts';
import { applied, catalogue, makeCar } from './fixture.ts';

const nothing = async (): Promise<void> => undefined;

function benchOf(car: EmulatedCar): ReturnType<typeof createBench> {
  return createBench(car, { dropApp: nothing, startApp: nothing, ready: nothing });
}

function kinds(car: EmulatedCar): readonly string[] {
  return car.usage.queue.pending().map(({ kind }) => kind);
}

/** A phone, a drive, a stop: what is handed over. */
async function anHour(seed: number): Promise<readonly UsageRecord[]> {
  const { car, scheduler } = makeCar({ seed });
  const bench = benchOf(car);
  await car
    .connect(
      () => undefined,
      new AbortController().signal,
      () => undefined,
    )
    .apply(applied());
  await bench.plugPhone({ label: 'Mine', contacts: 'BEGIN:VCARD\nFN:Ann\nTEL:+999 1\nEND:VCARD' });
  car.usage.guide.start({ name: 'Somewhere', address: 'Street 1' });
  void car.drive(50);
  scheduler.advance(600_000);
  car.ignition(false);
  car.usage.guide.stop();
  return car.usage.queue.pending();
}

test('the same seed and the same actions hand over the same; another seed another', async () => {
  const first = await anHour(7);
  expect(await anHour(7)).toEqual(first);
  expect(await anHour(8)).not.toEqual(first);
  for (const record of first) expect(usageRecordSchema.safeParse(record).success).toBe(true);
  expect(new Set(first.map(({ kind }) => kind))).toEqual(
    new Set(['phone', 'call', 'message', 'trip', 'recent-destination']),
  );
  expect(new Set(first.map(({ driver }) => driver))).toEqual(new Set(['driver-1']));
});

test('a trip is as long as the car says, and there is none without a way', async () => {
  const { car, scheduler } = makeCar();
  scheduler.advance(5_000);
  car.ignition(false);
  expect(kinds(car)).toEqual([]);
  void car.drive(72);
  car.ignition(true);
  scheduler.advance(101_000);
  const way = car.get('Vehicle.TraveledDistanceSinceStart');
  car.ignition(false);
  const [trip] = car.usage.queue.pending();
  expect(trip).toMatchObject({ kind: 'trip', distance: way });
  expect(trip?.kind === 'trip' && trip.averageSpeed).toBeCloseTo(72, 0);
});

test('a service leaves something only when the gate let it send', async () => {
  const { car } = makeCar({
    catalogue: {
      ...catalogue,
      services: catalogue.services.map((service) => ({ ...service, dependsOn: [] })),
    },
  });
  void car.send('store');
  expect(kinds(car)).toEqual([]);
  const link = car.connect(
    () => undefined,
    new AbortController().signal,
    () => undefined,
  );
  void link.apply(applied());
  car.set('Vehicle.Private.Glovebox.Service.Store.IsEnabled', true);
  for (const path of car.paths()) if (path.includes('.Service.')) car.set(path, true);
  expect((await car.send('store'))?.outcome).toBe('sent');
  expect(kinds(car)[0]).toBe('account');
  expect(['visit', 'cookie']).toContain(kinds(car)[1]);
  expect(kinds(car)).toHaveLength(2);
  void car.send('store');
  expect(kinds(car).filter((kind) => kind === 'account')).toHaveLength(1);
});

test('guidance ends by arriving, and the way that is kept stays short', () => {
  const { car, scheduler } = makeCar();
  const latitude = Number(car.get('Vehicle.CurrentLocation.Latitude'));
  const longitude = Number(car.get('Vehicle.CurrentLocation.Longitude'));
  car.usage.guide.start({ name: 'Far', position: { latitude: latitude - 60, longitude } });
  void car.drive(200);
  scheduler.advance(3_600_000);
  expect(car.usage.guide.active).not.toBeNull();
  car.usage.guide.start({ name: 'Here', position: { latitude, longitude } });
  const [far] = car.usage.queue.pending();
  const points = far?.kind === 'recent-destination' ? far.route.length : 0;
  expect(points).toBeGreaterThan(200);
  expect(points).toBeLessThanOrEqual(500);
  car.set('Vehicle.CurrentLocation.Latitude', latitude);
  car.set('Vehicle.CurrentLocation.Longitude', longitude);
  scheduler.advance(1_000);
  expect(car.usage.guide.active).toBeNull();
  expect(kinds(car)).toEqual(['recent-destination', 'recent-destination']);
});

test('a phone that is pulled out calls nobody; forgotten, it is paired anew when it comes back', async () => {
  const { car } = makeCar();
  const bench = benchOf(car);
  const id = await bench.plugPhone({ label: 'Mine' });
  await bench.call({ text: 'hello' });
  expect(kinds(car)).toEqual(['phone', 'message']);
  await bench.unplug(id);
  await expect(bench.call({ phone: id })).rejects.toThrow('No paired phone');
  await bench.plugPhone(id);
  expect(kinds(car)).toEqual(['phone', 'message']);
  car.usage.pairings.forget(id);
  expect([kinds(car), car.slots.devices()]).toEqual([[], []]);
  await bench.plugPhone(id);
  expect(kinds(car)).toEqual(['phone']);
});

test('a phone that was forgotten has nobody left to call, until it is paired anew', async () => {
  const { car } = makeCar();
  const bench = benchOf(car);
  const { pairings } = car.usage;
  const id = await bench.plugPhone({ contacts: 'BEGIN:VCARD\r\nFN:Ann\r\nTEL:1234\r\nEND:VCARD\r\n' });
  const peers = async (): Promise<unknown> => {
    await bench.call({ phone: id });
    const last = car.usage.queue.pending().at(-1);
    return last?.kind === 'call' && [last.name, last.peer];
  };
  expect(await peers()).toEqual(['Ann', '1234']);
  pairings.forget(id);
  car.slots.plugAgain(id);
  // The car itself kept nobody.
  pairings.connectPhone(id, 'Phone');
  expect(await peers()).not.toContain('Ann');
  pairings.forget(id);
  await bench.plugPhone(id);
  expect(await peers()).toEqual(['Ann', '1234']);
});

test('whatever a car hands over is a record or refused, never an exception', () => {
  const json = fc.oneof(
    fc.jsonValue(),
    fc.record({ kind: fc.constantFrom('call', 'trip', 'wifi', 'visit'), id: fc.string(), at: fc.double() }),
  );
  fc.assert(
    fc.property(json, (value) => {
      const usage = usageRecordSchema.safeParse(value);
      if (usage.success) expect(usageRecordSchema.parse(usage.data)).toEqual(usage.data);
      const target = guidanceTargetSchema.safeParse(value);
      if (target.success) expect(target.data.address ?? target.data.position).toBeDefined();
    }),
    { numRuns: 2_000 },
  );
});
