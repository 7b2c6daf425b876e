import type { StorageFailure } from './bucket-store.ts';
import { openDeadline } from './deadline.ts';
import { LedgerError } from './ledger-error.ts';
import { holdVault, holdWindow } from './locks.ts';
import { randomId } from './random-id.ts';
import { startBuckets } from './start.ts';
import { Vault, type VaultOptions } from './vault.ts';

/** Why there is no vault. All but `ledger-unreadable` may be tried again; nothing was deleted. */
export type VaultFailure = 'keystore-unreachable' | 'erasing' | 'ledger-unreadable' | StorageFailure;
export type VaultResult =
  { readonly ok: true; readonly vault: Vault } | { readonly ok: false; readonly reason: VaultFailure };

/**
 * Opens all buckets for this window, in the order that a kill at any moment asks for. After the eraser has resumed
 * what it had begun. Makes the default driver's and the vehicle's bucket when there is none.
 */
export async function openVault(options: VaultOptions): Promise<VaultResult> {
  const { ledger, clock, random } = options;
  const waiting = new AbortController();
  const timer = new AbortController();
  clock.after(openDeadline, () => waiting.abort(), timer.signal);
  const vaultLock = await holdVault(waiting.signal);
  timer.abort();
  if (vaultLock === undefined) return { ok: false, reason: 'erasing' };
  try {
    const tools = { keystore: ledger.keystore, clock, random };
    const started = await startBuckets({ ledger, tools, categories: options.categories });
    if (started.ok) {
      const window = randomId(random);
      const windowLock = await holdWindow(window);
      const locks = windowLock === undefined ? [vaultLock] : [vaultLock, windowLock];
      return { ok: true, vault: new Vault(started, options, locks, window) };
    }
    vaultLock.release();
    return started;
  } catch (error) {
    vaultLock.release();
    if (error instanceof LedgerError) return { ok: false, reason: 'ledger-unreadable' };
    throw error;
  }
}
