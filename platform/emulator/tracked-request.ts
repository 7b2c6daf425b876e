import type {
  PathSettlement,
  RefusalReason,
  RequestHandle,
  RequestStatus,
  SettledStatus,
  SignalPath,
} from '../contract/signals.ts';
import { Listeners } from './listeners.ts';

type Change = readonly [path: SignalPath, status: RequestStatus];

const progress = { requested: 0, accepted: 1, moving: 2, reached: 3, refused: 3, 'timed-out': 3, stopped: 3 };

/** One request's paths on their way; each moves forward only and ends once. */
export class TrackedRequest implements RequestHandle {
  readonly settled: Promise<ReadonlyMap<SignalPath, PathSettlement>>;
  readonly #statuses: Map<SignalPath, RequestStatus>;
  readonly #settlements = new Map<SignalPath, PathSettlement>();
  readonly #listeners = new Listeners<Change>();
  readonly #settle: (settlements: ReadonlyMap<SignalPath, PathSettlement>) => void;

  constructor(paths: readonly SignalPath[]) {
    const { promise, resolve } = withResolver<ReadonlyMap<SignalPath, PathSettlement>>();
    this.settled = promise;
    this.#settle = resolve;
    this.#statuses = new Map(paths.map((path) => [path, 'requested']));
    if (paths.length === 0) resolve(this.#settlements);
  }

  status(path: SignalPath): RequestStatus | undefined {
    return this.#statuses.get(path);
  }

  subscribe(listener: (path: SignalPath, status: RequestStatus) => void, signal: AbortSignal): void {
    this.#listeners.add(([path, status]) => listener(path, status), signal);
  }

  openPaths(): readonly SignalPath[] {
    return [...this.#statuses.keys()].filter((path) => !this.#settlements.has(path));
  }

  /** Takes the next status of a path. What comes late, twice or out of order is dropped. */
  take(path: SignalPath, status: RequestStatus, reason?: RefusalReason): void {
    const current = this.#statuses.get(path);
    if (current === undefined || progress[status] <= progress[current]) return;
    this.#statuses.set(path, status);
    const last = isSettled(status);
    if (last) this.#settlements.set(path, reason === undefined ? { status } : { status, reason });
    this.#listeners.emit([path, status]);
    if (last && this.#settlements.size === this.#statuses.size) this.#settle(new Map(this.#settlements));
  }
}

function isSettled(status: RequestStatus): status is SettledStatus {
  return progress[status] === progress.reached;
}

function withResolver<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
