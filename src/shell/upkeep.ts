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
const sweepEvery = 3_600_000;
/** How often the wall clock is held against the monotonic one, ms; nobody tells when it is set. */
const clockLookedAtEvery = 60_000;
/** How far they may part in between before that counts as a jump, ms. */
const clockDrift = 5_000;

/**
 * What open storage needs without anybody asking: retention kept also when the clock was set, overwritten data made
 * unreadable at ignition off, a guest forgotten, the key in the car obeyed and the car's part of an erase finished at the
 * next park. Ends with `signal`.
 */
export function keepUp(sources: UpkeepSources, signal: AbortSignal): void {
  const { vault, desk, drivers, clock, lifecycle, monitor } = sources;
  const sweep = (): void => inBackground('sweep', vault.sweep());
  sweep();
  everySoOften(clock, sweepEvery, sweep, signal);
  const hasJumped = jumpsOf(clock);
  everySoOften(clock, clockLookedAtEvery, () => hasJumped() && sweep(), signal);
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

function everySoOften(clock: Clock, ms: number, work: () => void, signal: AbortSignal): void {
  clock.after(
    ms,
    () => {
      work();
      everySoOften(clock, ms, work, signal);
    },
    signal,
  );
}

/** Whether the clock was set, or is vouched for anew, since this was last asked. What may go by it, the vault decides. */
function jumpsOf(clock: Clock): () => boolean {
  const look = (): { offset: number; isTrusted: boolean } => ({
    offset: clock.now() - clock.monotonic(),
    isTrusted: clock.isTrusted(),
  });
  let before = look();
  return () => {
    const [{ offset, isTrusted }, now] = [before, look()];
    before = now;
    return Math.abs(now.offset - offset) > clockDrift || now.isTrusted !== isTrusted;
  };
}

/** Storage may go away in the middle; each of these is begun again at the next start. */
function inBackground(work: string, done: Promise<unknown>): void {
  done.catch(() => logFault({ code: 'shell/upkeep-failed', detail: { work: word(work) } }));
}
