import {
  isActuatorPath,
  parseSignalValue,
  type RequestedValues,
  type RequestHandle,
  type SignalPath,
} from '../contract/signals.ts';
import type { CarAnswer, CarLink } from './car-link.ts';
import { requestTimeout } from './request-timeout.ts';
import type { Scheduler } from './scheduler.ts';
import { TrackedRequest } from './tracked-request.ts';

/** Sends requests over a link and sees that each ends: by the car's answer, its time-out or the caller's abort. */
export class RequestTracker {
  readonly #link: Pick<CarLink, 'request' | 'stop'>;
  readonly #scheduler: Scheduler;
  readonly #open = new Map<number, TrackedRequest>();
  #lastId = 0;

  constructor(link: Pick<CarLink, 'request' | 'stop'>, scheduler: Scheduler) {
    this.#link = link;
    this.#scheduler = scheduler;
  }

  request(values: RequestedValues, signal: AbortSignal): RequestHandle {
    const id = ++this.#lastId;
    const wishes = Object.entries(values).filter(([, value]) => value !== undefined);
    // Keys may be anything at run time; what is no actuator is refused below and never sent.
    const request = new TrackedRequest(wishes.map(([path]) => path as SignalPath));
    this.#open.set(id, request);
    void request.settled.then(() => this.#open.delete(id));
    if (signal.aborted) {
      this.#scheduler.after(0, () => stopAll(request));
      return request;
    }
    const onAbort = (): void => this.#abort(id, request);
    for (const [path, value] of wishes) this.#send(id, request, path as SignalPath, value);
    signal.addEventListener('abort', onAbort, { once: true });
    void request.settled.then(() => signal.removeEventListener('abort', onAbort));
    return request;
  }

  /** An answer of the car; one for a request that has ended is dropped. */
  answer(id: number, path: SignalPath, answer: CarAnswer): void {
    const reason = answer.status === 'refused' ? answer.reason : undefined;
    this.#open.get(id)?.take(path, answer.status, reason);
  }

  #send(id: number, request: TrackedRequest, path: SignalPath, wish: unknown): void {
    if (!isActuatorPath(path)) {
      this.#scheduler.after(0, () => request.take(path, 'refused', 'not-an-actuator'));
      return;
    }
    const value = parseSignalValue(path, wish);
    if (value === undefined) {
      this.#scheduler.after(0, () => request.take(path, 'refused', 'invalid-value'));
      return;
    }
    const cancel = this.#scheduler.after(requestTimeout(path), () => request.take(path, 'timed-out'));
    void request.settled.then(cancel);
    this.#link.request(id, path, value);
  }

  #abort(id: number, request: TrackedRequest): void {
    for (const path of request.openPaths()) if (isActuatorPath(path)) this.#link.stop(id, path);
    stopAll(request);
  }
}

function stopAll(request: TrackedRequest): void {
  for (const path of request.openPaths()) request.take(path, 'stopped');
}
