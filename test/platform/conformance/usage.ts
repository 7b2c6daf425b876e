import type { UsagePort } from '../../../platform/contract/usage.ts';
import { usageBatch } from '../../../platform/contract/usage.ts';
import { equal, forever, type ConformanceCase, type Passing } from './case.ts';

export interface UsageHarness extends Passing {
  readonly port: UsagePort;
  /** Something happens that is to be kept: a memo of this title. */
  readonly happen: (title: string) => void;
}

/** Time passes until `result` is there. */
async function during<T>({ advance }: Passing, result: Promise<T>): Promise<T> {
  await advance(50);
  return result;
}

async function titles(harness: UsageHarness): Promise<readonly string[]> {
  const records = await during(harness, harness.port.pending());
  return records.map((record) => ('title' in record ? record.title : record.kind));
}

export const usageConformance: readonly ConformanceCase<UsageHarness>[] = [
  {
    name: 'hands over what happened, oldest first, again and again until it is settled',
    async run(make) {
      const harness = await make();
      equal(await titles(harness), [], 'at first');
      for (const title of ['a', 'b', 'c']) harness.happen(title);
      equal(await titles(harness), ['a', 'b', 'c'], 'once');
      equal(await titles(harness), ['a', 'b', 'c'], 'twice');
    },
  },
  {
    name: 'forgets what is settled and nothing else',
    async run(make) {
      const harness = await make();
      for (const title of ['a', 'b', 'c']) harness.happen(title);
      const [first, second] = await during(harness, harness.port.pending());
      const ids = [second?.id ?? '', first?.id ?? '', 'nobody'];
      equal(await during(harness, harness.port.settle(ids)), true, 'settled');
      equal(await titles(harness), ['c'], 'left');
    },
  },
  {
    name: 'gives so many at a time and no more',
    async run(make) {
      const harness = await make();
      for (let number = 0; number < usageBatch + 5; number += 1) harness.happen(String(number));
      const first = await during(harness, harness.port.pending());
      equal(first.length, usageBatch, 'first');
      await during(harness, harness.port.settle(first.map(({ id }) => id)));
      equal((await titles(harness)).length, 5, 'then');
    },
  },
  {
    name: 'calls a listener after something happened, and not before',
    async run(make) {
      const { port, advance, happen } = await make();
      let calls = 0;
      port.subscribe(() => calls++, forever());
      await advance(10);
      equal(calls, 0, 'before');
      happen('a');
      await advance(10);
      equal(calls, 1, 'after');
    },
  },
  {
    name: 'tells nothing once the listener’s signal aborted',
    async run(make) {
      const { port, advance, happen } = await make();
      const abort = new AbortController();
      let calls = 0;
      port.subscribe(() => calls++, abort.signal);
      abort.abort();
      happen('a');
      await advance(10);
      equal(calls, 0, 'calls');
    },
  },
];
