import type { Keystore } from '../../platform/contract/keystore.ts';
import type { DeriveBytes } from './derivation.ts';
import { tryPin, type PinLock } from './pin-lock.ts';

/** `waiting`: too many were wrong; this one was not tried, the next may be after `waitMs`. */
export type CountedPin =
  | { readonly ok: true; readonly key: CryptoKey }
  | { readonly ok: false; readonly reason: 'waiting'; readonly waitMs: number }
  | { readonly ok: false; readonly reason: 'wrong-pin' | 'keystore-unreachable' };

/** What a PIN is tried on, and what counts its wrong ones. */
export interface PinTrial {
  readonly keystore: Keystore;
  /** The counter's name in the keystore. */
  readonly attempts: string;
  /** What the lock belongs to: a bucket's name, or the lent car. */
  readonly place: string;
  readonly lock: PinLock;
  readonly derive: DeriveBytes;
}

/** Tries a PIN, counted before it is tried, so that neither a kill nor a restart gives a try back. */
export async function tryCountedPin(
  { keystore, attempts, place, lock, derive }: PinTrial,
  pin: string,
): Promise<CountedPin> {
  const begun = await keystore.beginAttempt(attempts);
  if (!begun.ok) return { ok: false, reason: 'keystore-unreachable' };
  if (begun.value.waitMs > 0) return { ok: false, reason: 'waiting', waitMs: begun.value.waitMs };
  const key = await tryPin(place, lock, pin, derive);
  if (key === undefined) return { ok: false, reason: 'wrong-pin' };
  // Not ended, the counter would only make the next wrong PIN wait longer.
  await keystore.endAttempt(attempts);
  return { ok: true, key };
}
