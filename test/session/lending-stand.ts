import type { LendingParts } from '../../src/session/lend.ts';
import type { CollectionDefinition } from '../../src/vault/collection-definition.ts';
import { rawRows } from '../vault/raw-storage.ts';
import { contacts, GloveboxStand, random, type Contact } from '../vault/glovebox-stand.ts';
import { replaceMethod } from '../vault/replace-method.ts';
import { storagePlace } from '../../src/vault/storage-place.ts';
import type { BucketName } from '../../src/vault/bucket-name.ts';
import type { Vault } from '../../src/vault/vault.ts';

export const lendingPin = '141421';
export const driverPin = '999999';

/** One open category of a driver, one private one, and one of the vehicle: ids as in the inventory. */
const openCategory: CollectionDefinition<Contact> = { ...contacts, category: 'driver-card' };
const comfortCategory: CollectionDefinition<Contact> = { ...contacts, category: 'seat' };
const vehicleCategory: CollectionDefinition<Contact> = { ...contacts, category: 'paired-devices' };

/** What one bucket holds, by category; the reason in place of the records where it does not open. */
export type Held = Readonly<Record<string, unknown>>;

/** A car with a driver, another one under a PIN, a vehicle's and a keeper's bucket, all filled. */
export class LendingStand extends GloveboxStand {
  async parts(vault: Vault): Promise<LendingParts> {
    return { vault, ledger: await this.ledger(), random };
  }

  async fill(): Promise<readonly BucketName[]> {
    const vault = await this.window();
    const other = await vault.createDriver();
    const keeper = await vault.createKeeper('147014');
    if (!other.ok || !keeper.ok) throw new Error('The car is not filled.');
    for (const { name, kind } of vault.buckets) {
      for (const category of categoriesOf(kind))
        await put(vault, name, category, `${name} ${category.category}`);
    }
    const locked = await vault.setPin(other.bucket.name, driverPin);
    if (!locked.ok) throw new Error(locked.reason);
    const names = vault.buckets.map(({ name }) => name);
    this.closeAll();
    return names;
  }

  /** Everything of every bucket, read in a window of its own, in which the driver's PIN is given where it opens anything. */
  async holds(names: readonly BucketName[]): Promise<Held> {
    const vault = await this.window();
    const held: Record<string, unknown> = {};
    for (const name of names) {
      const bucket = vault.buckets.find((one) => one.name === name);
      if (bucket?.hasPin === true && bucket.kind === 'driver') await vault.unlock(name, driverPin);
      for (const category of categoriesOf(bucket?.kind ?? 'driver')) {
        const collection = vault.collection(name, category);
        const opened = await collection.open();
        held[`${bucket?.kind} ${name} ${category.category}`] = opened.ok ? collection.all() : opened.reason;
      }
    }
    this.closeAll();
    return held;
  }
}

function categoriesOf(kind: string): readonly CollectionDefinition<Contact>[] {
  if (kind === 'driver') return [contacts, openCategory, comfortCategory];
  return [kind === 'vehicle' ? vehicleCategory : contacts];
}

async function put(
  vault: Vault,
  bucket: BucketName,
  definition: CollectionDefinition<Contact>,
  name: string,
): Promise<void> {
  const collection = vault.collection(bucket, definition);
  await collection.open();
  const written = await collection.put([{ id: 'one', value: { name } }]);
  if (!written.ok) throw new Error(written.reason);
}

/** Everything in a bucket but its keyring: what lending must not touch. */
export async function pagesOf(bucket: BucketName): Promise<readonly unknown[]> {
  return (await rawRows(bucket)).filter(({ store }) => store !== 'meta');
}

/** Every row of every bucket, as on a copied disk. */
export async function copyDisk(): Promise<ReadonlyMap<string, Awaited<ReturnType<typeof rawRows>>>> {
  const disk = new Map<string, Awaited<ReturnType<typeof rawRows>>>();
  for (const name of await storagePlace().list()) disk.set(name, await rawRows(name));
  return disk;
}

/** Cuts the power before the n-th call of the keystore or write of storage, until restored. */
export function cutAfter(stand: GloveboxStand, calls: number): () => void {
  stand.keystore.failAfter = calls;
  const restore = replaceMethod(
    IDBDatabase.prototype,
    'transaction',
    (transaction) =>
      function (this: IDBDatabase, names, mode, options) {
        if (mode === 'readwrite') {
          stand.keystore.failAfter -= 1;
          if (stand.keystore.failAfter < 0) throw new DOMException('No power.', 'AbortError');
        }
        return transaction.call(this, names, mode, options);
      },
  );
  return () => {
    restore();
    stand.keystore.failAfter = Number.POSITIVE_INFINITY;
  };
}
