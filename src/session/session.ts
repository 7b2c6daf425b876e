import type { Vault, VaultBucket } from '../vault/vault.ts';

/** Who drives, and which buckets are theirs. One renderer knows one driver (decisions 19). */
export interface Session {
  readonly driver: VaultBucket;
  readonly vehicle: VaultBucket;
}

/** The session of the only driver there is so far; undefined when a bucket of theirs is missing. */
export function openSession(vault: Vault): Session | undefined {
  const driver = vault.buckets.find((bucket) => bucket.kind === 'driver');
  const vehicle = vault.buckets.find((bucket) => bucket.kind === 'vehicle');
  return driver === undefined || vehicle === undefined ? undefined : { driver, vehicle };
}
