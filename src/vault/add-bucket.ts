import { bucketKind } from './bucket-name.ts';
import { listBuckets, storageFailure, type VaultTools } from './bucket-store.ts';
import { createBucket, type NewBucket, type OpenBucket } from './create-bucket.ts';
import type { Ledger } from './ledger.ts';
import { withKeysLock } from './locks.ts';
import type { VaultBucket } from './vault-bucket.ts';
import { secretSchema } from './secret.ts';
import type { StartFailure } from './start.ts';

/** Drivers of one car, guests not counted (product.md 4). */
export const mostDrivers = 8;

/** `exists`: there is a keeper. `too-many`: there are {@link mostDrivers}. */
export type CreateFailure = 'exists' | 'too-many' | 'invalid-pin' | 'closed' | StartFailure;

export type CreateResult =
  | { readonly ok: true; readonly bucket: VaultBucket }
  | { readonly ok: false; readonly reason: CreateFailure };

/** Adds a driver or the keeper to those that are there, and counts it. Rejects with `LedgerError`. */
export function addBucket(
  wanted: NewBucket,
  ledger: Ledger,
  tools: VaultTools,
): Promise<
  { readonly ok: true; readonly bucket: OpenBucket } | { readonly ok: false; readonly reason: CreateFailure }
> {
  const { pin } = wanted;
  if (pin !== undefined && !secretSchema.safeParse(pin.secret).success)
    return Promise.resolve({ ok: false, reason: 'invalid-pin' });
  return withKeysLock(async () => {
    const isKeeper = wanted.kind === 'keeper';
    // Another window may have made one.
    const present = await listBuckets().catch(storageFailure);
    if (typeof present === 'string') return { ok: false, reason: present };
    if (isKeeper && present.some((name) => bucketKind(name) === 'keeper'))
      return { ok: false, reason: 'exists' };
    if (!isKeeper && (await ledger.driverBuckets()) >= mostDrivers) return { ok: false, reason: 'too-many' };
    const bucket = await createBucket(wanted, tools);
    if (typeof bucket === 'string') return { ok: false, reason: bucket };
    // Killed before this, the start finds more drivers than it expects, and counts them.
    if (!isKeeper) await ledger.expectDriverBuckets((await ledger.driverBuckets()) + 1);
    return { ok: true, bucket };
  });
}
