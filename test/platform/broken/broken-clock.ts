import type { Clock } from '../../../platform/contract/clock.ts';
import { forever } from '../conformance/case.ts';
import type { ClockHarness } from '../conformance/clock.ts';
import type { BrokenAdapter } from './broken-adapter.ts';

function withPort(harness: ClockHarness, change: Partial<Clock>): ClockHarness {
  const { port } = harness;
  return {
    ...harness,
    port: {
      now: () => port.now(),
      isTrusted: () => port.isTrusted(),
      monotonic: () => port.monotonic(),
      after: (ms, action, signal) => port.after(ms, action, signal),
      ...change,
    },
  };
}

export const brokenClocks: readonly BrokenAdapter<ClockHarness>[] = [
  {
    name: 'counts wall-clock time in tenths',
    fails: 'runs with time, wall clock and monotonic alike',
    break: (harness) => withPort(harness, { now: () => harness.port.now() / 10 }),
  },
  {
    name: 'takes the wall clock for monotonic',
    fails: 'keeps monotonic time when the wall clock jumps back',
    break: (harness) => withPort(harness, { monotonic: () => harness.port.now() }),
  },
  {
    name: 'trusts for ever',
    fails: 'does not vouch for a wall clock that jumped',
    break: (harness) => withPort(harness, { isTrusted: () => true }),
  },
  {
    name: 'runs an action twice',
    fails: 'runs an action once, not before its time, also across a jump',
    break: (harness) =>
      withPort(harness, {
        after(ms, action, signal) {
          harness.port.after(ms, action, signal);
          harness.port.after(ms + 1, action, signal);
        },
      }),
  },
  {
    name: 'runs an aborted action',
    fails: 'does not run an action whose signal was aborted',
    break: (harness) =>
      withPort(harness, { after: (ms, action) => harness.port.after(ms, action, forever()) }),
  },
];
