import type { PinResult } from '../vault/bucket-pin.ts';
import { guestDriver } from '../vault/current-driver.ts';
import type { Ledger } from '../vault/ledger.ts';
import type { Vault } from '../vault/vault.ts';

/** The car that is lent and given back. Both end in `restartApp()` when they answer `ok`. */
export interface LendingDesk {
  readonly vault: Vault;
  readonly ledger: Ledger;
}

/**
 * Locks the private part of every driver who has no PIN under the lending PIN; those who have one stay under their own. No
 * page is touched. From the next start on a guest drives. A kill in between leaves some locked: lending again with the
 * same PIN goes on, giving back undoes it. Rejects with `LedgerError`.
 */
export async function lendCar({ vault, ledger }: LendingDesk, pin: string): Promise<PinResult> {
  const open = vault.buckets.filter(
    ({ kind, state, isGuest }) => kind === 'driver' && state === 'open' && !isGuest,
  );
  const before = await ledger.lent();
  const unlocked = open.filter(({ hasPin }) => !hasPin).map(({ name }) => name);
  const driver = before?.driver ?? (await ledger.currentDriver()) ?? vault.currentDriver;
  await ledger.setLent({ buckets: [...new Set([...(before?.buckets ?? []), ...unlocked])], driver });
  for (const name of unlocked) {
    const locked = await vault.setPin(name, pin);
    if (!locked.ok) return locked;
  }
  await ledger.setCurrentDriver(guestDriver);
  return { ok: true };
}

/**
 * Takes the lending PIN off again: every driver as before, in the seat who drove. A wrong PIN is counted and slowed down,
 * and changes nothing. May be repeated after a kill. Rejects with `LedgerError`.
 */
export async function giveBackCar({ vault, ledger }: LendingDesk, pin: string): Promise<PinResult> {
  const lent = await ledger.lent();
  if (lent === undefined) return { ok: true };
  const locked = vault.buckets.filter(({ name, hasPin }) => hasPin && lent.buckets.includes(name));
  for (const { name } of locked) {
    const removed = await vault.removePin(name, pin);
    if (!removed.ok) return removed;
  }
  await ledger.setCurrentDriver(lent.driver);
  await ledger.setLent(undefined);
  return { ok: true };
}
