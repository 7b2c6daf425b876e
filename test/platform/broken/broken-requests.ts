import { movesSomething, type RequestStatus, type SignalPath } from '../../../platform/contract/signals.ts';
import { forever } from '../conformance/case.ts';
import type { SignalsHarness } from '../conformance/signals.ts';
import type { BrokenAdapter } from './broken-adapter.ts';
import {
  withHandle,
  withPort,
  withReading,
  withSettlement,
  type Settlements,
  type StoredReading,
  type Tell,
} from './wrapped-request.ts';

const never = new Promise<never>(() => undefined);

export const brokenRequests: readonly BrokenAdapter<SignalsHarness>[] = [
  {
    name: 'early report: shows the wish as if reported',
    fails: 'does not show a requested value before the car reports it',
    break(harness) {
      const wishes = new Map<SignalPath, unknown>();
      const reading = withReading(harness, (actual, path) =>
        actual !== undefined && wishes.has(path) ? { ...actual, value: wishes.get(path) } : actual,
      );
      return withPort(reading, {
        request(values, signal) {
          const handle = harness.port.request(values, signal);
          for (const [path, value] of Object.entries(values)) {
            wishes.set(path as SignalPath, value);
            void handle.settled.then(() => wishes.delete(path as SignalPath));
          }
          return handle;
        },
      });
    },
  },
  {
    name: 'late answer: takes what comes after the time-out',
    fails: 'drops an answer that comes after the time-out',
    break: (harness) =>
      withPort(harness, {
        request(values, signal) {
          const inner = harness.port.request(values, signal);
          const late = new Set<SignalPath>();
          const listeners: Tell[] = [];
          for (const [key, wish] of Object.entries(values)) {
            const path = key as SignalPath;
            const onReport = (): void => {
              if (inner.status(path) !== 'timed-out' || late.has(path)) return;
              if (harness.port.snapshot().get(path)?.value !== wish) return;
              late.add(path);
              for (const tell of listeners) tell(path, 'reached');
            };
            harness.port.subscribe([path], onReport, forever());
          }
          return {
            settled: inner.settled,
            status: (path) => (late.has(path) ? 'reached' : inner.status(path)),
            subscribe(listener, end) {
              listeners.push(listener);
              inner.subscribe(listener, end);
            },
          };
        },
      }),
  },
  {
    name: 'double settlement: tells the end twice',
    fails: 'tells an end once',
    break: (harness) =>
      withHandle(harness, (inner) => ({
        subscribe(listener, signal) {
          inner.subscribe((path, status) => {
            listener(path, status);
            if (status === 'reached') listener(path, status);
          }, signal);
        },
      })),
  },
  {
    name: 'settles on accept: takes the reply for the deed',
    fails: 'settles reached only once the car has arrived',
    break: (harness) =>
      withHandle(harness, (inner, paths) => {
        if (paths.length !== 1) return {};
        const accepted = new Promise<Settlements>((resolve) => {
          inner.subscribe((path, status) => {
            if (status === 'accepted') resolve(new Map([[path, { status: 'reached' }]]));
          }, forever());
        });
        return { settled: Promise.race([accepted, inner.settled]) };
      }),
  },
  {
    name: 'wrong order: says moving before accepted',
    fails: 'tells a request’s statuses in order',
    break: (harness) =>
      withHandle(harness, (inner) => ({
        subscribe(listener, signal) {
          let held = false;
          inner.subscribe((path, status) => {
            if (status === 'accepted') {
              held = true;
              return;
            }
            if (status === 'moving') listener(path, status);
            if (held) listener(path, 'accepted');
            held = false;
            if (status !== 'moving') listener(path, status);
          }, signal);
        },
      })),
  },
  {
    name: 'deaf while asking: shows no report before the reply',
    fails: 'keeps a report that comes before the reply',
    break(harness) {
      const before = new Map<SignalPath, StoredReading | undefined>();
      const reading = withReading(harness, (actual, path) => (before.has(path) ? before.get(path) : actual));
      return withPort(reading, {
        request(values, signal) {
          const paths = Object.keys(values) as SignalPath[];
          for (const path of paths) before.set(path, harness.port.snapshot().get(path));
          const handle = harness.port.request(values, signal);
          void handle.settled.then(() => paths.forEach((path) => before.delete(path)));
          return handle;
        },
      });
    },
  },
  {
    name: 'never times out',
    fails: 'gives up on a switch after 3 s of silence',
    break: (harness) =>
      withHandle(harness, (inner, paths) => {
        if (paths.some(movesSomething)) return {};
        return {
          status: (path) => (inner.status(path) === 'timed-out' ? 'requested' : inner.status(path)),
          settled: inner.settled.then((all) =>
            [...all.values()].some(({ status }) => status === 'timed-out') ? never : all,
          ),
        };
      }),
  },
  {
    name: 'impatient: gives a motor three seconds',
    fails: 'waits 30 s for what a motor moves',
    break: (harness) =>
      withHandle(harness, (inner) => {
        const start = harness.monotonic();
        const open: readonly (RequestStatus | undefined)[] = ['requested', 'accepted', 'moving'];
        return {
          status: (path) =>
            open.includes(inner.status(path)) && harness.monotonic() - start > 3_000
              ? 'timed-out'
              : inner.status(path),
        };
      }),
  },
  {
    name: 'refuses silently: a no looks like no answer',
    fails: 'passes on the car’s refusal',
    break: (harness) =>
      withSettlement(harness, (one, all) =>
        one.reason === 'car' && all.size === 1 ? { status: 'timed-out' } : one,
      ),
  },
  {
    name: 'no is no: keeps to itself why nothing moves',
    fails: 'says that nothing moves because the car drives',
    break: (harness) =>
      withSettlement(harness, (one) => (one.reason === 'driving' ? { ...one, reason: 'car' } : one)),
  },
  {
    name: 'loses a reason on the way',
    fails: 'gives each refusal a reason of the contract, and nothing else one',
    break: (harness) =>
      withSettlement(harness, (one, all) =>
        one.reason === 'car' && all.size > 1 ? { status: one.status } : one,
      ),
  },
  {
    name: 'corrects a wrong value and goes on',
    fails: 'refuses a value outside its type',
    break: (harness) =>
      withSettlement(harness, (one) => (one.reason === 'invalid-value' ? { status: 'reached' } : one)),
  },
  {
    name: 'says yes to a sensor',
    fails: 'refuses what is no actuator, 112 eCall before all',
    break: (harness) =>
      withSettlement(harness, (one) => (one.reason === 'not-an-actuator' ? { status: 'reached' } : one)),
  },
  {
    name: 'all or nothing: one refusal refuses every path',
    fails: 'settles each path of a request on its own, and all before the request',
    break: (harness) =>
      withSettlement(
        harness,
        (one, all) => [...all.values()].find(({ status }) => status === 'refused') ?? one,
      ),
  },
  {
    name: 'never settles what was aborted',
    fails: 'settles an aborted request as stopped, at once',
    break: (harness) =>
      withHandle(harness, (inner, _paths, signal) => {
        if (signal.aborted) return {};
        return {
          settled: inner.settled.then((all) =>
            [...all.values()].some(({ status }) => status === 'stopped') ? never : all,
          ),
        };
      }),
  },
  {
    name: 'ignores abort: says stopped while the car goes on',
    fails: 'writes the actual value as target when aborted',
    break: (harness) =>
      withPort(harness, {
        request(values, signal) {
          if (signal.aborted) return harness.port.request(values, signal);
          const inner = harness.port.request(values, forever());
          const aborted = new Promise<Settlements>((resolve) => {
            const paths = Object.keys(values) as SignalPath[];
            const stopped = new Map(paths.map((path) => [path, { status: 'stopped' as const }]));
            signal.addEventListener('abort', () => resolve(stopped), { once: true });
          });
          return {
            status: (path) => (signal.aborted ? 'stopped' : inner.status(path)),
            subscribe: (listener, end) => inner.subscribe(listener, end),
            settled: Promise.race([aborted, inner.settled]),
          };
        },
      }),
  },
  {
    name: 'asks although aborted',
    fails: 'asks nothing of the car when aborted before it began',
    break: (harness) =>
      withPort(harness, {
        request(values, signal) {
          if (signal.aborted) harness.port.request(values, forever());
          return harness.port.request(values, signal);
        },
      }),
  },
];
