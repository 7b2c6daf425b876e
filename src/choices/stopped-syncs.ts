import type { CategoryId } from '../../platform/contract/service-definition.ts';
import type { Session } from '../session/session.ts';
import type { Collection } from '../vault/collection.ts';
import type { Vault } from '../vault/vault.ts';
import { choiceCollection } from './choice-collection.ts';
import type { Choice } from './choice-collection.ts';

/** Whose category it is: the random name of a driver's bucket, and the category. */
export interface SyncedCategory {
  readonly bucket: string;
  readonly category: CategoryId;
}

/** How often a write is tried again because another window wrote the same choice in between. */
const attempts = 3;

/**
 * Which categories no device may fill again: an erased category stays erased until its driver turns the sync on
 * (`product.md` section 6). Kept as choices of the car, so that they outlive the erase of a driver's data, and go with a
 * handover. Whatever brings data in by itself has to ask first.
 */
export class StoppedSyncs {
  readonly #collection: Collection<Choice>;

  /** `collection`: the vehicle's choices, open. */
  constructor(collection: Collection<Choice>) {
    this.#collection = collection;
  }

  isStopped(synced: SyncedCategory): boolean {
    return this.#collection.get(recordId(synced))?.value.allowed === false;
  }

  /** True when all of it is durable. */
  async stop(all: readonly SyncedCategory[]): Promise<boolean> {
    let isKept = true;
    for (const synced of all) isKept = (await this.#keep(synced, false)) && isKept;
    return isKept;
  }

  /** The driver's own act. True when it is durable. */
  turnOn(synced: SyncedCategory): Promise<boolean> {
    return this.#keep(synced, true);
  }

  async #keep(synced: SyncedCategory, allowed: boolean): Promise<boolean> {
    const id = recordId(synced);
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const stored = this.#collection.get(id);
      if (stored?.value.allowed === allowed || (stored === undefined && allowed)) return true;
      const value = { allowed, pending: false };
      const written = await this.#collection.put([
        { id, value, ...(stored && { revision: stored.revision }) },
      ]);
      if (written.ok) return true;
      if (written.reason !== 'stale') return false;
    }
    return false;
  }
}

/** No switch is called so (`switches.ts`). */
function recordId({ bucket, category }: SyncedCategory): string {
  return `sync:${bucket}/${category}`;
}

/** Undefined when the vehicle's choices cannot be read: then nothing may be synced. */
export async function openStoppedSyncs(
  vault: Vault,
  session: Session,
  signal?: AbortSignal,
): Promise<StoppedSyncs | undefined> {
  const collection = vault.collection(session.vehicle.name, choiceCollection);
  const opened = await collection.open(signal);
  return opened.ok ? new StoppedSyncs(collection) : undefined;
}
