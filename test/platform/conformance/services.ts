import type { DataGroup } from '../../../platform/contract/service-definition.ts';
import type { GateRecord, Refusal, ServicesPort, Transfer } from '../../../platform/contract/services.ts';
import { applied, switchable } from '../emulator/fixture.ts';
import { storedCases } from './stored.ts';
import { check, ConformanceError, equal, forever, type ConformanceCase, type Passing } from './case.ts';

/**
 * A car with the fixture's catalogue, every switch of its own on and the network there, whose services send only
 * when told, and which has been told no choices. It keeps fewer than 100 records.
 */
export interface ServicesHarness extends Passing {
  readonly port: ServicesPort;
  /** The car's wall clock. */
  wallClock(): number;
  /** Makes a service try to send, as it would by itself. */
  send(service: string, groups: readonly DataGroup[]): void;
  /** Triggers 112 eCall. */
  emergencyCall(): void;
}

type Case = ConformanceCase<ServicesHarness>;

export async function started(make: () => Promise<ServicesHarness>): Promise<ServicesHarness> {
  const harness = await make();
  await harness.advance(10);
  return harness;
}

/** The answer to a question to the port, with the time an answer takes. */
export async function answered<T>(harness: ServicesHarness, question: Promise<T>): Promise<T> {
  await harness.advance(0);
  return question;
}

async function all(harness: ServicesHarness): Promise<readonly GateRecord[]> {
  return (await answered(harness, harness.port.since(0))).records;
}

function isRefusal(record: GateRecord): record is Refusal {
  return record.outcome === 'refused';
}

function isTransfer(record: GateRecord): record is Transfer {
  return record.outcome === 'sent';
}

export async function lastRefusal(harness: ServicesHarness): Promise<Refusal> {
  const refusal = (await all(harness)).findLast(isRefusal);
  if (refusal === undefined) throw new ConformanceError('nothing was refused');
  return refusal;
}

export async function lastTransfer(harness: ServicesHarness): Promise<Transfer> {
  const transfer = (await all(harness)).findLast(isTransfer);
  if (transfer === undefined) throw new ConformanceError('nothing was sent');
  return transfer;
}

const cursors = (records: readonly GateRecord[]): number[] => records.map(({ cursor }) => cursor);

export const servicesConformance: readonly Case[] = [
  {
    name: 'refuses everything optional before choices are applied',
    async run(make) {
      const harness = await started(make);
      harness.send('breakdown', ['vehicle']);
      harness.send('quality', ['vehicle']);
      await harness.advance(10);
      const refused = (await all(harness)).filter(isRefusal);
      equal(
        refused.map(({ service, reasons }) => [service, reasons[0]]),
        [
          ['breakdown', 'not-applied'],
          ['quality', 'not-applied'],
        ],
        'refusals',
      );
    },
  },
  {
    name: 'records what a service sent that may: groups, size, receiver, way and time',
    async run(make) {
      const harness = await started(make);
      await answered(harness, harness.port.apply(applied()));
      const before = harness.wallClock();
      harness.send('breakdown', ['vehicle']);
      await harness.advance(10);
      const sent = await lastTransfer(harness);
      equal([sent.service, sent.groups, sent.connection], ['breakdown', ['vehicle'], 'built-in'], 'transfer');
      check(sent.bytes === undefined || sent.bytes > 20, `a transfer of ${sent.bytes} bytes`);
      check(sent.at >= before && sent.at <= before + 10, `stamped ${sent.at}, not ${before}`);
    },
  },
  {
    name: 'stops a service from the moment it is switched off',
    async run(make) {
      const harness = await started(make);
      await answered(harness, harness.port.apply(applied()));
      const off = applied({ services: { [switchable('breakdown')]: false } }, { revision: 2 });
      const result = harness.port.apply(off);
      await harness.advance(0);
      harness.send('breakdown', ['vehicle']);
      await harness.advance(10);
      equal((await lastRefusal(harness)).reasons[0], 'service-off', 'reason');
      await harness.advance(1_000);
      equal(await result, { ok: true }, 'result');
    },
  },
  {
    name: 'refuses an older revision of the same driver and keeps the newer',
    async run(make) {
      const harness = await started(make);
      await answered(harness, harness.port.apply(applied({ network: false }, { revision: 5 })));
      const stale = await answered(harness, harness.port.apply(applied({}, { revision: 4 })));
      equal(stale, { ok: false, reason: 'stale-revision' }, 'result');
      harness.send('breakdown', ['vehicle']);
      await harness.advance(10);
      equal((await lastRefusal(harness)).reasons[0], 'network-off', 'reason');
    },
  },
  {
    name: 'takes another driver’s choices whatever their revision',
    async run(make) {
      const harness = await started(make);
      await answered(harness, harness.port.apply(applied({ network: false }, { revision: 5 })));
      const other = applied({}, { driver: 'driver-2', revision: 0 });
      equal(await answered(harness, harness.port.apply(other)), { ok: true }, 'result');
      harness.send('breakdown', ['vehicle']);
      await harness.advance(10);
      equal((await lastTransfer(harness)).service, 'breakdown', 'service');
    },
  },
  {
    name: 'refuses choices that are none',
    async run(make) {
      const harness = await started(make);
      // What a caller without types can do.
      const broken = { ...applied(), choices: { services: { ecall: false } } } as unknown as ReturnType<
        typeof applied
      >;
      equal(await answered(harness, harness.port.apply(broken)), { ok: false, reason: 'invalid' }, 'result');
    },
  },
  {
    name: 'records a refusal with every reason, in their order',
    async run(make) {
      const harness = await started(make);
      await answered(
        harness,
        harness.port.apply(applied({ privateDrive: true, network: false, services: {} })),
      );
      harness.send('breakdown', ['vehicle', 'contact']);
      await harness.advance(10);
      const { reasons, groups } = await lastRefusal(harness);
      equal(reasons, ['private-drive', 'service-off', 'network-off', 'undeclared-data'], 'reasons');
      equal(groups, ['vehicle', 'contact'], 'groups');
    },
  },
  {
    name: 'never records as sent what was refused',
    async run(make) {
      const harness = await started(make);
      await answered(harness, harness.port.apply(applied({ network: false })));
      const heard: string[] = [];
      harness.port.subscribe((record) => heard.push(record.outcome), forever());
      harness.send('breakdown', ['vehicle']);
      harness.send('marketing', ['usage']);
      await harness.advance(10);
      check(!heard.includes('sent'), 'a listener heard of a transfer that was refused');
      equal((await all(harness)).filter(isTransfer), [], 'transfers');
    },
  },
  {
    name: 'lets no position out while location is off',
    async run(make) {
      const harness = await started(make);
      await answered(harness, harness.port.apply(applied({ location: false })));
      harness.send('breakdown', ['position', 'vehicle']);
      await harness.advance(10);
      equal((await lastTransfer(harness)).groups, ['vehicle'], 'groups');
    },
  },
  {
    name: 'lets 112 eCall out whatever was chosen',
    async run(make) {
      const harness = await started(make);
      const nothing = { network: false, location: false, privateDrive: true, services: {} };
      await answered(harness, harness.port.apply(applied(nothing)));
      harness.emergencyCall();
      await harness.advance(10);
      const sent = (await all(harness)).filter(isTransfer).find(({ service }) => service === 'ecall');
      equal(sent?.connection, 'built-in', 'way of 112 eCall');
    },
  },
  {
    name: 'gives the records after a cursor, oldest first, without a gap',
    async run(make) {
      const harness = await started(make);
      for (let count = 0; count < 5; count++) harness.send('breakdown', ['vehicle']);
      await harness.advance(10);
      const everything = await all(harness);
      equal(
        cursors(everything),
        [...cursors(everything)].sort((a, b) => a - b),
        'order',
      );
      const second = everything[1]?.cursor ?? NaN;
      const later = await answered(harness, harness.port.since(second));
      equal(cursors(later.records), cursors(everything).slice(2), 'records after the second');
      equal([later.gap, later.cursor], [false, everything.at(-1)?.cursor], 'gap and cursor');
    },
  },
  {
    name: 'says so when records after the cursor were lost',
    async run(make) {
      const harness = await started(make);
      harness.send('breakdown', ['vehicle']);
      await harness.advance(10);
      const { cursor } = await answered(harness, harness.port.since(0));
      for (let count = 0; count < 150; count++) harness.send('breakdown', ['vehicle']);
      await harness.advance(10);
      equal((await answered(harness, harness.port.since(cursor))).gap, true, 'gap');
    },
  },
  {
    name: 'takes a cursor it never gave as a gap',
    async run(make) {
      const harness = await started(make);
      harness.send('breakdown', ['vehicle']);
      await harness.advance(10);
      const { gap, records } = await answered(harness, harness.port.since(9_999));
      equal([gap, records.length], [true, 1], 'gap and number of records');
    },
  },
  {
    name: 'tells each record once as it happens, until the listener’s signal aborts',
    async run(make) {
      const harness = await started(make);
      const abort = new AbortController();
      const heard: string[] = [];
      harness.port.subscribe(({ service }) => heard.push(service), abort.signal);
      harness.send('breakdown', ['vehicle']);
      await harness.advance(10);
      harness.send('quality', ['vehicle']);
      await harness.advance(10);
      abort.abort();
      harness.send('rtti', ['traffic']);
      await harness.advance(10);
      equal(heard, ['breakdown', 'quality'], 'records heard');
    },
  },
  ...storedCases,
];
