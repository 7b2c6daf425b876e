import type { VaultBucket } from '../vault/vault-bucket.ts';
import type { Vault } from '../vault/vault.ts';

/** Who drives, and which buckets are there. One renderer knows one driver (decisions 19). */
export interface Session {
  /** May be `locked`: until its PIN is given, whoever drives counts as a guest. May be a guest. */
  readonly driver: VaultBucket;
  /** The guest's own while the car is lent. */
  readonly vehicle: VaultBucket;
  /** Once a keeper is set; `locked` until the keeper gives the PIN. */
  readonly keeper: VaultBucket | undefined;
  /** The other drivers; none while the car is lent, for a guest is not to see who lives in it. */
  readonly others: readonly VaultBucket[];
}

/** The session of whom the start chose; undefined when a bucket of theirs is missing. */
export function openSession(vault: Vault): Session | undefined {
  const drivers = vault.buckets.filter(({ kind }) => kind === 'driver');
  const driver = drivers.find(({ name }) => name === vault.currentDriver);
  const vehicle = vault.buckets.find(({ kind, isGuest }) => kind === 'vehicle' && isGuest === vault.isLent);
  const keeper = vault.buckets.find(({ kind }) => kind === 'keeper');
  const others = vault.isLent ? [] : drivers.filter((bucket) => bucket !== driver);
  return driver === undefined || vehicle === undefined ? undefined : { driver, vehicle, keeper, others };
}
