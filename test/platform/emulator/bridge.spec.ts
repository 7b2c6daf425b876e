import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { connectBridge } from '../../../platform/emulator/bridge-client.ts';
import { appMessageSchema, carMessageSchema } from '../../../platform/emulator/bridge-protocol.ts';
import { ManualScheduler } from '../../../platform/emulator/manual-scheduler.ts';
import { applied } from './fixture.ts';
import { CountedChannel } from './counted-channel.ts';
import { bridgeRig, takeDown } from './harness.ts';

test.afterEach(takeDown);

test.describe('the bridge', () => {
  test('is ready only with everything the car has', async () => {
    const { car, ports } = await bridgeRig();
    const snapshot = ports.signals.snapshot();
    for (const path of car.paths()) expect(snapshot.get(path)?.value, path).toBe(car.get(path));
  });

  test('stops a service with one message and no time', async () => {
    const { car, ports, advance } = await bridgeRig();
    for (const path of car.paths()) if (path.includes('.Service.')) car.set(path, true);
    await Promise.all([ports.services.apply(applied()), advance(30_000)]);
    const tap = car.time().now;
    void ports.services.apply(applied({ network: false }, { revision: 2 }));
    await advance(60_000);
    expect(car.transfers().length).toBeGreaterThan(0);
    expect(car.transfers().filter(({ at }) => at > tap)).toEqual([]);
  });

  test('lets readings age, requests end and choices count as unreachable when the car’s page is gone', async () => {
    const { car, ports, advance, monotonic } = await bridgeRig();
    takeDown();
    void car.drive(50);
    const handle = ports.signals.request(
      { 'Vehicle.Private.Glovebox.MobileData.IsEnabled': false },
      new AbortController().signal,
    );
    const result = ports.services.apply(applied());
    const history = ports.services.since(4);
    await advance(5_000);
    const reading = ports.signals.snapshot().get('Vehicle.Speed');
    expect(reading?.value).toBe(0);
    expect(monotonic() - (reading?.deliveredAt ?? NaN)).toBeGreaterThan(4_000);
    expect([...(await handle.settled).values()]).toEqual([{ status: 'timed-out' }]);
    expect(await result).toEqual({ ok: false, reason: 'unreachable' });
    expect(await history).toEqual({ records: [], cursor: 4, gap: true });
  });

  test('gives up connecting when told so', async () => {
    const channel = new CountedChannel();
    const abort = new AbortController();
    const connecting = connectBridge(channel.port2, new ManualScheduler(), abort.signal);
    abort.abort(new Error('enough'));
    await expect(connecting).rejects.toThrow('enough');
    channel.close();
  });
});

test.describe('the bridge’s messages', () => {
  test('are read from anything without throwing', () => {
    fc.assert(
      fc.property(fc.anything(), (junk) => {
        appMessageSchema.safeParse(junk);
        return !carMessageSchema.safeParse(junk).success;
      }),
    );
  });

  test('cannot say a path, value or route that is not of the contract', () => {
    const request = {
      kind: 'request',
      id: 1,
      path: 'Vehicle.Cabin.Infotainment.HMI.DayNightMode',
      value: 'DAY',
    };
    expect(appMessageSchema.safeParse(request).success).toBe(true);
    const ecall = 'Vehicle.Private.Glovebox.Service.Ecall.IsAllowed';
    expect(appMessageSchema.safeParse({ ...request, path: ecall, value: false }).success).toBe(false);
    expect(appMessageSchema.safeParse({ kind: 'restart', route: '/data/contacts' }).success).toBe(true);
    for (const route of ['//evil.example', 'https://evil.example', '/a?b', '/a/../b']) {
      expect(appMessageSchema.safeParse({ kind: 'restart', route }).success).toBe(false);
    }
    const report = { kind: 'reports', readings: [['Vehicle.Speed', 'fast']] };
    expect(carMessageSchema.safeParse(report).success).toBe(false);
  });
});
