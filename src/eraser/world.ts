import type { Clock } from '../../platform/contract/clock.ts';
import type { Keystore } from '../../platform/contract/keystore.ts';
import type { BucketStore } from '../vault/bucket-store.ts';
import type { AgedEraser } from './aged-eraser.ts';
import type { CarReset } from './car-reset.ts';
import type { Certifier } from './certifier.ts';
import type { JournalStore } from './journal.ts';

/** One bucket as an erase sees it: no schema, no data key. Every method may be repeated. */
export type ErasableBucket = Pick<
  BucketStore,
  'name' | 'contents' | 'keyringAlias' | 'retireKeys' | 'retireAll' | 'dropPages'
>;

/** A bucket that exists. `store` is undefined when it does not open: it can still be deleted as a whole. */
export interface FoundBucket {
  readonly name: string;
  readonly store: ErasableBucket | undefined;
}

export interface EraseWorld {
  readonly journal: JournalStore;
  readonly keystore: Keystore;
  readonly clock: Pick<Clock, 'now' | 'isTrusted'>;
  /** The buckets that exist at this moment, opened once. Rejects when the directory does not answer. */
  buckets(): Promise<readonly FoundBucket[]>;
  /** Deletes a bucket with all its files. False when it is still there. */
  deleteBucket(name: string): Promise<boolean>;
  /** How many driver buckets there are to be after this erase: fewer are no loss then. */
  expectDrivers(count: number): Promise<void>;
  /** Stops every window that has the vault open, this one included; they see it and write no more (decisions 20). */
  stopWindows(): Promise<void>;
  /** One alias changes at a time, in all windows. */
  withKeys<T>(work: () => Promise<T>): Promise<T>;
  /** Aliases in use outside the buckets (the ledger's own). */
  readonly keptAliases: readonly string[];
  /** Undefined where the car cannot be reached from: what it has to do is left pending. */
  readonly car: CarReset | undefined;
  /** Undefined while the vault is closed: an erase by age waits for it. */
  readonly aged: AgedEraser | undefined;
  readonly certifier: Certifier;
}
