import { createBench } from '../../platform/emulator/bench-api.ts';
import { connectBridge } from '../../platform/emulator/bridge-client.ts';
import type { CarPorts } from '../../platform/emulator/ports.ts';
import { restartThroughLanding } from '../../platform/lifecycle/restart-through-landing.ts';
import type { LandingLook } from '../../platform/lifecycle/restart-through-landing.ts';
import { onFault } from '../fault-log/log-fault.ts';
import { carScheduler, createCar } from './car.ts';
import { withDebugKeys } from './debug-keys.ts';
import type { FrameMessage } from './frame-messages.ts';
import { keepCar } from './keep-car.ts';
import { packOfHost } from './vehicle-packs.ts';

/** The emulated car as the app reaches it, and how to tell the bench that the app stands. */
export interface EmulatorConnection {
  readonly ports: CarPorts;
  readonly announceReady: () => void;
}

/**
 * Inside the bench the car lives in the page around the frame, so that it survives what happens to the app. On the
 * app's own page it lives here, with `window.bench` beside it.
 */
export async function connectEmulator(signal: AbortSignal): Promise<EmulatorConnection> {
  const connection = await (window.parent === window ? connectOwnCar(signal) : connectToBench(signal));
  const { ports } = connection;
  return { ...connection, ports: { ...ports, input: withDebugKeys(ports.input, window) } };
}

async function connectToBench(signal: AbortSignal): Promise<EmulatorConnection> {
  const { port1, port2 } = new MessageChannel();
  const tell = (message: FrameMessage, transfer: Transferable[] = []): void =>
    window.parent.postMessage(message, window.location.origin, transfer);
  tell({ kind: 'glovebox-connect' }, [port2]);
  onFault(({ code }) => tell({ kind: 'glovebox-fault', code }), signal);
  const ports = await connectBridge(port1, carScheduler, signal);
  return { ports, announceReady: () => tell({ kind: 'glovebox-ready' }) };
}

async function connectOwnCar(signal: AbortSignal): Promise<EmulatorConnection> {
  const car = await createCar(await packOfHost(window.fetch.bind(window)));
  await keepCar(car);
  let announceReady = (): void => undefined;
  const ready = new Promise<void>((resolve) => {
    announceReady = resolve;
  });
  window.bench = createBench(car, {
    // A page cannot drop itself: leaving it is the nearest thing, and what was unacknowledged is lost with it.
    dropApp: () => Promise.resolve(),
    startApp: async () => window.location.reload(),
    ready: () => ready,
  });
  const ports = car.ports(signal, (route) =>
    restartThroughLanding(window.location, route, lookOf(document.documentElement)),
  );
  await firstReports(ports);
  return { ports, announceReady };
}

function lookOf({ dataset, lang }: HTMLElement): LandingLook {
  return { theme: dataset['theme'] === 'night' ? 'night' : 'day', language: lang };
}

/** Resolves when the car has told what it has. */
function firstReports({ signals }: CarPorts): Promise<void> {
  return new Promise((resolve) => {
    const listening = new AbortController();
    const onReported = (): void => {
      if (signals.snapshot().get('Vehicle.Speed') === undefined) return;
      listening.abort();
      resolve();
    };
    signals.subscribe(['Vehicle.Speed'], onReported, listening.signal);
  });
}
