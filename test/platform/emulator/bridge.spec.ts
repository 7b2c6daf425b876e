import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { slotsBench } from '../../../platform/emulator/bench-slots.ts';
import { connectBridge } from '../../../platform/emulator/bridge-client.ts';
import { askDevices } from '../../../platform/emulator/bridge-devices.ts';
import { appMessageSchema, carMessageSchema } from '../../../platform/emulator/bridge-protocol.ts';
import { serveBridge } from '../../../platform/emulator/bridge-server.ts';
import { maxChunkBytes } from '../../../platform/emulator/device-line.ts';
import { ManualScheduler } from '../../../platform/emulator/manual-scheduler.ts';
import { applied, makeCar } from './fixture.ts';
import { CountedChannel, turn } from './counted-channel.ts';
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

test.describe('the bridge to devices', () => {
  test('counts every device as gone when the car’s page is gone, and takes content no further', async () => {
    const { car, ports, advance } = await bridgeRig();
    const id = await slotsBench(car.slots).plugStick({ files: { a: 'text' } });
    await advance(10);
    takeDown();
    const asked = [ports.devices.files(id), ports.devices.read(id, 'a')] as const;
    const written = ports.devices.write(id, 'b', new Blob(['text']).stream());
    await advance(5_000);
    for (const result of await Promise.all([...asked, written])) {
      expect(result).toEqual({ ok: false, reason: 'gone' });
    }
  });

  test('leaves nothing of a write whose app is gone', async () => {
    const { car, ports, advance } = await bridgeRig();
    const { plugStick, stickFiles } = slotsBench(car.slots);
    const id = await plugStick({ files: { old: 'text' } });
    const before = await stickFiles(id);
    void ports.devices.write(id, 'old', new Blob([new Uint8Array(1_000_000)]).stream());
    await advance(30);
    takeDown();
    await advance(10_000);
    expect(await stickFiles(id)).toEqual(before);
  });

  test('refuses bad messages and loses nothing by them', async () => {
    const { port1, port2 } = new MessageChannel();
    const { car, scheduler } = makeCar();
    const abort = new AbortController();
    const id = await slotsBench(car.slots).plugStick({ files: { a: 'text' } });
    serveBridge(car, port1, () => undefined, abort.signal);
    const answers: unknown[] = [];
    port2.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (typeof data === 'object' && data !== null && 'answer' in data) answers.push(data);
    });
    port2.start();
    port2.postMessage({ kind: 'connect' });
    port2.postMessage({
      kind: 'device',
      id: 1,
      call: { call: 'open', device: id, name: '../a', way: 'read' },
    });
    port2.postMessage({ kind: 'device', id: 2, call: { call: 'put', transfer: 1, chunk: 'text' } });
    port2.postMessage({ kind: 'device', id: 3, call: { call: 'open', device: id, name: 'a', way: 'read' } });
    port2.postMessage({ kind: 'device', id: 4, call: { call: 'pull', transfer: 7 } });
    for (let turns = 0; turns < 20; turns++) {
      await turn();
      scheduler.advance(5);
    }
    expect(answers).toEqual([
      { kind: 'device', id: 3, answer: { ok: true, value: 1 } },
      { kind: 'device', id: 4, answer: { ok: false, reason: 'gone' } },
    ]);
    abort.abort();
    port2.close();
  });

  test('takes an answer to another question for none', async () => {
    const line = askDevices(async () => ({ ok: true, value: 'neither files nor a piece' }));
    const gone = { ok: false, reason: 'gone' };
    expect(await line.files('stick-1')).toEqual(gone);
    expect(await line.open('stick-1', 'a', 'read')).toEqual(gone);
    expect(await line.pull(1)).toEqual(gone);
    expect(await line.finish(1)).toEqual(gone);
  });

  test('carries a piece of a file up to its bound, and no buffer beyond it', () => {
    const put = (chunk: unknown): boolean =>
      appMessageSchema.safeParse({ kind: 'device', id: 1, call: { call: 'put', transfer: 1, chunk } })
        .success;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 * maxChunkBytes }), fc.nat(), (size, end) => {
        const whole = new Uint8Array(size);
        return put(whole.subarray(0, end)) === size <= maxChunkBytes;
      }),
    );
    expect(put(new Uint8Array(maxChunkBytes))).toBe(true);
    expect(put(new Uint8Array(maxChunkBytes + 1))).toBe(false);
    expect(put(new Uint8Array(new SharedArrayBuffer(8)))).toBe(false);
    expect(put([1, 2, 3])).toBe(false);
  });

  test('reads calls that are nearly right without throwing, and lets none through that breaks the contract', () => {
    const calls = [
      { call: 'files', device: 'stick-1' },
      { call: 'open', device: 'stick-1', name: 'a', way: 'write' },
      { call: 'pull', transfer: 1 },
      { call: 'drop', transfer: 1 },
    ] as const;
    const changes = fc.dictionary(
      fc.constantFrom('call', 'device', 'name', 'way', 'transfer', '__proto__'),
      fc.oneof(fc.anything(), fc.constantFrom('files', 'open', 'pull', 'put', '..', 'stick-2', 2)),
    );
    let passed = 0;
    fc.assert(
      fc.property(fc.constantFrom(...calls), changes, (call, changed) => {
        const parsed = appMessageSchema.safeParse({ kind: 'device', id: 1, call: { ...call, ...changed } });
        if (!parsed.success || parsed.data.kind !== 'device') return true;
        passed++;
        const { call: read } = parsed.data;
        if (read.call === 'files') return /^[a-z0-9-]{1,64}$/.test(read.device);
        if (read.call === 'open') return !/[/\\]/.test(read.name) && ['read', 'write'].includes(read.way);
        return Number.isInteger(read.transfer) && read.transfer > 0;
      }),
    );
    expect(passed).toBeGreaterThan(0);
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
    const answer = (refusal: object): boolean =>
      carMessageSchema.safeParse({
        kind: 'answer',
        id: 1,
        path: 'Vehicle.Chassis.SteeringWheel.Tilt',
        answer: refusal,
      }).success;
    expect(answer({ status: 'refused', reason: 'obstructed' })).toBe(true);
    expect(answer({ status: 'refused', reason: 'because' })).toBe(false);
    expect(answer({ status: 'refused' })).toBe(false);
    const report = { kind: 'reports', readings: [['Vehicle.Speed', 'fast']] };
    expect(carMessageSchema.safeParse(report).success).toBe(false);
  });
});
