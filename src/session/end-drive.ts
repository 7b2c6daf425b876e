import type { Clock } from '../../platform/contract/clock.ts';
import type { Ledger } from '../vault/ledger.ts';
import type { Vault } from '../vault/vault.ts';
import { endGuest } from './end-guest.ts';
import type { Session } from './session.ts';

export interface DriveEndParts {
  readonly vault: Pick<Vault, 'buckets' | 'settled'>;
  readonly ledger: Pick<Ledger, 'keystore' | 'setOverruledKey'>;
  readonly session: Pick<Session, 'driver'>;
  readonly clock: Pick<Clock, 'after'>;
  /** Ends this process: nothing that was decrypted stays in memory. */
  readonly restart: () => void;
}

/** How long to wait before a keystore that did not answer is asked again, ms. */
const retryAfter = 3_000;

/**
 * At ignition off: a guest is forgotten, a PIN that was given holds no longer, and the next key is obeyed again. A guest and
 * an unlocked driver end in a restart, once `idle` is over. After a guest the next start makes another one, and does not go
 * back to a driver: a valet who switches off and on again is not to find the owner's data open. Rejects with `LedgerError`.
 */
export async function endDrive(
  { vault, ledger, session, clock, restart }: DriveEndParts,
  idle: Promise<unknown>,
  signal: AbortSignal,
): Promise<void> {
  const { name, isGuest } = session.driver;
  // Whoever still has the guest's key could be shown what is to be forgotten: asked until it is gone.
  while (!(await endGuest(ledger.keystore)) && isGuest) await waitFor(clock, signal);
  const obeyed = ledger.setOverruledKey(undefined);
  await Promise.allSettled([idle, vault.settled(), obeyed]);
  const isUnlocked = vault.buckets.some((one) => one.name === name && one.hasPin && one.state === 'open');
  if (isGuest || isUnlocked) restart();
  await obeyed;
}

function waitFor(clock: DriveEndParts['clock'], signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => clock.after(retryAfter, resolve, signal));
}
