import type { Clock } from '../../platform/contract/clock.ts';
import type { KeystorePort } from '../../platform/contract/keystore.ts';
import type { CategoryId } from '../../platform/contract/service-definition.ts';
import { resumeErase } from '../eraser/engine.ts';
import { openEraseWorld } from '../eraser/erase-world.ts';
import { EraseJournalError, readEraseJournal } from '../eraser/journal.ts';
import { logFault } from '../fault-log/log-fault.ts';
import { openSession } from '../session/session.ts';
import type { Session } from '../session/session.ts';
import { openLedger } from '../vault/ledger.ts';
import type { Ledger, LedgerFailure } from '../vault/ledger.ts';
import { openVault } from '../vault/vault.ts';
import type { Vault, VaultFailure } from '../vault/vault.ts';

export interface StorageOptions {
  readonly keystore: KeystorePort;
  readonly clock: Clock;
  readonly random: (bytes: number) => Uint8Array<ArrayBuffer>;
  readonly categories: readonly CategoryId[];
}

/** Why storage stays closed. `erase-unfinished`: an interrupted erase could not be ended; it is tried again. */
export type ClosedReason = LedgerFailure | VaultFailure | 'erase-unfinished';

export type Opening =
  | {
      readonly state: 'open';
      readonly ledger: Ledger;
      readonly vault: Vault;
      readonly session: Session;
      readonly isDataLost: boolean;
    }
  | { readonly state: 'closed'; readonly reason: ClosedReason };

/** Failures that pass by themselves: nothing was touched, and asking again is right. */
export const passingReasons: ReadonlySet<ClosedReason> = new Set<ClosedReason>([
  'keystore-unreachable',
  'storage-timeout',
  'storage-unavailable',
  'erasing',
  'erase-unfinished',
]);

/**
 * Opens what is stored, in the order that a kill at any moment asks for (decisions 15): the ledger, then whatever erase
 * it says is unfinished, then the vault, then who drives.
 */
export async function openStorage(options: StorageOptions): Promise<Opening> {
  const opened = await openLedger(options);
  if (!opened.ok) return { state: 'closed', reason: opened.reason };
  const { ledger } = opened;
  const closed = (reason: ClosedReason): Opening => {
    ledger.close();
    return { state: 'closed', reason };
  };
  if (!(await finishErase(ledger, options))) return closed('erase-unfinished');
  const result = await openVault({ ...options, ledger });
  if (!result.ok) return closed(result.reason);
  const session = openSession(result.vault);
  if (session === undefined) {
    result.vault.close();
    return closed('storage-unavailable');
  }
  return {
    state: 'open',
    ledger,
    vault: result.vault,
    session,
    isDataLost: (await ledger.lostDrivers()) > 0,
  };
}

async function finishErase(ledger: Ledger, { clock, random }: StorageOptions): Promise<boolean> {
  const world = openEraseWorld(ledger, { clock, random });
  try {
    await resumeErase(world, await readEraseJournal(ledger));
    return true;
  } catch (error) {
    logFault({ code: error instanceof EraseJournalError ? error.code : 'shell/erase-unfinished' });
    return false;
  } finally {
    world.release();
  }
}
