import type { PairingPort } from '../../../platform/contract/pairing.ts';
import { equal, type ConformanceCase, type Passing } from './case.ts';

export interface PairingHarness extends Passing {
  readonly port: PairingPort;
  /** Pairs a phone that is connected; gives its id. */
  readonly plugPhone: (label: string) => Promise<string>;
  /** Ids of what is connected. */
  readonly connected: () => readonly string[];
  /** Kinds of what waits to be handed over. */
  readonly waiting: () => readonly string[];
}

export const pairingConformance: readonly ConformanceCase<PairingHarness>[] = [
  {
    name: 'lists a phone that was paired, hands it over, and tells',
    async run(make) {
      const { port, advance, plugPhone, waiting } = await make();
      let calls = 0;
      const abort = new AbortController();
      port.subscribe(() => calls++, abort.signal);
      await advance(10);
      equal([port.list(), calls], [[], 0], 'at first');
      const id = await plugPhone('Mine');
      await advance(10);
      equal(port.list(), [{ id, kind: 'phone', name: 'Mine' }], 'paired');
      equal([waiting(), calls], [['phone'], 1], 'told');
      abort.abort();
      await plugPhone('Other');
      await advance(10);
      equal(calls, 1, 'after the abort');
    },
  },
  {
    name: 'forgets one: unpaired, disconnected, and nothing of it waits any more',
    async run(make) {
      const { port, advance, plugPhone, connected, waiting } = await make();
      const first = await plugPhone('Mine');
      const second = await plugPhone('Other');
      await advance(10);
      const forgotten = port.forget(first);
      await advance(50);
      equal(await forgotten, { ok: true }, 'forgotten');
      equal(
        port.list().map(({ id }) => id),
        [second],
        'paired',
      );
      equal([connected(), waiting()], [[second], ['phone']], 'connected, waiting');
    },
  },
  {
    name: 'says that it does not know what is not paired',
    async run(make) {
      const { port, advance } = await make();
      for (const id of ['phone-0', 'Not an id']) {
        const forgotten = port.forget(id);
        await advance(50);
        equal(await forgotten, { ok: false, reason: 'unknown' }, id);
      }
    },
  },
];
