import type { GuidancePort } from '../../../platform/contract/guidance.ts';
import { equal, forever, type ConformanceCase, type Passing } from './case.ts';

export interface GuidanceHarness extends Passing {
  readonly port: GuidancePort;
  /** Names of the recent destinations that were handed over. */
  readonly recent: () => readonly string[];
}

const home = { name: 'Home', address: 'Dam 1' };
const far = { name: 'Far', position: { latitude: 10, longitude: 20 } };

export const guidanceConformance: readonly ConformanceCase<GuidanceHarness>[] = [
  {
    name: 'guides to one place at a time and stops when told',
    async run(make) {
      const { port, advance } = await make();
      equal(port.active(), undefined, 'at first');
      const started = port.start(home);
      await advance(50);
      equal(await started, { ok: true }, 'start');
      equal(port.active()?.target, home, 'first');
      void port.start(far);
      await advance(50);
      equal(port.active()?.target, far, 'second');
      void port.stop();
      await advance(50);
      equal(port.active(), undefined, 'stopped');
    },
  },
  {
    name: 'refuses what is no place, and goes on as before',
    async run(make) {
      const { port, advance } = await make();
      void port.start(home);
      await advance(50);
      for (const wrong of [{ name: 'Nowhere' }, { name: 'X', position: { latitude: 91, longitude: 0 } }]) {
        const started = port.start(wrong);
        await advance(50);
        equal(await started, { ok: false, reason: 'invalid' }, wrong.name);
      }
      equal(port.active()?.target, home, 'active');
    },
  },
  {
    name: 'hands each guidance over as a recent destination when it ends, and not before',
    async run(make) {
      const { port, advance, recent } = await make();
      void port.start(home);
      await advance(50);
      equal(recent(), [], 'underway');
      void port.start(far);
      await advance(50);
      equal(recent(), ['Home'], 'replaced');
      void port.stop();
      void port.stop();
      await advance(50);
      equal(recent(), ['Home', 'Far'], 'stopped');
    },
  },
  {
    name: 'tells each change, until the listener’s signal aborts',
    async run(make) {
      const { port, advance } = await make();
      const heard: (string | undefined)[] = [];
      const abort = new AbortController();
      port.subscribe(() => heard.push(port.active()?.target.name), abort.signal);
      port.subscribe(() => undefined, forever());
      void port.start(home);
      await advance(50);
      void port.stop();
      await advance(50);
      equal(heard, ['Home', undefined], 'heard');
      abort.abort();
      void port.start(home);
      await advance(50);
      equal(heard.length, 2, 'after');
    },
  },
];
