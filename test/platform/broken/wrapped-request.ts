import type {
  PathSettlement,
  RequestHandle,
  RequestStatus,
  SignalPath,
  SignalsPort,
  Snapshot,
} from '../../../platform/contract/signals.ts';
import type { SignalsHarness } from '../conformance/signals.ts';

export type Settlements = ReadonlyMap<SignalPath, PathSettlement>;
export type Tell = (path: SignalPath, status: RequestStatus) => void;

export function withPort(harness: SignalsHarness, port: Partial<SignalsPort>): SignalsHarness {
  const { port: inner } = harness;
  return {
    ...harness,
    port: {
      snapshot: () => inner.snapshot(),
      subscribe: (paths, listener, signal) => inner.subscribe(paths, listener, signal),
      request: (values, signal) => inner.request(values, signal),
      ...port,
    },
  };
}

/** Changes what every request's handle does. */
export function withHandle(
  harness: SignalsHarness,
  change: (inner: RequestHandle, paths: readonly SignalPath[], signal: AbortSignal) => Partial<RequestHandle>,
): SignalsHarness {
  return withPort(harness, {
    request(values, signal) {
      const inner = harness.port.request(values, signal);
      return {
        status: (path) => inner.status(path),
        subscribe: (listener, end) => inner.subscribe(listener, end),
        settled: inner.settled,
        ...change(inner, Object.keys(values) as SignalPath[], signal),
      };
    },
  });
}

/** Changes what every request settles with. */
export function withSettlement(
  harness: SignalsHarness,
  change: (settlement: PathSettlement, all: Settlements) => PathSettlement,
): SignalsHarness {
  return withHandle(harness, (inner) => ({
    settled: inner.settled.then((all) => new Map([...all].map(([path, one]) => [path, change(one, all)]))),
  }));
}

/** Changes what is read of a path; undefined for no reading. */
export function withReading(
  harness: SignalsHarness,
  change: (reading: StoredReading | undefined, path: SignalPath) => StoredReading | undefined,
): SignalsHarness {
  return withPort(harness, {
    snapshot() {
      const inner = harness.port.snapshot();
      return { get: (path: SignalPath) => change(inner.get(path), path) } as Snapshot;
    },
  });
}

export interface StoredReading {
  readonly value: unknown;
  readonly deliveredAt: number;
}
