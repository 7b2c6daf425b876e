import { DriverCardStore, driverCardCollection } from '../../src/session/driver-card.ts';
import type { DriverCard } from '../../src/session/driver-card.ts';
import type { Collection } from '../../src/vault/collection.ts';
import type { StoredRecord } from '../../src/vault/collection-definition.ts';

/** A driver card in memory, and what a test can do to its storage. */
export interface CardStand {
  readonly store: DriverCardStore;
  /** While true, nothing can be written. */
  isFull: boolean;
}

export function cardStand(stored?: DriverCard): CardStand {
  const listeners = new Set<() => void>();
  const records = new Map<string, StoredRecord<DriverCard>>();
  if (stored) records.set('card', { id: 'card', revision: 1, value: stored });
  const stand = { isFull: false };
  const collection: Collection<DriverCard> = {
    definition: driverCardCollection,
    open: async () => ({ ok: true, unreadablePages: 0, lostPages: 0, invalidRecords: 0, headDamaged: false }),
    all: () => [...records.values()],
    get: (id) => records.get(id),
    put: async (changes) => {
      if (stand.isFull) return { ok: false, reason: 'quota' };
      for (const { id, value, revision = 0 } of changes)
        records.set(id, { id, value, revision: revision + 1 });
      for (const listener of listeners) listener();
      return { ok: true };
    },
    remove: async () => ({ ok: true }),
    expire: async () => ({ ok: true, ids: [] }),
    restore: async () => ({ ok: true }),
    setAside: async () => ({ ok: true, ids: [] }),
    subscribe: (listener, signal) => {
      listeners.add(listener);
      signal.addEventListener('abort', () => listeners.delete(listener));
    },
  };
  return Object.assign(stand, { store: new DriverCardStore(collection) });
}
