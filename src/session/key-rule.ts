import type { CarKey } from '../../platform/contract/key.ts';
import { guestDriver } from '../vault/current-driver.ts';
import type { Ledger } from '../vault/ledger.ts';
import type { Vault } from '../vault/vault.ts';
import type { DriverCards } from './driver-cards.ts';
import type { Session } from './session.ts';

export interface KeyRuleParts {
  readonly vault: Pick<Vault, 'isLent'>;
  readonly ledger: Pick<Ledger, 'overruledKey' | 'setOverruledKey'>;
  readonly session: Pick<Session, 'driver'>;
  readonly cards: Pick<DriverCards, 'linkedKeys'>;
}

/**
 * Whom a key names: the driver who linked it; a guest when the car does not know it. Undefined when it names nobody (no key,
 * or one that nobody linked): then whoever drove last goes on, a guest too, because nobody's data opens for somebody only
 * because a car was switched off and on. Pure.
 */
export function driverOfKey(key: CarKey, linked: ReadonlyMap<string, string>): string | undefined {
  if (key.kind === 'unknown') return guestDriver;
  return key.kind === 'known' ? linked.get(key.id) : undefined;
}

/**
 * Who has to drive instead of who does now, by the key in the car; undefined when all is as it should be. Never while the car
 * is lent. Whom a driver chose by hand despite the key stays until the ignition goes off or another driver's key comes; a key
 * that the car has not told yet changes nothing. Rejects with `LedgerError`.
 */
export async function driverByKey(
  { vault, ledger, session: { driver }, cards }: KeyRuleParts,
  key: CarKey,
): Promise<string | undefined> {
  const named = vault.isLent ? undefined : driverOfKey(key, cards.linkedKeys);
  if (named === undefined) return undefined;
  const overruled = await ledger.overruledKey();
  if (named === overruled) return undefined;
  if (overruled !== undefined) await ledger.setOverruledKey(undefined);
  return named === seatOf(driver) ? undefined : named;
}

/** As the ledger names who drives. */
export function seatOf({ isGuest, name }: Session['driver']): string {
  return isGuest ? guestDriver : name;
}
