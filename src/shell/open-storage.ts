import type { KeyPort } from '../../platform/contract/key.ts';
import { openStoppedSyncs } from '../choices/stopped-syncs.ts';
import { resumeErase } from '../eraser/engine.ts';
import { openEraseWorld } from '../eraser/erase-world.ts';
import type { ErasingParts } from '../eraser/erasing-parts.ts';
import { EraseJournalError, readEraseJournal } from '../eraser/journal.ts';
import { openAgedEraser } from '../eraser/open-aged-eraser.ts';
import { runNoted } from '../eraser/run-noted.ts';
import { isByAge } from '../eraser/scope.ts';
import { logFault } from '../fault-log/log-fault.ts';
import type { VehiclePack } from '../pack/load-pack.ts';
import { openDriverCards } from '../session/driver-cards.ts';
import { driverByKey } from '../session/key-rule.ts';
import { openSession } from '../session/session.ts';
import type { Session } from '../session/session.ts';
import { LedgerError } from '../vault/ledger-error.ts';
import { openLedger } from '../vault/ledger.ts';
import type { Ledger, LedgerFailure, LedgerOptions } from '../vault/ledger.ts';
import { openVault } from '../vault/open-vault.ts';
import type { VaultFailure } from '../vault/open-vault.ts';
import type { Vault, VaultOptions } from '../vault/vault.ts';

export interface StorageOptions extends LedgerOptions {
  readonly pack: Pick<VehiclePack, 'categories'>;
  /** What an unfinished erase needs besides storage. */
  readonly erasing: (ledger: Ledger) => Promise<ErasingParts>;
  /** Names who drives, where its driver linked it. */
  readonly key: Pick<KeyPort, 'present'>;
  /**
   * Whether the car is parked: resolves when it has said so, or soon with false. Asked when an erase was noted for this start,
   * and when the key names somebody else than drove last.
   */
  readonly isParked: () => Promise<boolean>;
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
 * it says is unfinished or was noted for this start, then the vault, then who drives. Where the key names
 * somebody else, nothing but the cards was read of who drove last, and all is opened once more.
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
  const result = await openVault({ ...options, ...keptOf(options.pack), ledger });
  if (!result.ok) return closed(result.reason);
  const { vault } = result;
  const session = openSession(vault);
  if (session === undefined) {
    vault.close();
    return closed('storage-unavailable');
  }
  if (!(await finishErase(ledger, options, vault))) {
    vault.close();
    return closed('erase-unfinished');
  }
  await stopSyncs(ledger, vault, session);
  if (await changeSeat(ledger, vault, session, options)) {
    vault.close();
    ledger.close();
    // By the key once: should it name another each time, the start must end all the same.
    return openStorage({ ...options, key: { present: () => ({ kind: 'none' }) } });
  }
  return { state: 'open', ledger, vault, session, isDataLost: (await ledger.lostDrivers()) > 0 };
}

/** The categories that the app keeps. */
function keptOf({ categories }: StorageOptions['pack']): Pick<VaultOptions, 'categories'> {
  return { categories: categories.filter(({ erasable }) => erasable !== 'no').map(({ id }) => id) };
}

/** With the vault: only what could not be done without it, an erase by age. */
async function finishErase(ledger: Ledger, options: StorageOptions, vault?: Vault): Promise<boolean> {
  const { clock, random, pack, erasing, isParked } = options;
  try {
    const entry = await readEraseJournal(ledger);
    if (entry === undefined && (await ledger.owedCertificates()).length === 0) return true;
    if (vault !== undefined && (entry === undefined || entry.step === 'done' || !isByAge(entry.plan.scope)))
      return true;
    const parts = await erasing(ledger);
    const aged = vault && openAgedEraser(vault);
    const world = openEraseWorld({ ledger, tools: { clock, random }, ...parts, aged });
    try {
      if (entry?.step !== 'noted') await resumeErase(world, entry);
      else if (await isParked()) await runNoted(world, entry, pack.categories);
    } finally {
      world.release();
    }
    return true;
  } catch (error) {
    logFault({ code: error instanceof EraseJournalError ? error.code : 'shell/erase-unfinished' });
    return false;
  }
}

/** Whether the ledger has another driver now, whom the key in the car names. Asked again at the next park where it fails. */
async function changeSeat(
  ledger: Ledger,
  vault: Vault,
  session: Session,
  { key, isParked }: StorageOptions,
): Promise<boolean> {
  const present = key.present();
  if (present.kind === 'none') return false;
  const reading = new AbortController();
  try {
    const cards = await openDriverCards(vault, session, reading.signal);
    const named = await driverByKey({ vault, ledger, session, cards }, present);
    if (named === undefined || !(await isParked())) return false;
    await ledger.setCurrentDriver(named);
    return true;
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    logFault({ code: 'shell/key-not-heeded' });
    return false;
  } finally {
    reading.abort();
  }
}

/** What was chosen and erased is not filled again by itself. Said before anything can sync; where it fails, again at the next start. */
async function stopSyncs(ledger: Ledger, vault: Vault, session: Session): Promise<void> {
  const entry = await readEraseJournal(ledger);
  if (entry?.step !== 'done' || entry.areSyncsStopped === true) return;
  const { scope } = entry.plan;
  const syncs = scope.kind === 'selection' ? await openStoppedSyncs(vault, session) : undefined;
  if (scope.kind === 'selection' && (await syncs?.stop(scope.parts)) !== true) {
    logFault({ code: 'shell/syncs-not-stopped' });
    return;
  }
  await ledger.writeJournal({ ...entry, areSyncsStopped: true });
}
