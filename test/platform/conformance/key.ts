import type { CarKey, KeyPort } from '../../../platform/contract/key.ts';
import { equal, forever, type ConformanceCase, type Passing } from './case.ts';

export interface KeyHarness extends Passing {
  readonly port: KeyPort;
  readonly putKey: (key: CarKey) => void;
}

const known: CarKey = { kind: 'known', id: 'key-1' };

export const keyConformance: readonly ConformanceCase<KeyHarness>[] = [
  {
    name: 'says which key is in, whether it is known, and that there is none',
    async run(make) {
      const { port, advance, putKey } = await make();
      for (const key of [
        known,
        { kind: 'known', id: 'key-2' },
        { kind: 'unknown' },
        { kind: 'none' },
      ] as const) {
        putKey(key);
        await advance(10);
        equal(port.present(), key, 'key');
      }
    },
  },
  {
    name: 'calls a listener after each change, and not before',
    async run(make) {
      const { port, advance, putKey } = await make();
      const heard: CarKey[] = [];
      port.subscribe(() => heard.push(port.present()), forever());
      await advance(10);
      equal(heard, [], 'keys before a change');
      putKey(known);
      await advance(10);
      putKey(known);
      await advance(10);
      putKey({ kind: 'none' });
      await advance(10);
      equal(heard, [known, { kind: 'none' }], 'keys');
    },
  },
  {
    name: 'tells nothing once the listener’s signal aborted',
    async run(make) {
      const { port, advance, putKey } = await make();
      const abort = new AbortController();
      let calls = 0;
      port.subscribe(() => calls++, abort.signal);
      abort.abort();
      putKey(known);
      await advance(10);
      equal(calls, 0, 'calls');
    },
  },
];
