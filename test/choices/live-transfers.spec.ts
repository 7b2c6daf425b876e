import { expect, test } from '@playwright/test';
import { LiveTransfers, liveWindow } from '../../src/choices/live-transfers.ts';
import type { EmulatedCar } from '../../platform/emulator/car.ts';
import type { ManualScheduler } from '../../platform/emulator/manual-scheduler.ts';
import type { CarPorts } from '../../platform/emulator/ports.ts';
import type { GateRecord } from '../../platform/contract/services.ts';
import { applied, makeCar } from '../platform/emulator/fixture.ts';

interface Rig {
  readonly car: EmulatedCar;
  readonly ports: CarPorts;
  readonly scheduler: ManualScheduler;
  readonly live: LiveTransfers;
  readonly end: AbortController;
}

/** A car with everything allowed that sends only when told to. */
async function rig(): Promise<Rig> {
  const { car, scheduler } = makeCar();
  car.fault('services-silent', true);
  for (const path of car.paths()) if (path.includes('.Service.')) car.set(path, true);
  car.set('Vehicle.Private.Glovebox.Location.IsSharingAllowed', true);
  car.set('Vehicle.Private.Glovebox.Microphone.IsAllowed', true);
  const end = new AbortController();
  const ports = car.ports(end.signal, () => undefined);
  await ports.services.apply(applied());
  return { car, ports, scheduler, live: new LiveTransfers(ports.services, ports.clock, end.signal), end };
}

test.describe('LiveTransfers', () => {
  test('adds up what one service sent, latest sender first', async () => {
    const { car, scheduler, live } = await rig();
    const first = await car.send('rtti', ['position']);
    scheduler.advance(1_000);
    void car.send('breakdown');
    scheduler.advance(1_000);
    const last = await car.send('rtti', ['traffic']);
    if (first?.outcome !== 'sent' || last?.outcome !== 'sent') throw new Error('was refused');
    const [latest, other] = live.now();
    expect(latest).toEqual({
      service: 'rtti',
      groups: ['position', 'traffic'],
      times: 2,
      bytes: (first.bytes ?? 0) + (last.bytes ?? 0),
      recipient: 'maker',
      connection: 'built-in',
      lastAt: last.at,
    });
    expect(other?.service).toBe('breakdown');
  });

  test('keeps the latest sender first when the wall clock jumps back', async () => {
    const { car, scheduler, live } = await rig();
    void car.send('rtti');
    scheduler.advance(1_000);
    car.fault('clock-jump:-3600000', true);
    void car.send('breakdown');
    expect(live.now().map(({ service }) => service)).toEqual(['breakdown', 'rtti']);
  });

  test('forgets a transfer after a minute, not sooner, and says so', async () => {
    const { car, scheduler, live, end } = await rig();
    void car.send('rtti');
    scheduler.advance(30_000);
    void car.send('breakdown');
    let heard = 0;
    live.subscribe(() => (heard += 1), end.signal);
    scheduler.advance(liveWindow - 30_001);
    expect([live.now().length, heard]).toEqual([2, 0]);
    scheduler.advance(1);
    expect(live.now().map(({ service }) => service)).toEqual(['breakdown']);
    expect(heard).toBe(1);
    scheduler.advance(30_000);
    expect(live.now()).toEqual([]);
  });

  test('forgets by the monotonic clock, whatever the wall clock does', async () => {
    const { car, scheduler, live } = await rig();
    void car.send('rtti');
    car.fault('clock-jump', true);
    scheduler.advance(1);
    expect(live.now()).toHaveLength(1);
    scheduler.advance(liveWindow);
    expect(live.now()).toEqual([]);
  });

  test('does not count what was refused', async () => {
    const { car, live } = await rig();
    car.set('Vehicle.Private.Glovebox.MobileData.IsEnabled', false);
    expect((await car.send('rtti'))?.outcome).toBe('refused');
    expect(live.now()).toEqual([]);
  });

  test('does not pretend to know a sum of which one size is missing', async () => {
    const { ports, end } = await rig();
    let emit: (record: GateRecord) => void = () => undefined;
    const services = { ...ports.services, subscribe: (listener: typeof emit) => void (emit = listener) };
    const live = new LiveTransfers(services, ports.clock, end.signal);
    const sent: GateRecord = {
      outcome: 'sent',
      cursor: 1,
      service: 'rtti',
      groups: ['position'],
      bytes: 100,
      connection: 'phone',
      at: 1,
    };
    emit(sent);
    expect(live.now()[0]?.bytes).toBe(100);
    const { bytes: _bytes, ...unsized } = sent;
    emit(unsized);
    emit(sent);
    expect(live.now()[0]).toMatchObject({ times: 3, bytes: undefined, recipient: undefined });
  });

  test('tells a listener until its signal ends, and nobody after its own', async () => {
    const { car, live, end } = await rig();
    const own = new AbortController();
    let heard = 0;
    live.subscribe(() => (heard += 1), own.signal);
    void car.send('rtti');
    own.abort();
    void car.send('rtti');
    expect(heard).toBe(1);
    end.abort();
    void car.send('rtti');
    expect(live.now()[0]?.times).toBe(2);
  });
});
