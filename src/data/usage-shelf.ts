import type { CategoryId } from '../../platform/contract/service-definition.ts';
import type { Session } from '../session/session.ts';
import type { Collection } from '../vault/collection.ts';
import type { Vault } from '../vault/vault.ts';
import { callsCollection } from './calls/calls-collection.ts';
import { recentDestinationsCollection } from './destinations/recent-destinations-collection.ts';
import { pairedDevicesCollection } from './devices/paired-devices-collection.ts';
import { accountsCollection } from './online/accounts-collection.ts';
import { onlineUseCollection } from './online/online-use-collection.ts';
import { tripsCollection } from './trips/trips-collection.ts';
import type { UsageValue } from './usage-values.ts';
import { voiceCollection } from './voice/voice-collection.ts';

/** `done`: each is stored, was stored before, or does not fit. `later`: not now, all of it may be tried again. */
export type ShelfOutcome = 'done' | 'later';

/** One category that the car hands records over for. */
export interface UsageShelf {
  readonly category: CategoryId;
  put(values: readonly UsageValue[]): Promise<ShelfOutcome>;
}

/** Of who drives, and for what is paired of the vehicle. */
export function usageShelves(vault: Vault, session: Session, signal: AbortSignal): readonly UsageShelf[] {
  const driver = session.driver.name;
  const vehicle = session.vehicle.name;
  return [
    shelf(vault.collection(driver, callsCollection), signal),
    shelf(vault.collection(driver, tripsCollection), signal),
    shelf(vault.collection(driver, recentDestinationsCollection), signal),
    shelf(vault.collection(driver, onlineUseCollection), signal),
    shelf(vault.collection(driver, accountsCollection), signal),
    shelf(vault.collection(driver, voiceCollection), signal),
    shelf(vault.collection(vehicle, pairedDevicesCollection), signal),
  ];
}

function shelf<T>(collection: Collection<T>, signal: AbortSignal): UsageShelf {
  async function put(values: readonly UsageValue[]): Promise<ShelfOutcome> {
    if (!(await collection.open(signal)).ok) return 'later';
    const fresh = [...new Map(values.map((value) => [value.id, value])).values()].filter(
      ({ id }) => collection.get(id) === undefined,
    );
    if (fresh.length === 0) return 'done';
    // The collection checks each against its schema.
    const written = await collection.put(fresh.map(({ id, value }) => ({ id, value: value as T })));
    if (written.ok) return 'done';
    if (written.reason !== 'invalid') return 'later';
    const wrong = new Set(written.problems.map(({ id }) => id));
    return put(fresh.filter(({ id }) => !wrong.has(id)));
  }
  return { category: collection.definition.category, put };
}
