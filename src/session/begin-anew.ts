import { hasOtherWindows, seizeVault } from '../vault/locks.ts';
import type { Vault } from '../vault/vault.ts';

/**
 * Ends what this process has decrypted: the vault closes, other windows lose it and begin anew too, and `restart` ends the
 * process. For everything that changes who drives or what may be read (decisions 19).
 */
export async function beginAnew(vault: Pick<Vault, 'settled' | 'close'>, restart: () => void): Promise<void> {
  await vault.settled();
  const isShared = await hasOtherWindows();
  // Closed first: this window is not to take the seizing for another's and restart on its own.
  vault.close();
  if (isShared) await seizeVault();
  restart();
}
