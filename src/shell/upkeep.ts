import type { Clock } from '../../platform/contract/clock.ts';
import type { Keystore } from '../../platform/contract/keystore.ts';
import type { LifecyclePort } from '../../platform/contract/lifecycle.ts';
import type { EraseDesk } from '../eraser/erase-desk.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import { endGuest } from '../session/end-guest.ts';
import type { Vault } from '../vault/vault.ts';

export interface UpkeepSources {
  readonly vault: Pick<Vault, 'sweep' | 'rekeyDue' | 'closed'>;
  readonly desk: Pick<EraseDesk, 'finishCar' | 'isErasing'>;
  readonly keystore: Keystore;
  readonly clock: Clock;
  readonly lifecycle: LifecyclePort;
  readonly monitor: RestrictionSource;
}

/** How often what is past its retention goes, ms. */
const sweepEvery = 86_400_000;

/**
 * What open storage needs without anybody asking: retention kept, overwritten data made unreadable at ignition off, a
 * guest's key ended, the car's part of an erase finished at the next park. Ends with `signal`.
 */
export function keepUp(sources: UpkeepSources, signal: AbortSignal): void {
  const { vault, desk, keystore, clock, lifecycle, monitor } = sources;
  const sweep = (): void => {
    void vault.sweep();
    clock.after(sweepEvery, sweep, signal);
  };
  sweep();
  lifecycle.subscribe((event) => {
    if (event !== 'ignition-off') return;
    // What was overwritten is made unreadable when nobody waits for it (decisions 14).
    void vault.rekeyDue();
    void endGuest(keystore);
  }, signal);
  const finish = (): void => {
    if (monitor.current.state === 'parked') void desk.finishCar();
  };
  finish();
  monitor.subscribe(finish, signal);
  // An erase in another window took the vault: what this one has decrypted goes with its process.
  void vault.closed.then((how) => {
    if (how !== 'closed' && !desk.isErasing) lifecycle.restartApp('/');
  });
}
