import type { CategoryId } from '../../platform/contract/service-definition.ts';
import { logFault } from '../fault-log/log-fault.ts';
import { BucketKeys } from './bucket-keys.ts';
import { bucketKind, newBucketName, type BucketKind, type BucketName } from './bucket-name.ts';
import { deleteBucket, listBuckets, openBucketStore, storageFailure } from './bucket-store.ts';
import type { BucketStore, StorageFailure, VaultTools } from './bucket-store.ts';
import { openDeadline, withDeadline } from './deadline.ts';
import { createKeyring, hasKeyring } from './keyring.ts';
import { LedgerError, type Ledger } from './ledger.ts';
import { withKeysLock } from './locks.ts';
import { dataKeyBytes } from './sealing.ts';

/** A bucket after the start. `unreadable`: its key is gone or it does not open; it can only be erased. */
export type StartedBucket =
  | {
      readonly name: BucketName;
      readonly state: 'open';
      readonly store: BucketStore;
      readonly keys: BucketKeys;
    }
  | { readonly name: BucketName; readonly state: 'unreadable'; readonly store: BucketStore | undefined };

export type StartFailure = 'keystore-unreachable' | StorageFailure;
export type StartResult =
  | { readonly ok: true; readonly buckets: readonly StartedBucket[] }
  | { readonly ok: false; readonly reason: StartFailure };

type Found =
  StartedBucket | { readonly name: BucketName; readonly state: 'unfinished'; readonly store: BucketStore };

/**
 * Opens every bucket, and only when all is known puts right what a kill left behind: unfinished buckets are deleted,
 * aliases that no keyring names are destroyed, pages without a key dropped, missing default buckets made. While the
 * keystore cannot be reached nothing is opened and nothing deleted.
 */
export function startBuckets(
  ledger: Ledger,
  tools: VaultTools,
  categories: readonly CategoryId[],
): Promise<StartResult> {
  return withKeysLock(async () => {
    const aliases = await tools.keystore.aliases();
    if (!aliases.ok) return { ok: false, reason: 'keystore-unreachable' };
    const found: Found[] = [];
    const fail = (reason: StartFailure): StartResult => {
      for (const { store } of found) store?.close();
      return { ok: false, reason };
    };
    try {
      for (const name of await withDeadline(tools.clock, openDeadline, listBuckets())) {
        const bucket = await look(name, tools);
        if (typeof bucket === 'string') return fail(bucket);
        found.push(bucket);
      }
      return await putRight(ledger, tools, categories, found, aliases.value);
    } catch (error) {
      if (error instanceof LedgerError) {
        fail('storage-unavailable');
        throw error;
      }
      return fail(storageFailure(error));
    }
  });
}

async function look(name: BucketName, tools: VaultTools): Promise<Found | StartFailure> {
  const opened = await openBucketStore(name, tools);
  if (!opened.ok) {
    return opened.reason === 'storage-timeout'
      ? opened.reason
      : { name, state: 'unreadable', store: undefined };
  }
  const { store } = opened;
  if (!(await hasKeyring(store.database))) {
    const empty = (await store.contents()).length === 0;
    return { name, state: empty ? 'unfinished' : 'unreadable', store };
  }
  const keys = new BucketKeys(store, tools);
  const loaded = await keys.load();
  if (loaded.ok) return { name, state: 'open', store, keys };
  if (loaded.reason === 'unreadable') return { name, state: 'unreadable', store };
  store.close();
  return loaded.reason === 'keystore-unreachable' ? loaded.reason : 'storage-unavailable';
}

async function putRight(
  ledger: Ledger,
  tools: VaultTools,
  categories: readonly CategoryId[],
  found: readonly Found[],
  aliases: readonly string[],
): Promise<StartResult> {
  const buckets: StartedBucket[] = [];
  for (const bucket of found) {
    if (bucket.state === 'unfinished') {
      bucket.store.close();
      await deleteBucket(bucket.name, tools.clock);
    } else buckets.push(bucket);
  }
  const drivers = (): number => buckets.filter(({ name }) => bucketKind(name) === 'driver').length;
  const lost = Math.max(0, (await ledger.driverBuckets()) - drivers());
  if (lost > 0) {
    logFault({ code: 'vault/data-lost', detail: { drivers: lost } });
    await ledger.noteLostDrivers(lost);
  } else await destroyOrphans(ledger, tools, buckets, aliases);
  for (const bucket of buckets) if (bucket.state === 'open') await dropLeftovers(bucket.store);
  for (const kind of ['driver', 'vehicle'] as const) {
    if (buckets.some(({ name }) => bucketKind(name) === kind)) continue;
    const made = await createBucket(kind, tools, categories);
    if (typeof made === 'string') {
      for (const { store } of buckets) store?.close();
      return { ok: false, reason: made };
    }
    buckets.push(made);
  }
  if ((await ledger.driverBuckets()) !== drivers()) await ledger.expectDriverBuckets(drivers());
  return { ok: true, buckets };
}

/**
 * Only when every keyring could be read and no bucket is missing: an alias whose keyring is merely out of sight today
 * would be taken for an orphan, and its data lost for good.
 */
async function destroyOrphans(
  ledger: Ledger,
  tools: VaultTools,
  buckets: readonly StartedBucket[],
  aliases: readonly string[],
): Promise<void> {
  const named = new Set<string>([ledger.alias]);
  for (const { store } of buckets) {
    const alias = await store?.keyringAlias();
    if (alias === undefined) return;
    named.add(alias);
  }
  const orphans = aliases.filter((alias) => !named.has(alias));
  if (orphans.length > 0) await tools.keystore.destroy(orphans);
}

/** A category without a key was erased, and its pages were about to go. */
async function dropLeftovers(store: BucketStore): Promise<void> {
  const contents = await store.contents();
  const leftovers = contents.filter(({ hasKey }) => !hasKey).map(({ category }) => category);
  if (leftovers.length > 0) await store.dropPages(leftovers);
}

/** Makes a bucket with its keyring. Killed before the keyring is stored, it is unfinished and goes at the next start. */
async function createBucket(
  kind: BucketKind,
  tools: VaultTools,
  categories: readonly CategoryId[],
): Promise<StartedBucket | StartFailure> {
  const name = newBucketName(kind, tools.random);
  const opened = await openBucketStore(name, tools);
  if (!opened.ok) return opened.reason;
  const { store } = opened;
  const raw = new Map(categories.map((category) => [category, tools.random(dataKeyBytes)]));
  const made = await createKeyring(store.database, tools.keystore, tools.random, raw);
  const keys = new BucketKeys(store, tools);
  const loaded = made.ok ? await keys.load() : made;
  if (loaded.ok) return { name, state: 'open', store, keys };
  store.close();
  return loaded.reason === 'keystore-unreachable' ? loaded.reason : 'storage-unavailable';
}
