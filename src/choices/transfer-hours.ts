import type { RecordChange, StoredRecord } from '../vault/collection-definition.ts';
import type { StoredTransfer } from './transfers-collection.ts';

const hourMs = 3_600_000;
/** Detail is kept for a day (decisions 10). */
const detailFor = 24 * hourMs;
/** And of a day with very many, the newest only. */
export const mostDetails = 1_000;
/** Sums are made for at least so many at once, for each time the category is re-keyed without what they hold. */
export const leastSummed = 200;
/** 28 days of 7 services around the clock; the oldest beyond that go. */
const mostHours = 5_000;

type Detail = Extract<StoredTransfer, { kind: 'sent' | 'refused' }>;
type Hour = Extract<StoredTransfer, { kind: 'hour' }>;

/**
 * What becomes of a log that has grown: sums of an hour of one service to be written, and the ids of what goes then. Pure. A sum
 * says up to when it counts, so what a kill left beside it is not counted again.
 */
export function summed(
  all: readonly StoredRecord<StoredTransfer>[],
  now: number,
): { readonly hours: readonly RecordChange<StoredTransfer>[]; readonly gone: readonly string[] } {
  const details = all
    .flatMap(({ id, value }) => (value.kind === 'sent' || value.kind === 'refused' ? [{ id, value }] : []))
    .toSorted((a, b) => a.value.at - b.value.at);
  const tooMany = details.length - mostDetails;
  const old = details.filter(({ value }, place) => place < tooMany || value.at < now - detailFor);
  if (old.length < leastSummed) return { hours: [], gone: [] };
  const known = new Map(
    all.flatMap(({ id, value, revision }) => (value.kind === 'hour' ? [[id, { value, revision }]] : [])),
  );
  const hours = new Map<string, Hour>();
  for (const { value } of old) {
    const at = value.at - (value.at % hourMs);
    const id = `hour-${at}-${value.service}`;
    const stored = known.get(id)?.value;
    if (stored?.countedTo !== undefined && value.at <= stored.countedTo) continue;
    hours.set(id, added(hours.get(id) ?? stored ?? emptyHour(value, at), value));
  }
  const tooOld = [...known]
    .toSorted(([, a], [, b]) => b.value.at - a.value.at)
    .slice(mostHours)
    .map(([id]) => id)
    .filter((id) => !hours.has(id));
  return {
    hours: [...hours].map(([id, value]) => {
      const revision = known.get(id)?.revision;
      return { id, value, ...(revision !== undefined && { revision }) };
    }),
    gone: [...old.map(({ id }) => id), ...tooOld],
  };
}

function emptyHour({ service }: Detail, at: number): Hour {
  return { kind: 'hour', service, groups: [], sent: 0, refused: 0, bytes: 0, at };
}

function added(hour: Hour, detail: Detail): Hour {
  const isSent = detail.kind === 'sent';
  return {
    ...hour,
    groups: [...new Set([...hour.groups, ...detail.groups])],
    sent: hour.sent + (isSent ? 1 : 0),
    refused: hour.refused + (isSent ? 0 : 1),
    bytes: hour.bytes + (isSent ? (detail.bytes ?? 0) : 0),
    countedTo: detail.at,
  };
}
