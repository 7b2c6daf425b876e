import { within } from './within.ts';

/** Where one key lies: a database of a factory. */
export interface KeyPlace {
  readonly factory: IDBFactory;
  readonly database: string;
}

/** Places by name; each can be removed alone. All may reject, none hangs. */
export interface KeyPlaces {
  names(): Promise<readonly string[]>;
  /** Makes the place if there is none. `renew` asks for it anew: another window may have removed and remade it. */
  open(name: string, renew: boolean): Promise<KeyPlace>;
  remove(name: string): Promise<void>;
}

/** The part of the Storage Buckets API used here; TypeScript's DOM types do not have it yet. */
export interface BucketManager {
  open(
    name: string,
    options: { durability: 'strict'; persisted: boolean },
  ): Promise<{ indexedDB: IDBFactory }>;
  keys(): Promise<string[]>;
  delete(name: string): Promise<void>;
}

/** What only keys are called; the vault's buckets never are. */
export const keyPlacePrefix = 'key-';
/** Counters of wrong PINs, a place each. */
export const attemptPlacePrefix = 'try-';

function isPlace(name: string): boolean {
  return name.startsWith(keyPlacePrefix) || name.startsWith(attemptPlacePrefix);
}

/**
 * A storage bucket per key. Each bucket and its factory are held until removed: dropped ones made the next open hang
 * (`facts.md`).
 */
export function bucketPlaces(buckets: BucketManager, timeout: number): KeyPlaces {
  const held = new Map<string, { bucket: object; place: KeyPlace }>();
  return {
    names: async () => (await within(timeout, buckets.keys())).filter(isPlace),
    open: async (name, renew) => {
      const known = held.get(name);
      if (known && !renew) return known.place;
      const bucket = await within(timeout, buckets.open(name, { durability: 'strict', persisted: true }));
      const place: KeyPlace = { factory: bucket.indexedDB, database: 'key' };
      held.set(name, { bucket, place });
      return place;
    },
    remove: async (name) => {
      await within(timeout, buckets.delete(name));
      held.delete(name);
    },
  };
}

/** A database per key, for browsers without storage buckets: removing one leaves its bytes in the browser's files. */
export function databasePlaces(factory: IDBFactory, timeout: number): KeyPlaces {
  return {
    names: async () => {
      const databases = await within(timeout, factory.databases());
      return databases.flatMap(({ name }) => (name !== undefined && isPlace(name) ? [name] : []));
    },
    open: async (name) => ({ factory, database: name }),
    remove: (name) => {
      const request = factory.deleteDatabase(name);
      return within(
        timeout,
        new Promise((resolve, reject) => {
          request.onsuccess = () => resolve();
          request.onerror = () => reject(request.error ?? new DOMException('', 'UnknownError'));
        }),
      );
    },
  };
}
