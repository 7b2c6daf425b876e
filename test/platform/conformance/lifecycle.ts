import type { LifecyclePort } from '../../../platform/contract/lifecycle.ts';
import { equal, type ConformanceCase, type Passing } from './case.ts';

export interface LifecycleHarness extends Passing {
  readonly port: LifecyclePort;
  readonly ignition: (on: boolean) => void;
  readonly suspend: () => void;
  readonly resume: () => void;
  /** Routes the platform was asked to open the app at again. */
  readonly restarts: () => readonly string[];
}

export const lifecycleConformance: readonly ConformanceCase<LifecycleHarness>[] = [
  {
    name: 'tells ignition and suspend in order, each once',
    async run(make) {
      const { port, advance, ignition, suspend, resume } = await make();
      await advance(10);
      const heard: string[] = [];
      port.subscribe((event) => heard.push(event), new AbortController().signal);
      ignition(false);
      ignition(false);
      suspend();
      await advance(1_000);
      resume();
      ignition(true);
      await advance(10);
      equal(heard, ['ignition-off', 'suspend', 'resume', 'ignition-on'], 'events');
    },
  },
  {
    name: 'tells nothing once the listener’s signal aborted',
    async run(make) {
      const { port, advance, ignition } = await make();
      await advance(10);
      const abort = new AbortController();
      const heard: string[] = [];
      port.subscribe((event) => heard.push(event), abort.signal);
      abort.abort();
      ignition(false);
      await advance(10);
      equal(heard, [], 'events');
    },
  },
  {
    name: 'has the app opened again at the route asked for',
    async run(make) {
      const { port, advance, restarts } = await make();
      port.restartApp('/data/contacts');
      await advance(10);
      equal(restarts(), ['/data/contacts'], 'routes');
    },
  },
];
