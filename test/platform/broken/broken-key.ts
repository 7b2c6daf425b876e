import type { KeyPort } from '../../../platform/contract/key.ts';
import { forever } from '../conformance/case.ts';
import type { KeyHarness } from '../conformance/key.ts';
import type { BrokenAdapter } from './broken-adapter.ts';

function withPort(harness: KeyHarness, change: Partial<KeyPort>): KeyHarness {
  const { port } = harness;
  return {
    ...harness,
    port: {
      present: () => port.present(),
      subscribe: (listener, signal) => port.subscribe(listener, signal),
      ...change,
    },
  };
}

export const brokenKeys: readonly BrokenAdapter<KeyHarness>[] = [
  {
    name: 'takes a key that it does not know for none',
    fails: 'says which key is in, whether it is known, and that there is none',
    break: (harness) =>
      withPort(harness, {
        present() {
          const key = harness.port.present();
          return key.kind === 'unknown' ? { kind: 'none' } : key;
        },
      }),
  },
  {
    name: 'calls a new listener before anything changed',
    fails: 'calls a listener after each change, and not before',
    break: (harness) =>
      withPort(harness, {
        subscribe(listener, signal) {
          harness.port.subscribe(listener, signal);
          queueMicrotask(() => signal.aborted || listener());
        },
      }),
  },
  {
    name: 'lost unsubscribe',
    fails: 'tells nothing once the listener’s signal aborted',
    break: (harness) =>
      withPort(harness, { subscribe: (listener) => harness.port.subscribe(listener, forever()) }),
  },
];
