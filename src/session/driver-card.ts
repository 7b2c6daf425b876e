import * as z from 'zod/mini';
import type { Collection } from '../vault/collection.ts';
import type { CollectionDefinition, WriteResult } from '../vault/collection-definition.ts';
import type { Vault } from '../vault/vault.ts';
import { figureIds } from './figure.ts';
import { pictureSchema } from './picture.ts';

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
  /** Stands for the driver where there is no picture. */
  figure: z.optional(z.enum(figureIds)),
  /** Encoded anew before it came here, so that nothing of the file it was taken from is left. */
  picture: z.optional(pictureSchema),
  /** The driver's own; where one is missing, the car's holds (decisions 9). */
  units: z.optional(
    z.object({
      temperature: z.optional(z.enum(['C', 'F'])),
      distance: z.optional(z.enum(['KILOMETERS', 'MILES'])),
    }),
  ),
  /** Place among the drivers, smallest first. Without one: before those that have. */
  order: z.optional(z.int().check(z.minimum(0), z.maximum(1_000_000))),
  /** The car's id of the key that puts this driver into the seat. On one card only. */
  keyId: z.optional(z.string().check(z.minLength(1), z.maxLength(128))),
});
export type DriverCard = z.infer<typeof driverCardSchema>;

export const driverCardCollection: CollectionDefinition<DriverCard> = {
  category: 'driver-card',
  version: 2,
  schema: driverCardSchema,
  // Everything that 2 adds may be missing.
  migrations: { 1: (card) => card },
};

/** A driver has one card. */
const recordId = 'card';

const blankCard: DriverCard = { name: '', firstRun: 'open' };

/** How often a change is tried again because another window changed the card in between. */
const attempts = 3;

/** The card of one driver. Read from memory; a change is durable when its promise says so. */
export class DriverCardStore {
  readonly #collection: Collection<DriverCard>;
  #writing: Promise<unknown> = Promise.resolve();

  /** `collection` is open. */
  constructor(collection: Collection<DriverCard>) {
    this.#collection = collection;
  }

  /** Blank while nothing is stored, as after an erase. */
  get card(): DriverCard {
    return this.#collection.get(recordId)?.value ?? blankCard;
  }

  /** Whether nothing is stored. */
  get isBlank(): boolean {
    return this.#collection.get(recordId) === undefined;
  }

  /** Changes some fields, after the changes asked for before. False when nothing of it could be stored. */
  async change(changes: Partial<DriverCard>): Promise<boolean> {
    return (await this.write(changes)).ok;
  }

  /** {@link change}, saying why not. */
  write(changes: Partial<DriverCard>): Promise<WriteResult> {
    const written = this.#writing.then(() => this.#write(changes));
    this.#writing = written;
    return written;
  }

  /** Calls `listener` after every change, of this window or another. */
  subscribe(listener: () => void, signal: AbortSignal): void {
    this.#collection.subscribe(listener, signal);
  }

  async #write(changes: Partial<DriverCard>): Promise<WriteResult> {
    for (let attempt = 1; ; attempt += 1) {
      const stored = this.#collection.get(recordId);
      const value = { ...blankCard, ...stored?.value, ...changes };
      const written = await this.#collection.put([
        { id: recordId, value, ...(stored && { revision: stored.revision }) },
      ]);
      if (written.ok || written.reason !== 'stale' || attempt === attempts) return written;
    }
  }
}

/** Reads the card in a driver's bucket, which no PIN locks; undefined when it cannot be read. */
export async function openCardOf(
  vault: Vault,
  bucket: string,
  signal: AbortSignal,
): Promise<DriverCardStore | undefined> {
  const collection = vault.collection(bucket, driverCardCollection);
  const opened = await collection.open(signal);
  return opened.ok ? new DriverCardStore(collection) : undefined;
}
