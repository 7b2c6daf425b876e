import { deleteBucket, listBuckets, openBucketStore } from '../vault/bucket-store.ts';
import type { BucketStore, VaultTools } from '../vault/bucket-store.ts';
import type { BucketName } from '../vault/bucket-name.ts';
import { isBucketName } from '../vault/bucket-name.ts';
import type { Ledger } from '../vault/ledger.ts';
import { seizeVault, withKeysLock } from '../vault/locks.ts';
import type { HeldLock } from '../vault/locks.ts';
import type { EraseWorld, FoundBucket } from './world.ts';

/** The real places an erase works on. Ended by {@link RealEraseWorld.release}, or with the page. */
export interface RealEraseWorld extends EraseWorld {
  release(): void;
}

export interface WorldSources extends Pick<EraseWorld, 'car' | 'aged' | 'certifier'> {
  readonly ledger: Ledger;
  readonly tools: Omit<VaultTools, 'keystore'>;
}

/** Opens each bucket once, when first asked. */
export function openEraseWorld({ ledger, tools, car, aged, certifier }: WorldSources): RealEraseWorld {
  const opened = new Map<BucketName, Promise<BucketStore | undefined>>();
  let seized: HeldLock | undefined;
  const open = async (name: BucketName): Promise<BucketStore | undefined> => {
    const result = await openBucketStore(name, { ...tools, keystore: ledger.keystore });
    return result.ok ? result.store : undefined;
  };
  return {
    journal: ledger,
    keystore: ledger.keystore,
    clock: tools.clock,
    keptAliases: [ledger.alias],
    car,
    aged,
    certifier,
    async buckets() {
      const found: FoundBucket[] = [];
      for (const name of await listBuckets()) {
        const store = opened.get(name) ?? open(name);
        opened.set(name, store);
        found.push({ name, store: await store });
      }
      return found;
    },
    async deleteBucket(name) {
      if (!isBucketName(name)) return false;
      // Held open here, it could not go where deleting waits for that.
      (await opened.get(name))?.close();
      opened.delete(name);
      return (await deleteBucket(name, tools.clock)).ok;
    },
    expectDrivers: (count) => ledger.expectDriverBuckets(count),
    stopWindows: async () => {
      seized ??= await seizeVault();
    },
    withKeys: withKeysLock,
    release: () => {
      seized?.release();
      for (const store of opened.values()) void store.then((one) => one?.close());
    },
  };
}
