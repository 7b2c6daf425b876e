import type {
  AppliedChoices,
  GateRecord,
  ReadStored,
  ServicesPort,
} from '../../../platform/contract/services.ts';
import { forever } from '../conformance/case.ts';
import type { ServicesHarness } from '../conformance/services.ts';
import { applied } from '../emulator/fixture.ts';
import type { BrokenAdapter } from './broken-adapter.ts';

type Broken = BrokenAdapter<ServicesHarness>;

function withPort(harness: ServicesHarness, port: Partial<ServicesPort>): ServicesHarness {
  const { port: inner } = harness;
  return {
    ...harness,
    port: {
      apply: (choices) => inner.apply(choices),
      subscribe: (listener, signal) => inner.subscribe(listener, signal),
      since: (cursor) => inner.since(cursor),
      provide: (read, signal) => inner.provide(read, signal),
      ...port,
    },
  };
}

function withApplied(
  harness: ServicesHarness,
  change: (choices: AppliedChoices) => AppliedChoices,
): ServicesHarness {
  return withPort(harness, { apply: (choices) => harness.port.apply(change(choices)) });
}

/** Changes each record on its way, or drops it. */
function withRecords(
  harness: ServicesHarness,
  change: (record: GateRecord) => GateRecord | undefined,
): ServicesHarness {
  return withPort(harness, {
    subscribe(listener, signal) {
      harness.port.subscribe((record) => {
        const changed = change(record);
        if (changed !== undefined) listener(changed);
      }, signal);
    },
    async since(cursor) {
      const history = await harness.port.since(cursor);
      return { ...history, records: history.records.map(change).filter((record) => record !== undefined) };
    },
  });
}

const applying: readonly Broken[] = [
  {
    name: 'allows until told otherwise',
    fails: 'refuses everything optional before choices are applied',
    break(harness) {
      void harness.port.apply(applied({}, { driver: 'nobody', revision: 0 }));
      return harness;
    },
  },
  {
    name: 'apply takes effect late',
    fails: 'stops a service from the moment it is switched off',
    break(harness) {
      let newest = Infinity;
      const late: (() => void)[] = [];
      const wrapped = withPort(harness, {
        apply(choices) {
          const isChange = choices.revision > newest;
          newest = choices.revision;
          if (!isChange) return harness.port.apply(choices);
          return new Promise((resolve) => late.push(() => resolve(harness.port.apply(choices))));
        },
      });
      return {
        ...wrapped,
        async advance(ms) {
          await harness.advance(ms);
          if (ms > 0) for (const act of late.splice(0)) act();
          await harness.advance(0);
        },
      };
    },
  },
  {
    name: 'takes an older revision for the newest',
    fails: 'refuses an older revision of the same driver and keeps the newer',
    break(harness) {
      let newest = 0;
      return withApplied(harness, (choices) => {
        if (choices.driver !== 'driver-1') return choices;
        newest = Math.max(newest, choices.revision);
        return { ...choices, revision: newest };
      });
    },
  },
  {
    name: 'knows one driver only',
    fails: 'takes another driver’s choices whatever their revision',
    break: (harness) => withApplied(harness, (choices) => ({ ...choices, driver: 'driver-1' })),
  },
  {
    name: 'says yes to choices that are none',
    fails: 'refuses choices that are none',
    break: (harness) =>
      withPort(harness, {
        async apply(choices) {
          const result = await harness.port.apply(choices);
          return !result.ok && result.reason === 'invalid' ? { ok: true } : result;
        },
      }),
  },
  {
    name: 'forgets the location switch',
    fails: 'lets no position out while location is off',
    break: (harness) =>
      withApplied(harness, (choices) =>
        choices.choices.network && !choices.choices.location
          ? { ...choices, choices: { ...choices.choices, location: true } }
          : choices,
      ),
  },
];

const recording: readonly Broken[] = [
  {
    name: 'stamps a record in seconds',
    fails: 'records what a service sent that may: groups, size, receiver, way and time',
    break: (harness) => withRecords(harness, (record) => ({ ...record, at: Math.floor(record.at / 1_000) })),
  },
  {
    name: 'names the first reason only',
    fails: 'records a refusal with every reason, in their order',
    break: (harness) =>
      withRecords(harness, (record) =>
        record.outcome === 'refused' ? { ...record, reasons: record.reasons.slice(0, 1) } : record,
      ),
  },
  {
    name: 'records before the gate',
    fails: 'never records as sent what was refused',
    break: (harness) =>
      withPort(harness, {
        subscribe(listener, signal) {
          harness.port.subscribe((record) => {
            if (record.outcome === 'refused' && !record.reasons.includes('not-applied')) {
              const { cursor, service, groups, at } = record;
              listener({ outcome: 'sent', cursor, service, groups, connection: 'built-in', at });
            }
            listener(record);
          }, signal);
        },
      }),
  },
  {
    name: 'keeps 112 eCall to itself',
    fails: 'lets 112 eCall out whatever was chosen',
    break: (harness) => withRecords(harness, (record) => (record.service === 'ecall' ? undefined : record)),
  },
  {
    name: 'gives the cursor’s own record again',
    fails: 'gives the records after a cursor, oldest first, without a gap',
    break: (harness) => withPort(harness, { since: (cursor) => harness.port.since(Math.max(0, cursor - 1)) }),
  },
  {
    name: 'hides that records were lost',
    fails: 'says so when records after the cursor were lost',
    break: (harness) =>
      withPort(harness, {
        async since(cursor) {
          const history = await harness.port.since(cursor);
          return cursor <= history.cursor ? { ...history, gap: false } : history;
        },
      }),
  },
  {
    name: 'takes any cursor for its own',
    fails: 'takes a cursor it never gave as a gap',
    break: (harness) =>
      withPort(harness, {
        async since(cursor) {
          const history = await harness.port.since(cursor);
          return cursor > history.cursor ? { ...history, gap: false } : history;
        },
      }),
  },
  {
    name: 'lost unsubscribe of services',
    fails: 'tells each record once as it happens, until the listener’s signal aborts',
    break: (harness) =>
      withPort(harness, { subscribe: (listener) => harness.port.subscribe(listener, forever()) }),
  },
];

/** Gives out through `wrap` instead. */
function withReader(
  harness: ServicesHarness,
  wrap: (read: ReadStored) => ReadStored,
  lifetime = (signal: AbortSignal): AbortSignal => signal,
): ServicesHarness {
  return withPort(harness, {
    provide: (read, signal) => harness.port.provide(wrap(read), lifetime(signal)),
  });
}

const giving: readonly Broken[] = [
  {
    name: 'remembers what it was given once',
    fails: 'asks for what is stored each time that it is sent',
    break(harness) {
      const known = new Map<string, ReturnType<ReadStored>>();
      return withReader(harness, (read) => (category) => {
        const reading = known.get(category) ?? read(category);
        known.set(category, reading);
        return reading;
      });
    },
  },
  {
    name: 'asks once for each transfer, however long the rest takes',
    fails: 'sends nothing of what was set aside while the rest was read',
    break(harness) {
      const known = new Map<string, ReturnType<ReadStored>>();
      return {
        ...withReader(harness, (read) => (category) => {
          const reading = known.get(category) ?? read(category);
          known.set(category, reading);
          return reading;
        }),
        send(service, groups) {
          known.clear();
          harness.send(service, groups);
        },
      };
    },
  },
  {
    name: 'asks whatever the gate says',
    fails: 'asks for nothing that it refuses, and for nothing that is not stored',
    break(harness) {
      let reader: ReadStored | undefined;
      return {
        ...withPort(harness, {
          provide(read, signal) {
            reader = read;
            signal.addEventListener('abort', () => (reader = undefined));
            harness.port.provide(read, signal);
          },
        }),
        send(service, groups) {
          if (groups.includes('address-book')) void reader?.('contacts');
          harness.send(service, groups);
        },
      };
    },
  },
  {
    name: 'never stops asking',
    fails: 'sends nothing of what is stored once nobody gives it out any more',
    break: (harness) => withReader(harness, (read) => read, forever),
  },
  {
    name: 'waits for ever for who gives out',
    fails: 'sends without what is not given out in time',
    break(harness) {
      let isAsked = false;
      return {
        ...withReader(harness, (read) => (category) => {
          isAsked = true;
          return read(category);
        }),
        advance: (ms) => harness.advance(isAsked ? Math.min(ms, 2_000) : ms),
      };
    },
  },
];

export const brokenServices: readonly Broken[] = [...applying, ...recording, ...giving];
