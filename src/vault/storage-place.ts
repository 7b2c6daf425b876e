/** A bucket that is held: its StorageBucket object and its factory stay referenced until it is deleted. */
export interface HeldBucket {
  readonly name: string;
  readonly indexedDB: IDBFactory;
  readonly databaseName: string;
  /** Whether the browser promised not to evict it. */
  readonly persisted: boolean;
}

/** Where buckets live: the browser's storage buckets, or the origin's own storage where those are missing. */
export interface StoragePlace {
  /** Whether deleting a bucket removes its files. Only `navigator.storageBuckets.delete()` does (facts, November 2026). */
  readonly removesFiles: boolean;
  list(): Promise<readonly string[]>;
  /** Creates the bucket when it is missing. */
  open(name: string): Promise<HeldBucket>;
  delete(name: string): Promise<void>;
}

interface StorageBucket {
  readonly indexedDB: IDBFactory;
  persist(): Promise<boolean>;
}

interface StorageBucketManager {
  keys(): Promise<string[]>;
  open(name: string): Promise<StorageBucket>;
  delete(name: string): Promise<void>;
}

const databaseName = 'vault';

function bucketManager(): StorageBucketManager | undefined {
  if (!('storageBuckets' in navigator)) return undefined;
  return navigator.storageBuckets as StorageBucketManager;
}

/**
 * Everything opened so far. Dropping a StorageBucket while its database is in use sometimes makes the next open hang
 * for ever (6 of 38 cycles dropped, 0 of 32 held), so each is kept until it is deleted, whoever opened it.
 */
const held = new Map<string, HeldBucket>();
const keptAlive = new Set<StorageBucket>();

function browserBuckets(manager: StorageBucketManager): StoragePlace {
  return {
    removesFiles: true,
    list: () => manager.keys(),
    async open(name) {
      const known = held.get(name);
      if (known !== undefined) return known;
      const bucket = await manager.open(name);
      keptAlive.add(bucket);
      const opened: HeldBucket = {
        name,
        indexedDB: bucket.indexedDB,
        databaseName,
        persisted: await bucket.persist().catch(() => false),
      };
      held.set(name, opened);
      return opened;
    },
    async delete(name) {
      held.delete(name);
      await manager.delete(name);
    },
  };
}

const fallbackPrefix = 'glovebox-';

function originStorage(): StoragePlace {
  return {
    removesFiles: false,
    async list() {
      const databases = await indexedDB.databases();
      return databases.flatMap(({ name }) =>
        name?.startsWith(fallbackPrefix) ? [name.slice(fallbackPrefix.length)] : [],
      );
    },
    async open(name) {
      return {
        name,
        indexedDB,
        databaseName: fallbackPrefix + name,
        persisted: await navigator.storage.persist().catch(() => false),
      };
    },
    async delete(name) {
      await new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase(fallbackPrefix + name);
        request.onsuccess = () => resolve();
        request.onerror = () => reject(request.error ?? new Error('The database could not be deleted.'));
      });
    },
  };
}

/** The place this browser offers. */
export function storagePlace(): StoragePlace {
  const manager = bucketManager();
  return manager === undefined ? originStorage() : browserBuckets(manager);
}
