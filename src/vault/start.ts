import { isVolatileAlias } from '../../platform/contract/keystore-attempts.ts';
import type { CategoryId } from '../../platform/contract/service-definition.ts';
import { logFault } from '../fault-log/log-fault.ts';
import { BucketKeys } from './bucket-keys.ts';
import { bucketKind, type BucketKind, type BucketName } from './bucket-name.ts';
import { deleteBucket, listBuckets, openBucketStore, storageFailure } from './bucket-store.ts';
import type { BucketStore, StorageFailure, VaultTools } from './bucket-store.ts';
import { createBucket, type OpenBucket } from './create-bucket.ts';
import { chooseDriver, guestDriver } from './current-driver.ts';
import { openDeadline, withDeadline } from './deadline.ts';
import { hasKeyring } from './keyring.ts';
import { LedgerError } from './ledger-error.ts';
import type { Ledger } from './ledger.ts';
import { hasOtherWindows, withKeysLock } from './locks.ts';

/** A bucket after the start. `unreadable`: its key is gone or it does not open; it can only be erased. */
export type StartedBucket =
  | OpenBucket
  | {
      readonly name: BucketName;
      readonly state: 'unreadable';
      readonly isGuest: boolean;
      readonly store: BucketStore | undefined;
    };

/** What a start opened. */
export interface StartedVault {
  readonly buckets: readonly StartedBucket[];
  /** Whose bucket this start is for. */
  readonly driver: BucketName;
  /** A guest drives because the car is lent, with a vehicle's bucket that is the guest's too. */
  readonly isLent: boolean;
}

export type StartFailure = 'keystore-unreachable' | StorageFailure;
export type StartResult =
  ({ readonly ok: true } & StartedVault) | { readonly ok: false; readonly reason: StartFailure };

type Found =
  StartedBucket | { readonly name: BucketName; readonly state: 'unfinished'; readonly store: BucketStore };

export interface StartOptions {
  readonly ledger: Ledger;
  readonly tools: VaultTools;
  /** Categories that get their data key when a bucket is made. */
  readonly categories: readonly CategoryId[];
}

/**
 * Opens every bucket, and only when all is known puts right what a kill left behind: unfinished buckets are deleted,
 * aliases that no keyring names are destroyed, pages without a key dropped, guests of earlier starts deleted, missing
 * default buckets made. While the keystore cannot be reached nothing is opened and nothing deleted.
 */
export function startBuckets(options: StartOptions): Promise<StartResult> {
  const { tools } = options;
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
      const right = await putRight(options, found, aliases.value);
      return right.ok ? right : fail(right.reason);
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
      : { name, state: 'unreadable', isGuest: false, store: undefined };
  }
  const { store } = opened;
  if (!(await hasKeyring(store.database))) {
    const empty = (await store.contents()).length === 0;
    return empty
      ? { name, state: 'unfinished', store }
      : { name, state: 'unreadable', isGuest: false, store };
  }
  const isGuest = isVolatileAlias((await store.keyringAlias()) ?? '');
  const keys = new BucketKeys(store, tools);
  const loaded = await keys.load();
  if (loaded.ok) return { name, state: 'open', isGuest, store, keys };
  if (loaded.reason === 'unreadable') return { name, state: 'unreadable', isGuest, store };
  store.close();
  return loaded.reason === 'keystore-unreachable' ? loaded.reason : 'storage-unavailable';
}

async function putRight(
  { ledger, tools, categories }: StartOptions,
  found: readonly Found[],
  aliases: readonly string[],
): Promise<StartResult> {
  const present: StartedBucket[] = [];
  for (const bucket of found) {
    if (bucket.state === 'unfinished') {
      bucket.store.close();
      await deleteBucket(bucket.name, tools.clock);
    } else present.push(bucket);
  }
  const drivers = present.filter(({ name, isGuest }) => bucketKind(name) === 'driver' && !isGuest);
  const expected = await ledger.driverBuckets();
  const lost = Math.max(0, expected - drivers.length);
  // Where a driver was, the vehicle's bucket was too: both are made at the first start, before the count is written.
  const isVehicleLost =
    expected > 0 && !present.some(({ name, isGuest }) => bucketKind(name) === 'vehicle' && !isGuest);
  if (lost > 0 || isVehicleLost) logFault({ code: 'vault/data-lost', detail: { drivers: lost } });
  if (lost > 0) await ledger.noteLostDrivers(lost);
  const isLent = await isCarLent(ledger, tools, present, lost > 0 || isVehicleLost);
  const wanted = await ledger.currentDriver();
  const names = drivers.map(({ name }) => name);
  const chosen = isLent ? guestDriver : chooseDriver(wanted, names);
  const wantedGuests = new Set<BucketKind>([
    ...(chosen === guestDriver ? (['driver'] as const) : []),
    ...(isLent ? (['vehicle'] as const) : []),
  ]);
  const { buckets, spared } = await dropGuests(tools, present, wantedGuests);
  if (!isVehicleLost && (await ledger.lostDrivers()) === 0) {
    await destroyOrphans(ledger, tools, buckets, { aliases, spared });
  }
  for (const bucket of buckets) if (bucket.state === 'open') await dropLeftovers(bucket.store);

  const make = async (kind: 'driver' | 'vehicle', isGuest: boolean): Promise<OpenBucket | StartFailure> => {
    const made = await createBucket({ kind, categories, isGuest }, tools);
    if (typeof made !== 'string') buckets.push(made);
    return made;
  };
  let driver: BucketName | undefined = buckets.find(({ name }) => name === chosen)?.name;
  if (chosen === guestDriver) driver = buckets.find((one) => isGuestOf(one, 'driver'))?.name;
  if (driver === undefined) {
    const made = await make('driver', chosen === guestDriver);
    if (typeof made === 'string') return { ok: false, reason: made };
    driver = made.name;
  }
  if (!buckets.some(({ name, isGuest }) => bucketKind(name) === 'vehicle' && isGuest === isLent)) {
    const made = await make('vehicle', isLent);
    if (typeof made === 'string') return { ok: false, reason: made };
  }
  const count = buckets.filter(({ name, isGuest }) => bucketKind(name) === 'driver' && !isGuest).length;
  if ((await ledger.driverBuckets()) !== count) await ledger.expectDriverBuckets(count);
  const kept = chosen === guestDriver ? guestDriver : driver;
  if (wanted !== kept) await ledger.setCurrentDriver(kept);
  return { ok: true, buckets, driver, isLent };
}

/**
 * By the ledger's note, or by a bucket that is shut. The note of a car in which everything was erased meanwhile has nothing
 * to give back: it goes, and with it the guest in the seat.
 */
async function isCarLent(
  ledger: Ledger,
  { keystore }: VaultTools,
  present: readonly StartedBucket[],
  isDataLost: boolean,
): Promise<boolean> {
  const lent = await ledger.lent();
  const isShut = present.some((bucket) => bucket.state === 'open' && bucket.keys.isShut);
  if (lent === undefined || isShut) return isShut;
  if (isDataLost || present.some(({ name }) => lent.buckets.includes(name))) return true;
  await ledger.setCurrentDriver(lent.driver);
  await ledger.setLent(undefined);
  await keystore.destroy([lent.attempts]);
  return false;
}

function isGuestOf({ name, isGuest }: StartedBucket, kind: BucketKind): boolean {
  return isGuest && bucketKind(name) === kind;
}

/**
 * Deletes guests' buckets, but the present guest's of each wanted kind, and none while another window is open: it might be
 * its guest's. Gives what is left, and the aliases of guests that were let be.
 */
async function dropGuests(
  tools: VaultTools,
  present: readonly StartedBucket[],
  wanted: ReadonlySet<BucketKind>,
): Promise<{ readonly buckets: StartedBucket[]; readonly spared: readonly string[] }> {
  const guests = present.filter(({ isGuest }) => isGuest);
  const own = [...wanted].map((kind) =>
    guests.find((guest) => guest.state === 'open' && isGuestOf(guest, kind)),
  );
  const others = guests.filter((guest) => !own.includes(guest));
  const buckets = present.filter((bucket) => !others.includes(bucket));
  if (others.length === 0) return { buckets, spared: [] };
  const isShared = await hasOtherWindows();
  const spared: string[] = [];
  for (const { name, store } of others) {
    const alias = await store?.keyringAlias();
    store?.close();
    if (!isShared) await deleteBucket(name, tools.clock);
    else if (alias !== undefined) spared.push(alias);
  }
  return { buckets, spared };
}

/**
 * Only when every keyring could be read and no bucket is missing, at this start or at one whose loss nobody has seen yet:
 * an alias whose keyring is merely out of sight today would be taken for an orphan, and its data lost for good.
 */
async function destroyOrphans(
  ledger: Ledger,
  tools: VaultTools,
  buckets: readonly StartedBucket[],
  { aliases, spared }: { readonly aliases: readonly string[]; readonly spared: readonly string[] },
): Promise<void> {
  const named = new Set<string>([ledger.alias, ...spared]);
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
