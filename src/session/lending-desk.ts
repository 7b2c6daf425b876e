import type { Clock } from '../../platform/contract/clock.ts';
import type { PinResult } from '../vault/bucket-pin.ts';
import { LedgerError } from '../vault/ledger-error.ts';
import { beginAnew } from './begin-anew.ts';
import { countDown } from './count-down.ts';
import { giveBackCar, lendCar, ownedBuckets, type LendingParts } from './lend.ts';
import type { Session } from './session.ts';

/** `unfinished`: a kill or a failure cut the lending, and something is not locked yet. */
export type LendingState = 'not-lent' | 'unfinished' | 'lent';

/** `not-now`: the car is not parked any more. `not-yours`: a guest, or a driver whose PIN was not given, lends nobody's car. */
export type LendingResult = PinResult | { readonly ok: false; readonly reason: 'not-now' | 'not-yours' };

export interface LendingDeskOptions extends LendingParts {
  readonly session: Session;
  readonly clock: Pick<Clock, 'monotonic' | 'after'>;
  /** Whether the car is parked; asked again at the press. */
  readonly mayChange: () => boolean;
  /** Ends this process: nothing that was decrypted stays in memory. */
  readonly restart: () => void;
}

/** What the screens of lending talk to. */
export class LendingDesk {
  readonly #options: LendingDeskOptions;
  #hasFailed = false;

  constructor(options: LendingDeskOptions) {
    this.#options = options;
  }

  get state(): LendingState {
    const { vault } = this.#options;
    const open = ownedBuckets(vault).filter(({ state, isShut }) => !isShut && state !== 'unreadable');
    if (vault.isLent) return open.length === 0 ? 'lent' : 'unfinished';
    return this.#hasFailed ? 'unfinished' : 'not-lent';
  }

  /** Whether who drives may lend this car: one of its drivers, known by PIN where there is one. */
  get isYours(): boolean {
    const { driver } = this.#options.session;
    return this.state !== 'not-lent' || (!driver.isGuest && driver.state === 'open');
  }

  /** Locks everything under the PIN, and begins anew with a guest. May be repeated after a failure, with the same PIN. */
  lend(pin: string): Promise<LendingResult> {
    if (!this.isYours) return Promise.resolve({ ok: false, reason: 'not-yours' });
    return this.#change(() => lendCar(this.#options, pin));
  }

  /** Opens everything again, and begins anew with who drove. */
  giveBack(pin: string): Promise<LendingResult> {
    return this.#change(() => giveBackCar(this.#options, pin));
  }

  /** Tells how many ms of a wait are left, once a second and at its end. */
  countDown(waitMs: number, onLeft: (ms: number) => void, signal: AbortSignal): void {
    countDown(this.#options.clock, waitMs, onLeft, signal);
  }

  async #change(work: () => Promise<PinResult>): Promise<LendingResult> {
    const { vault, mayChange, ledger, restart } = this.#options;
    if (!mayChange()) return { ok: false, reason: 'not-now' };
    let changed: PinResult;
    try {
      changed = await work();
      this.#hasFailed = !changed.ok && (await ledger.lent()) !== undefined;
    } catch (error) {
      if (!(error instanceof LedgerError)) throw error;
      return { ok: false, reason: error.code === 'quota' ? 'quota' : 'storage' };
    }
    if (!changed.ok) return changed;
    // Other windows have read what is locked now, or show a guest what is over.
    await beginAnew(vault, restart);
    return changed;
  }
}
