import { listBuckets } from '../../src/vault/bucket-store.ts';
import { storagePlace } from '../../src/vault/storage-place.ts';

/** A browser without anything of ours, for the next test. */
export async function deleteAllBuckets(): Promise<void> {
  for (const name of await listBuckets()) await storagePlace().delete(name);
  await storagePlace().delete('ledger');
}
