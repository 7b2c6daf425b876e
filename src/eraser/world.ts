import type { Keystore } from '../../platform/contract/keystore.ts';
import type { BucketStore } from '../vault/bucket-store.ts';
import type { JournalStore } from './journal.ts';

/** One bucket as an erase sees it: no schema, no data key. Every method may be repeated. */
export type ErasableBucket = Pick<
  BucketStore,
  'name' | 'contents' | 'keyringAlias' | 'retireKeys' | 'dropPages'
>;

export interface EraseWorld {
  readonly journal: JournalStore;
  readonly keystore: Keystore;
  /** Every bucket that exists, opened. */
  buckets(): Promise<readonly ErasableBucket[]>;
  /** Stops every window that has the vault open, this one included; they see it and write no more (decisions 20). */
  stopWindows(): Promise<void>;
  /** Aliases in use outside the buckets (the ledger's own). */
  readonly keptAliases: readonly string[];
}
