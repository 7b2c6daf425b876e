import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { leastSummed, mostDetails, summed } from '../../src/choices/transfer-hours.ts';
import type { StoredTransfer } from '../../src/choices/transfers-collection.ts';
import type { StoredRecord } from '../../src/vault/collection-definition.ts';

const hour = 3_600_000;
const now = 1_000 * hour;

type Log = Map<string, StoredRecord<StoredTransfer>>;

const logOf = (ats: readonly number[]): Log =>
  new Map(
    ats.map((at, place) => {
      const common = { service: place % 3 === 0 ? 'rtti' : 'remote', groups: ['vehicle'] as ['vehicle'], at };
      const value: StoredTransfer =
        place % 2 === 0
          ? { kind: 'sent', ...common, bytes: 10, connection: 'built-in' }
          : { kind: 'refused', ...common, reasons: ['service-off'] };
      return [`d-${place}`, { id: `d-${place}`, revision: 1, value }];
    }),
  );

/** Writes as the vault would; a kill comes before what was summed went. */
function write(log: Log, isKilled = false): void {
  const { hours, gone } = summed([...log.values()], now);
  for (const { id, value, revision = 0 } of hours) log.set(id, { id, value, revision: revision + 1 });
  if (!isKilled) for (const id of gone) log.delete(id);
}

const totals = (log: Log): readonly number[] => {
  const all = [...log.values()].map(({ value }) => value);
  const of = (count: (value: StoredTransfer) => number): number =>
    all.reduce((sum, one) => sum + count(one), 0);
  return [
    of((one) => (one.kind === 'sent' ? 1 : one.kind === 'hour' ? one.sent : 0)),
    of((one) => (one.kind === 'refused' ? 1 : one.kind === 'hour' ? one.refused : 0)),
    of((one) => (one.kind === 'sent' ? (one.bytes ?? 0) : one.kind === 'hour' ? one.bytes : 0)),
  ];
};

test.describe('the log of what left the car', () => {
  test('keeps a day one by one, and sums of an hour of what is older', () => {
    const log = logOf(
      Array.from({ length: leastSummed + 10 }, (_, place) => now - 30 * hour + place * 1_000),
    );
    log.set('new', { id: 'new', revision: 1, value: { kind: 'gap', at: now, until: now } });
    const before = totals(log);
    write(log);
    expect([...log.values()].map(({ value }) => value.kind).toSorted()).toEqual(['gap', 'hour', 'hour']);
    expect(totals(log)).toEqual(before);
  });

  test('leaves few alone, and of very many keeps the newest', () => {
    const few = logOf(Array.from({ length: leastSummed - 1 }, (_, place) => now - 30 * hour + place));
    expect(summed([...few.values()], now)).toEqual({ hours: [], gone: [] });
    const many = logOf(Array.from({ length: mostDetails + leastSummed }, (_, place) => now - 10_000 + place));
    const { gone } = summed([...many.values()], now);
    expect(gone).toEqual(Array.from({ length: leastSummed }, (_, place) => `d-${place}`));
  });

  test('counts everything once, whatever comes when and wherever a kill comes', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: now - 100 * hour, max: now }), {
          minLength: leastSummed,
          maxLength: 600,
        }),
        fc.boolean(),
        (ats, isKilled) => {
          const log = logOf(ats);
          const before = totals(log);
          write(log, isKilled);
          write(log);
          if (totals(log).join() !== before.join()) expect(totals(log)).toEqual(before);
        },
      ),
      { numRuns: 200 },
    );
  });
});
