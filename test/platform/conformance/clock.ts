import type { Clock } from '../../../platform/contract/clock.ts';
import { check, equal, forever, type ConformanceCase, type Passing } from './case.ts';

export interface ClockHarness extends Passing {
  readonly port: Clock;
  /** The car's wall clock jumps, and the car does not vouch for it until it jumps back. */
  readonly jump: (ms: number) => void;
  readonly jumpBack: (ms: number) => void;
}

export const clockConformance: readonly ConformanceCase<ClockHarness>[] = [
  {
    name: 'runs with time, wall clock and monotonic alike',
    async run(make) {
      const { port, advance } = await make();
      const [now, monotonic] = [port.now(), port.monotonic()];
      await advance(5_000);
      equal([port.now() - now, port.monotonic() - monotonic], [5_000, 5_000], 'time passed');
    },
  },
  {
    name: 'keeps monotonic time when the wall clock jumps back',
    async run(make) {
      const { port, advance, jump } = await make();
      const [now, monotonic] = [port.now(), port.monotonic()];
      jump(-3_600_000);
      await advance(1_000);
      check(port.now() < now, 'the wall clock did not jump');
      equal(port.monotonic() - monotonic, 1_000, 'monotonic time passed');
    },
  },
  {
    name: 'does not vouch for a wall clock that jumped',
    async run(make) {
      const { port, advance, jump, jumpBack } = await make();
      equal(port.isTrusted(), true, 'trusted at first');
      jump(86_400_000);
      await advance(10);
      equal(port.isTrusted(), false, 'trusted after the jump');
      jumpBack(86_400_000);
      await advance(10);
      equal(port.isTrusted(), true, 'trusted once set right');
    },
  },
  {
    name: 'runs an action once, not before its time, also across a jump',
    async run(make) {
      const { port, advance, jump } = await make();
      let runs = 0;
      port.after(1_000, () => runs++, forever());
      jump(86_400_000);
      await advance(999);
      equal(runs, 0, 'runs before its time');
      await advance(1);
      await advance(5_000);
      equal(runs, 1, 'runs');
    },
  },
  {
    name: 'does not run an action whose signal was aborted',
    async run(make) {
      const { port, advance } = await make();
      const [before, later] = [new AbortController(), new AbortController()];
      let runs = 0;
      before.abort();
      port.after(100, () => runs++, before.signal);
      port.after(100, () => runs++, later.signal);
      await advance(50);
      later.abort();
      await advance(1_000);
      equal(runs, 0, 'runs');
    },
  },
];
