import { fromBase64Url, toBase64Url } from '../../platform/contract/keystore-base64url.ts';
import type { PinResult } from '../vault/bucket-pin.ts';
import { tryCountedPin, type CountedPin } from '../vault/counted-pin.ts';
import { guestDriver } from '../vault/current-driver.ts';
import type { Ledger, LentCar } from '../vault/ledger.ts';
import { createPinLock, pinLockBytes, readPinLock, writePinLock } from '../vault/pin-lock.ts';
import { randomId, type RandomBytes } from '../vault/random-id.ts';
import { pinSchema } from '../vault/secret.ts';
import type { VaultBucket } from '../vault/vault-bucket.ts';
import type { Vault } from '../vault/vault.ts';

export interface LendingParts {
  readonly vault: Vault;
  readonly ledger: Ledger;
  readonly random: RandomBytes;
}

/** In place of a bucket's name: one PIN for the whole car. */
const lockOf = 'lent-car';

/**
 * Shuts every driver's and the vehicle's bucket under one PIN of 6 to 12 digits; from the next start on a guest drives, with
 * a vehicle's bucket of the guest's own. No page is touched, and a driver's PIN stays what it is. The keeper's bucket stays
 * open, because the keeper's rules hold for guests too. After a kill in between, or a failure, lending again with the same
 * PIN goes on (another is a `wrong-pin`), and giving back undoes it. Ends in `restartApp()` when it answers `ok`. Rejects with
 * `LedgerError`.
 */
export async function lendCar({ vault, ledger, random }: LendingParts, pin: string): Promise<PinResult> {
  if (!pinSchema.safeParse(pin).success) return { ok: false, reason: 'invalid-pin' };
  await vault.settled();
  const owned = ownedBuckets(vault);
  const lent = await ledger.lent();
  const lending =
    lent === undefined
      ? await begin({ vault, ledger, random }, owned, pin)
      : await tryLendingPin(ledger, lent, pin);
  if (!lending.ok) return lending;
  for (const { name, state } of owned) {
    // One without its key has nothing that could be read.
    const shut: PinResult = state === 'unreadable' ? { ok: true } : await vault.shut(name, lending.key);
    if (!shut.ok) return shut;
  }
  await ledger.setCurrentDriver(guestDriver);
  return { ok: true };
}

/**
 * Opens all that was shut, exactly as it was, and puts into the seat who drove. A wrong PIN is counted before it is tried,
 * slowed down also over restarts, and changes nothing. May be repeated after a kill. Ends in `restartApp()` when it answers
 * `ok`. Rejects with `LedgerError`.
 */
export async function giveBackCar({ vault, ledger }: LendingParts, pin: string): Promise<PinResult> {
  const lent = await ledger.lent();
  if (lent === undefined) return vault.isLent ? { ok: false, reason: 'unreadable' } : { ok: true };
  const lending = await tryLendingPin(ledger, lent, pin);
  if (!lending.ok) return lending;
  for (const { name } of ownedBuckets(vault).filter(({ isShut }) => isShut)) {
    const reopened = await vault.reopen(name, lending.key);
    if (!reopened.ok) return reopened;
  }
  await ledger.setCurrentDriver(lent.driver);
  await ledger.setLent(undefined);
  // A counter that stays counts for nobody: the next lending has one of its own.
  await ledger.keystore.destroy([lent.attempts]);
  return { ok: true };
}

/** Whether this is the lending PIN. Wrong ones are counted and slowed down as in giving back; `no-pin` when the car is not lent. */
export async function checkLendingPin(ledger: Ledger, pin: string): Promise<PinResult> {
  const lent = await ledger.lent();
  if (lent === undefined) return { ok: false, reason: 'no-pin' };
  const lending = await tryLendingPin(ledger, lent, pin);
  return lending.ok ? { ok: true } : lending;
}

/** What lending shuts: everything but a guest's and the keeper's. */
export function ownedBuckets({ buckets }: Pick<Vault, 'buckets'>): readonly VaultBucket[] {
  return buckets.filter(({ kind, isGuest }) => kind !== 'keeper' && !isGuest);
}

/** The note is durable before the first bucket is shut: nothing is ever shut under a PIN that cannot be tried. */
async function begin(
  { vault, ledger, random }: LendingParts,
  owned: readonly VaultBucket[],
  pin: string,
): Promise<CountedPin> {
  const { lock, key } = await createPinLock(lockOf, pin, random, ledger.derive);
  const bytes = new Uint8Array(pinLockBytes);
  writePinLock(lock, bytes);
  await ledger.setLent({
    buckets: owned.map(({ name }) => name),
    lock: toBase64Url(bytes),
    attempts: randomId(random),
    driver: (await ledger.currentDriver()) ?? vault.currentDriver,
  });
  return { ok: true, key };
}

function tryLendingPin({ keystore, derive }: Ledger, lent: LentCar, pin: string): Promise<CountedPin> {
  const lock = readPinLock(fromBase64Url(lent.lock));
  return tryCountedPin({ keystore, attempts: lent.attempts, place: lockOf, lock, derive }, pin);
}
