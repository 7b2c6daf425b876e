import type { CategoryId } from '../contract/service-definition.ts';
import { storedBatch, type ApplyResult, type GateHistory, type ReadStored } from '../contract/services.ts';
import { logFault } from '../../src/fault-log/log-fault.ts';
import { askDevices } from './bridge-devices.ts';
import { carMessageSchema, type AppMessage, type CarMessage } from './bridge-protocol.ts';
import type { CarLink, CarListener } from './car-link.ts';
import type { DeviceAnswer } from './device-line.ts';
import { createPorts, type CarPorts } from './ports.ts';
import type { Scheduler } from './scheduler.ts';
import { askUsage } from './usage-line.ts';

/** How long the car's page may take to answer a question, ms; after that it counts as unreachable. */
const answerTimeout = 3_000;

/**
 * The app's end of the bridge. Resolves with the contract's ports once the car has told everything it has; rejects
 * with the signal's reason when `signal` aborts before. When the other end falls silent, readings age until they
 * count as unknown, requests time out, and `apply` says `unreachable`.
 */
export function connectBridge(
  port: MessagePort,
  scheduler: Scheduler,
  signal: AbortSignal,
): Promise<CarPorts> {
  return new Promise((resolve, reject) => {
    const link = new BridgeLine(port, scheduler);
    let ports: CarPorts | undefined;
    let listener: CarListener = () => undefined;

    function onMessage(message: CarMessage): void {
      switch (message.kind) {
        case 'hello':
          ports ??= createPorts((own) => {
            listener = own;
            return link.toLink(message);
          }, scheduler);
          return;
        case 'applied':
          return link.settle(message.id, message.result);
        case 'history':
          return link.settle(message.id, message.history);
        case 'usage-answer':
          return link.settle(message.id, message.answer);
        case 'device':
          return link.settle(message.id, message.answer);
        case 'read':
          return void link.giveOut(message.id, message.category);
        default:
          listener(message);
          if (message.kind === 'reports' && ports !== undefined) resolve(ports);
      }
    }

    const onPortMessage = (event: MessageEvent<unknown>): void => {
      const parsed = carMessageSchema.safeParse(event.data);
      if (parsed.success) onMessage(parsed.data);
      else logFault({ code: 'emulator/bad-car-message' });
    };
    const onAbort = (): void => {
      port.removeEventListener('message', onPortMessage);
      port.close();
      reject(signal.reason instanceof Error ? signal.reason : new Error('connecting was given up'));
    };
    if (signal.aborted) return onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    port.addEventListener('message', onPortMessage);
    port.start();
    link.send({ kind: 'connect' });
  });
}

/** Asks over the port and finds the answer that belongs to each question. */
class BridgeLine {
  readonly #port: MessagePort;
  readonly #scheduler: Scheduler;
  readonly #questions = new Map<number, (answer: unknown) => void>();
  #lastId = 0;
  #read: ReadStored | undefined;

  constructor(port: MessagePort, scheduler: Scheduler) {
    this.#port = port;
    this.#scheduler = scheduler;
  }

  send(message: AppMessage): void {
    this.#port.postMessage(message);
  }

  settle(id: number, answer: unknown): void {
    this.#questions.get(id)?.(answer);
  }

  async giveOut(id: number, category: CategoryId): Promise<void> {
    const records = (await this.#read?.(category)) ?? [];
    this.send({ kind: 'stored', id, records: records.slice(0, storedBatch) });
  }

  toLink(hello: Extract<CarMessage, { kind: 'hello' }>): CarLink {
    const { identity, displays, time, key, devices } = hello;
    return {
      identity,
      displays,
      time,
      key,
      devices,
      deviceLine: askDevices((call) =>
        this.#ask<DeviceAnswer>((id) => ({ kind: 'device', id, call }), { ok: false, reason: 'gone' }),
      ),
      usageLine: askUsage(hello, (call) =>
        this.#ask<unknown>((id) => ({ kind: 'usage', id, call }), undefined),
      ),
      request: (id, path, value) => this.send({ kind: 'request', id, path, value }),
      stop: (id, path) => this.send({ kind: 'stop', id, path }),
      apply: (applied) =>
        this.#ask<ApplyResult>((id) => ({ kind: 'apply', id, applied }), {
          ok: false,
          reason: 'unreachable',
        }),
      since: (cursor) =>
        this.#ask<GateHistory>((id) => ({ kind: 'since', id, cursor }), { records: [], cursor, gap: true }),
      provide: (read) => {
        this.#read = read;
        this.send({ kind: 'provide', isGiving: read !== undefined });
      },
      restartApp: (route) => this.send({ kind: 'restart', route }),
    };
  }

  #ask<T>(question: (id: number) => AppMessage, silence: T): Promise<T> {
    const id = ++this.#lastId;
    return new Promise<T>((resolve) => {
      const cancel = this.#scheduler.after(answerTimeout, () => answer(silence));
      const answer = (value: unknown): void => {
        cancel();
        this.#questions.delete(id);
        // Parsed by the message's schema, and ids are never used twice.
        resolve(value as T);
      };
      this.#questions.set(id, answer);
      this.send(question(id));
    });
  }
}
