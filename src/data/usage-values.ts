import type { UsageRecord } from '../../platform/contract/usage.ts';

/** A record as its category's collection takes it. */
export interface UsageValue {
  readonly id: string;
  readonly value: unknown;
}

/** Which record of which category a handed-over one becomes. A device's is called as the car calls the device. Pure. */
export function usageValue(record: UsageRecord): UsageValue {
  const { id, driver: _driver, ...rest } = record;
  switch (rest.kind) {
    case 'trip': {
      const { kind: _kind, at: startedAt, ...trip } = rest;
      return { id, value: { ...trip, startedAt, note: '' } };
    }
    case 'recent-destination': {
      const { kind: _kind, at: startedAt, ...destination } = rest;
      return { id, value: { ...destination, startedAt } };
    }
    case 'account': {
      const { kind: _kind, at: signedInAt, ...account } = rest;
      return { id, value: { ...account, signedInAt } };
    }
    case 'phone':
    case 'wifi': {
      const { device, at: pairedAt, ...paired } = rest;
      return { id: device, value: { ...paired, pairedAt } };
    }
    default:
      return { id, value: rest };
  }
}
