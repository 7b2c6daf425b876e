import { volatilePrefix } from '../../platform/contract/keystore-attempts.ts';
import type { CategoryId } from '../../platform/contract/service-definition.ts';
import { BucketKeys } from './bucket-keys.ts';
import { newBucketName, type BucketKind, type BucketName } from './bucket-name.ts';
import { openBucketStore, type BucketStore, type StorageFailure, type VaultTools } from './bucket-store.ts';
import type { DeriveBytes } from './derivation.ts';
import { createKeyring } from './keyring.ts';
import { createPinLock } from './pin-lock.ts';
import { randomId } from './random-id.ts';
import { dataKeyBytes } from './sealing.ts';

/** A bucket with its keys. */
export interface OpenBucket {
  readonly name: BucketName;
  readonly state: 'open';
  /** Its alias lives in the keystore's memory only. */
  readonly isGuest: boolean;
  readonly store: BucketStore;
  readonly keys: BucketKeys;
}

export interface NewBucket {
  readonly kind: BucketKind;
  /** Categories that get their data key now. */
  readonly categories: readonly CategoryId[];
  readonly isGuest?: boolean;
  /** The secret was checked before. */
  readonly pin?: { readonly secret: string; readonly derive: DeriveBytes };
}

/**
 * Makes a bucket with its keyring; one with a PIN never exists without it. Killed before the keyring is stored, it is
 * unfinished and goes at the next start. Call inside the keys lock.
 */
export async function createBucket(
  { kind, categories, isGuest = false, pin }: NewBucket,
  tools: VaultTools,
): Promise<OpenBucket | 'keystore-unreachable' | StorageFailure> {
  const { keystore, random } = tools;
  const name = newBucketName(kind, random);
  const opened = await openBucketStore(name, tools);
  if (!opened.ok) return opened.reason;
  const { store } = opened;
  const made = pin === undefined ? undefined : await createPinLock(name, pin.secret, random, pin.derive);
  const created = await createKeyring(store.database, keystore, random, {
    keys: new Map(categories.map((category) => [category, random(dataKeyBytes)])),
    alias: isGuest ? volatilePrefix + randomId(random) : undefined,
    pin: made && { id: randomId(random), lock: made.lock },
  });
  const keys = new BucketKeys(store, tools);
  const loaded = created.ok ? await keys.unlock(made?.key) : created;
  if (loaded.ok) return { name, state: 'open', isGuest, store, keys };
  store.close();
  return loaded.reason === 'keystore-unreachable' ? loaded.reason : 'storage-unavailable';
}
