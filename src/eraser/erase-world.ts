import { listBuckets, openBucketStore } from '../vault/bucket-store.ts';
import type { BucketStore, VaultTools } from '../vault/bucket-store.ts';
import type { Ledger } from '../vault/ledger.ts';
import { seizeVault } from '../vault/locks.ts';
import type { HeldLock } from '../vault/locks.ts';
import type { EraseWorld } from './world.ts';

/** The real places an erase works on. Ended by {@link RealEraseWorld.release}, or with the page. */
export interface RealEraseWorld extends EraseWorld {
  release(): void;
}

/** A bucket that would not open. The erase stops where it is and is resumed at the next start. */
export class BucketUnreachableError extends Error {
  readonly code = 'eraser/bucket-unreachable';
  constructor() {
    super('A storage bucket does not open. The erase goes on at the next start.');
  }
}

/** Opens every bucket there is, once, when first asked. */
export function openEraseWorld(ledger: Ledger, tools: Omit<VaultTools, 'keystore'>): RealEraseWorld {
  let opened: Promise<readonly BucketStore[]> | undefined;
  let seized: HeldLock | undefined;
  const openAll = async (): Promise<readonly BucketStore[]> => {
    const stores: BucketStore[] = [];
    for (const name of await listBuckets()) {
      const result = await openBucketStore(name, { ...tools, keystore: ledger.keystore });
      if (!result.ok) throw new BucketUnreachableError();
      stores.push(result.store);
    }
    return stores;
  };
  return {
    journal: ledger,
    keystore: ledger.keystore,
    keptAliases: [ledger.alias],
    buckets: () => (opened ??= openAll()),
    stopWindows: async () => {
      seized ??= await seizeVault();
    },
    release: () => {
      seized?.release();
      void opened?.then((stores) => {
        for (const store of stores) store.close();
      });
    },
  };
}
