import type { Clock } from '../../platform/contract/clock.ts';
import type { LifecyclePort } from '../../platform/contract/lifecycle.ts';
import type { EraseDesk } from '../eraser/erase-desk.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import { logFault, word } from '../fault-log/log-fault.ts';
import type { Vault } from '../vault/vault.ts';

export interface UpkeepSources {
  readonly vault: Pick<Vault, 'sweep' | 'rekeyDue' | 'closed'>;
  readonly desk: Pick<EraseDesk, 'finishCar' | 'isErasing'>;
  readonly drivers: {
    /** Puts into the seat whom the key in the car names; nothing unless parked. */
    heedKey(): Promise<unknown>;
    /** What ends with the ignition; waits for `idle` before it ends the process. */
    endDrive(idle: Promise<unknown>): Promise<void>;
  };
  readonly clock: Clock;
  readonly lifecycle: LifecyclePort;
  readonly monitor: RestrictionSource;
}

/** How often what is past its retention goes, ms. */
const sweepEvery = 86_400_000;

/**
 * What open storage needs without anybody asking: retention kept, overwritten data made unreadable at ignition off, a
 * guest forgotten, the key in the car obeyed and the car's part of an erase finished at the next park. Ends with `signal`.
 */
export function keepUp(sources: UpkeepSources, signal: AbortSignal): void {
  const { vault, desk, drivers, clock, lifecycle, monitor } = sources;
  const sweep = (): void => {
    inBackground('sweep', vault.sweep());
    clock.after(sweepEvery, sweep, signal);
  };
  sweep();
  lifecycle.subscribe((event) => {
    if (event === 'ignition-on') inBackground('key', drivers.heedKey());
    if (event !== 'ignition-off') return;
    // What was overwritten is made unreadable when nobody waits for it (decisions 14).
    const rekeyed = vault.rekeyDue();
    inBackground('rekey', rekeyed);
    inBackground('drive', drivers.endDrive(rekeyed));
  }, signal);
  let wasParked = false;
  const consider = (): void => {
    const isParked = monitor.current.state === 'parked';
    if (isParked && !wasParked) {
      inBackground('car', desk.finishCar());
      inBackground('key', drivers.heedKey());
    }
    wasParked = isParked;
  };
  consider();
  monitor.subscribe(consider, signal);
  // An erase in another window took the vault: what this one has decrypted goes with its process.
  void vault.closed.then((how) => {
    // Stores that were built anew meanwhile have an erase of their own to look at.
    if (how !== 'closed' && !desk.isErasing && !signal.aborted) lifecycle.restartApp('/');
  });
}

/** Storage may go away in the middle; each of these is begun again at the next start. */
function inBackground(work: string, done: Promise<unknown>): void {
  done.catch(() => logFault({ code: 'shell/upkeep-failed', detail: { work: word(work) } }));
}
