import type { SignalPath } from '../../../platform/contract/signals.ts';
import { forever } from '../conformance/case.ts';
import type { SignalsHarness } from '../conformance/signals.ts';
import type { BrokenAdapter } from './broken-adapter.ts';
import { withPort, withReading, type StoredReading } from './wrapped-request.ts';

export const brokenReadings: readonly BrokenAdapter<SignalsHarness>[] = [
  {
    name: 'first call says nothing',
    fails: 'calls a new listener once, soon, with what is known of its paths',
    break: (harness) =>
      withPort(harness, {
        subscribe(paths, listener, signal) {
          let calls = 0;
          harness.port.subscribe(paths, (changed) => listener(calls++ === 0 ? new Set() : changed), signal);
        },
      }),
  },
  {
    name: 'tells everyone everything',
    fails: 'reports a change, and to listeners of that path only',
    break: (harness) =>
      withPort(harness, {
        subscribe(paths, listener, signal) {
          let isFirst = true;
          const more: readonly SignalPath[] = [...paths, 'Vehicle.Cabin.Infotainment.HMI.DayNightMode'];
          harness.port.subscribe(
            more,
            (changed) => {
              listener(isFirst ? new Set(paths) : changed);
              isFirst = false;
            },
            signal,
          );
        },
      }),
  },
  {
    name: 'lost unsubscribe',
    fails: 'never calls a listener whose signal was aborted',
    break: (harness) =>
      withPort(harness, {
        subscribe: (paths, listener) => harness.port.subscribe(paths, listener, forever()),
      }),
  },
  {
    name: 'forgets redelivery: only a change makes a reading fresh',
    fails: 'delivers every driving signal again at least once a second',
    break(harness) {
      const first = new Map<SignalPath, StoredReading>();
      return withReading(harness, (reading, path) => {
        const kept = first.get(path);
        if (kept !== undefined && reading !== undefined && kept.value === reading.value) return kept;
        if (reading !== undefined) first.set(path, reading);
        return reading;
      });
    },
  },
  {
    name: 'stale value: stamps a reading when it is read',
    fails: 'leaves a reading its delivery time when the car falls silent',
    break: (harness) =>
      withReading(harness, (reading) => reading && { ...reading, deliveredAt: harness.monotonic() }),
  },
  {
    name: 'car’s time: stamps a reading with a wall clock',
    fails: 'stamps a reading with the monotonic time of its delivery',
    break: (harness) =>
      withReading(
        harness,
        (reading) => reading && { ...reading, deliveredAt: reading.deliveredAt + 1_700_000_000_000 },
      ),
  },
  {
    name: 'keeps the last value of what is unavailable',
    fails: 'shows an unavailable signal as a reading without a value',
    break(harness) {
      const last = new Map<SignalPath, unknown>();
      for (const path of ['Vehicle.Cabin.Infotainment.HMI.DayNightMode'] as const) {
        harness.port.subscribe(
          [path],
          () => last.set(path, harness.port.snapshot().get(path)?.value ?? last.get(path)),
          forever(),
        );
      }
      return withReading(
        harness,
        (reading, path) => reading && { ...reading, value: reading.value ?? last.get(path) },
      );
    },
  },
  {
    name: 'remembers through a suspend',
    fails: 'forgets every reading at a suspend and tells listeners',
    break(harness) {
      const last = new Map<SignalPath, StoredReading>();
      const wrapped = withReading(harness, (reading, path) => reading ?? last.get(path));
      return {
        ...wrapped,
        suspend() {
          const path = 'Vehicle.Cabin.Infotainment.HMI.DayNightMode';
          const reading = harness.port.snapshot().get(path);
          if (reading !== undefined) last.set(path, reading);
          harness.suspend();
        },
      };
    },
  },
  {
    name: 'does not wake up after a suspend',
    fails: 'delivers everything again after a resume',
    break(harness) {
      let slept = false;
      const wrapped = withReading(harness, (reading) => (slept ? undefined : reading));
      return {
        ...wrapped,
        suspend() {
          slept = true;
          harness.suspend();
        },
      };
    },
  },
];
