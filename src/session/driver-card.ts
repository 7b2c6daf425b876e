import * as z from 'zod/mini';
import type { Collection } from '../vault/collection.ts';
import type { CollectionDefinition } from '../vault/collection-definition.ts';
import type { Vault } from '../vault/vault.ts';
import type { Session } from './session.ts';

/** Longest name of a driver, in UTF-16 units: more would not fit the status bar anyway. */
export const longestName = 60;

/** What a driver is called and how the car speaks to them. Other fields of the inventory come with later versions. */
export const driverCardSchema = z.object({
  /** As typed; empty where nobody gave one. */
  name: z.string().check(z.maxLength(longestName)),
  /** ISO 639 code of the driver's own choice. Without it the car's language holds (decisions 9). */
  language: z.optional(z.string().check(z.regex(/^[a-z]{2,3}$/))),
  /** `open` until somebody finished or skipped the first run in this installation. */
  firstRun: z.enum(['open', 'finished', 'skipped']),
});
export type DriverCard = z.infer<typeof driverCardSchema>;

export const driverCardCollection: CollectionDefinition<DriverCard> = {
  category: 'driver-card',
  version: 1,
  schema: driverCardSchema,
  migrations: {},
};

/** A driver has one card. */
const recordId = 'card';

const blankCard: DriverCard = { name: '', firstRun: 'open' };

/** How often a change is tried again because another window changed the card in between. */
const attempts = 3;

/** The card of who drives. Read from memory; a change is durable when its promise says so. */
export class DriverCardStore {
  readonly #collection: Collection<DriverCard>;
  #writing: Promise<boolean> = Promise.resolve(true);

  /** `collection` is open. */
  constructor(collection: Collection<DriverCard>) {
    this.#collection = collection;
  }

  /** Blank while nothing is stored, as after an erase. */
  get card(): DriverCard {
    return this.#collection.get(recordId)?.value ?? blankCard;
  }

  /** Changes some fields, after the changes asked for before. False when nothing of it could be stored. */
  change(changes: Partial<DriverCard>): Promise<boolean> {
    this.#writing = this.#writing.then(() => this.#write(changes));
    return this.#writing;
  }

  /** Calls `listener` after every change, of this window or another. */
  subscribe(listener: () => void, signal: AbortSignal): void {
    this.#collection.subscribe(listener, signal);
  }

  async #write(changes: Partial<DriverCard>): Promise<boolean> {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const stored = this.#collection.get(recordId);
      const value = { ...blankCard, ...stored?.value, ...changes };
      const written = await this.#collection.put([
        { id: recordId, value, ...(stored && { revision: stored.revision }) },
      ]);
      if (written.ok) return true;
      if (written.reason !== 'stale') return false;
    }
    return false;
  }
}

/** Reads the card of who drives; undefined when it cannot be read. */
export async function openDriverCard(
  vault: Vault,
  session: Session,
  signal: AbortSignal,
): Promise<DriverCardStore | undefined> {
  const collection = vault.collection(session.driver.name, driverCardCollection);
  const opened = await collection.open(signal);
  return opened.ok ? new DriverCardStore(collection) : undefined;
}
