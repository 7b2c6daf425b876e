import { serveBridge } from '../../../platform/emulator/bridge-server.ts';
import { slotsBench } from '../../../platform/emulator/bench-slots.ts';
import { usageBench } from '../../../platform/emulator/bench-usage.ts';
import { connectBridge } from '../../../platform/emulator/bridge-client.ts';
import type { EmulatedCar } from '../../../platform/emulator/car.ts';
import type { CarPorts } from '../../../platform/emulator/ports.ts';
import type { ManualScheduler } from '../../../platform/emulator/manual-scheduler.ts';
import type { Passing } from '../conformance/case.ts';
import type { ClockHarness } from '../conformance/clock.ts';
import type { DevicesHarness } from '../conformance/devices.ts';
import type { GuidanceHarness } from '../conformance/guidance.ts';
import type { InputHarness } from '../conformance/input.ts';
import type { KeyHarness } from '../conformance/key.ts';
import type { LifecycleHarness } from '../conformance/lifecycle.ts';
import type { PairingHarness } from '../conformance/pairing.ts';
import type { ServicesHarness } from '../conformance/services.ts';
import type { SignalsHarness } from '../conformance/signals.ts';
import type { UsageHarness } from '../conformance/usage.ts';
import type { VehicleHarness } from '../conformance/vehicle.ts';
import { catalogue, makeCar } from './fixture.ts';
import { CountedChannel, turn } from './counted-channel.ts';

/** An app's ports and the car behind them. */
export interface Rig extends Passing {
  readonly car: EmulatedCar;
  readonly ports: CarPorts;
  readonly restarts: string[];
}

/** What has to be taken down after a test. */
const open: (() => void)[] = [];

export function takeDown(): void {
  for (const close of open.splice(0)) close();
}

/** The car's own ports, in memory. */
export async function localRig(options: Parameters<typeof makeCar>[0] = {}): Promise<Rig> {
  const { car, scheduler } = makeCar({ historyLimit: 90, ...options });
  const restarts: string[] = [];
  const abort = new AbortController();
  open.push(() => abort.abort());
  const ports = car.ports(abort.signal, (route) => restarts.push(route));
  return { car, ports, restarts, ...passing(scheduler, turn) };
}

/** The same over the bridge: the car at one end of a real message channel, the app at the other. */
export async function bridgeRig(): Promise<Rig> {
  const { car, scheduler } = makeCar({ historyLimit: 90 });
  const restarts: string[] = [];
  const channel = new CountedChannel();
  const abort = new AbortController();
  open.push(() => {
    abort.abort();
    channel.close();
  });
  serveBridge(car, channel.port1, (route) => restarts.push(route), abort.signal);
  const time = passing(scheduler, () => channel.settled());
  const connected = connectBridge(channel.port2, scheduler, abort.signal);
  await time.advance(0);
  await time.advance(0);
  return { car, ports: await connected, restarts, ...time };
}

/** Goes from one due moment to the next, so that messages arrive when they were sent. */
function passing(scheduler: ManualScheduler, deliver: () => Promise<void>): Passing {
  return {
    monotonic: () => scheduler.now(),
    async advance(ms) {
      const end = scheduler.now() + ms;
      await deliver();
      for (;;) {
        const due = Math.min(scheduler.nextDue() ?? end, end);
        scheduler.advance(Math.max(0, due - scheduler.now()));
        await deliver();
        if (scheduler.now() >= end && (scheduler.nextDue() ?? Infinity) > end) return;
      }
    },
  };
}

export function signalsHarness({ car, ports, advance, monotonic }: Rig): SignalsHarness {
  return {
    port: ports.signals,
    advance,
    monotonic,
    carSets(path, value) {
      if (value === undefined) car.clear(path);
      else car.set(path, value);
    },
    carLoses: (path) => void car.fault(`signal-lost:${path}`, true),
    answerNext: (path, answer) => car.nextAnswer(answer, path),
    carTarget: (path) => car.targetOf(path),
    suspend: () => car.suspend(),
    resume: () => car.resume(),
  };
}

export function servicesHarness({ car, ports, advance, monotonic }: Rig): ServicesHarness {
  car.fault('services-silent', true);
  car.set('Vehicle.Private.Glovebox.Location.IsSharingAllowed', true);
  car.set('Vehicle.Private.Glovebox.Microphone.IsAllowed', true);
  for (const path of car.paths()) if (path.includes('.Service.')) car.set(path, true);
  return {
    port: ports.services,
    advance,
    monotonic,
    wallClock: () => car.time().now,
    send(service, groups) {
      if (!catalogue.services.some(({ id }) => id === service)) throw new Error(`no service ${service}`);
      void car.send(service, groups);
    },
    emergencyCall: () => void car.emergencyCall(),
  };
}

export function clockHarness({ car, ports, advance, monotonic }: Rig): ClockHarness {
  return {
    port: ports.clock,
    advance,
    monotonic,
    jump: (ms) => void car.fault(`clock-jump:${ms}`, true),
    jumpBack: (ms) => void car.fault(`clock-jump:${ms}`, false),
  };
}

export function lifecycleHarness({ car, ports, advance, monotonic, restarts }: Rig): LifecycleHarness {
  return {
    port: ports.lifecycle,
    advance,
    monotonic,
    ignition: (on) => car.ignition(on),
    suspend: () => car.suspend(),
    resume: () => car.resume(),
    restarts: () => restarts,
  };
}

export function inputHarness({ car, ports, advance, monotonic }: Rig): InputHarness {
  return { port: ports.input, advance, monotonic, turnKnob: (event) => car.knob(event) };
}

export function keyHarness({ car, ports, advance, monotonic }: Rig): KeyHarness {
  return { port: ports.key, advance, monotonic, putKey: (key) => car.slots.putKey(key) };
}

export function devicesHarness({ car, ports, advance, monotonic }: Rig): DevicesHarness {
  const { plugStick, unplug, stickFiles } = slotsBench(car.slots);
  return { port: ports.devices, advance, monotonic, plug: plugStick, unplug, contents: stickFiles };
}

export function usageHarness({ car, ports, advance, monotonic }: Rig): UsageHarness {
  return { port: ports.usage, advance, monotonic, happen: (title) => void car.usage.memo(title, '') };
}

export function guidanceHarness({ car, ports, advance, monotonic }: Rig): GuidanceHarness {
  return {
    port: ports.guidance,
    advance,
    monotonic,
    recent: () =>
      car.usage.queue
        .pending()
        .flatMap((record) => (record.kind === 'recent-destination' ? record.name : [])),
  };
}

export function pairingHarness({ car, ports, advance, monotonic }: Rig): PairingHarness {
  return {
    port: ports.pairing,
    advance,
    monotonic,
    plugPhone: (label) => usageBench(car).plugPhone({ label }),
    connected: () => car.slots.devices().map(({ id }) => id),
    waiting: () => car.usage.queue.pending().map(({ kind }) => kind),
  };
}

export function vehicleHarness({ ports }: Rig): VehicleHarness {
  return { port: ports.vehicle };
}
