import type { AppliedChoices, ReadStored } from '../contract/services.ts';
import { logFault } from '../../src/fault-log/log-fault.ts';
import { answerDevices } from './bridge-devices.ts';
import { appMessageSchema, type AppMessage, type CarMessage } from './bridge-protocol.ts';
import type { EmulatedCar } from './car.ts';
import type { CarLink } from './car-link.ts';
import { answerUsage } from './usage-line.ts';

/**
 * The car's end of the bridge, in the bench's page: serves the app at the other end of `port` until `signal` aborts.
 * `restartApp` is asked to end the app's frame and open a new one at the route.
 */
export function serveBridge(
  car: EmulatedCar,
  port: MessagePort,
  restartApp: (route: string) => void,
  signal: AbortSignal,
): void {
  let link: CarLink | undefined;
  /** What the app is asked to give out; the car waits no longer than it wants to. */
  const reading = new Map<number, (records: readonly unknown[]) => void>();
  let lastReading = 0;
  const send = (message: CarMessage): void => port.postMessage(message);

  function connect(): void {
    link ??= car.connect((event) => port.postMessage(event), signal, restartApp);
    send({
      kind: 'hello',
      identity: link.identity,
      displays: [...link.displays],
      time: car.time(),
      key: car.slots.key,
      devices: [...car.slots.devices()],
      active: car.usage.guide.active,
      paired: [...car.usage.pairings.list()],
    });
  }

  const readStored: ReadStored = (category) =>
    new Promise((resolve) => {
      const id = (lastReading += 1);
      reading.set(id, resolve);
      send({ kind: 'read', id, category });
    });

  function onMessage(message: AppMessage): void {
    if (message.kind === 'connect') return connect();
    switch (message.kind) {
      case 'request':
        return link?.request(message.id, message.path, message.value);
      case 'stop':
        return link?.stop(message.id, message.path);
      case 'apply':
        // The gate parses what it is given.
        void link?.apply(message.applied as AppliedChoices).then((result) => {
          send({ kind: 'applied', id: message.id, result });
        });
        return;
      case 'since':
        void link?.since(message.cursor).then((history) => {
          send({ kind: 'history', id: message.id, history: { ...history, records: [...history.records] } });
        });
        return;
      case 'provide':
        return link?.provide(message.isGiving ? readStored : undefined);
      case 'stored':
        reading.get(message.id)?.(message.records);
        reading.delete(message.id);
        return;
      case 'device':
        if (link === undefined) return;
        void answerDevices(link.deviceLine, message.call).then((answer) => {
          send({ kind: 'device', id: message.id, answer });
        });
        return;
      case 'usage':
        if (link === undefined) return;
        void answerUsage(link.usageLine, message.call).then((answer) => {
          send({ kind: 'usage-answer', id: message.id, answer });
        });
        return;
      case 'restart':
        return link?.restartApp(message.route);
    }
  }

  const listener = (event: MessageEvent<unknown>): void => {
    const parsed = appMessageSchema.safeParse(event.data);
    if (parsed.success) onMessage(parsed.data);
    else logFault({ code: 'emulator/bad-app-message' });
  };
  if (signal.aborted) return port.close();
  port.addEventListener('message', listener);
  port.start();
  signal.addEventListener(
    'abort',
    () => {
      port.removeEventListener('message', listener);
      port.close();
    },
    { once: true },
  );
}
