import type { Clock } from '../../platform/contract/clock.ts';
import type { PinResult } from '../vault/bucket-pin.ts';
import type { Ledger } from '../vault/ledger.ts';
import type { Vault } from '../vault/vault.ts';
import { accountWaitSeconds } from './authorisation.ts';
import type {
  Authorisation,
  EraseAuthority,
  NeededAuthority,
  PinAnswer,
  WaitProgress,
} from './authorisation.ts';

export interface KeeperAuthoritySources {
  readonly vault: Pick<Vault, 'buckets' | 'unlock' | 'isLent'>;
  /** Of a lent car: counted and slowed down like any other. */
  readonly tryLendingPin: (pin: string) => Promise<PinResult>;
  readonly ledger: Pick<Ledger, 'accountWait' | 'setAccountWait'>;
  readonly clock: Pick<Clock, 'monotonic' | 'after'>;
}

const tick = 1_000;
/** A kill takes at most so many seconds of the wait back. */
const savedEvery = 10;
/** More than this between two ticks and nobody was there to see the wait: the car slept. Seconds. */
const longestTick = 2;

/**
 * The keeper's PIN, or the wait in its place (`product.md` section 6). Where nobody set a keeper, who is there is the driver; but
 * not in a lent car, whose guest must not erase what others have locked.
 */
export class KeeperAuthority implements EraseAuthority {
  readonly #sources: KeeperAuthoritySources;

  constructor(sources: KeeperAuthoritySources) {
    this.#sources = sources;
  }

  get needed(): NeededAuthority {
    if (this.#keeper !== undefined) return 'keeper';
    return this.#sources.vault.isLent ? 'lender' : 'nothing';
  }

  get withoutPin(): Authorisation | undefined {
    return this.needed === 'nothing' ? { role: 'driver' } : undefined;
  }

  async tryPin(pin: string): Promise<PinAnswer> {
    const { vault, tryLendingPin } = this.#sources;
    if (this.needed === 'nothing') return { ok: true, authorisation: { role: 'driver' } };
    const keeper = this.#keeper;
    const tried = await (keeper === undefined ? tryLendingPin(pin) : vault.unlock(keeper, pin));
    if (tried.ok) return { ok: true, authorisation: { role: keeper === undefined ? 'driver' : 'keeper' } };
    switch (tried.reason) {
      case 'waiting':
        return { ok: false, reason: 'wait', waitMs: tried.waitMs };
      case 'wrong-pin':
      case 'invalid-pin':
        return { ok: false, reason: 'wrong-pin' };
      case 'keystore-unreachable':
        return { ok: false, reason: 'keystore-unreachable' };
      default:
        return { ok: false, reason: 'storage' };
    }
  }

  async served(): Promise<WaitProgress> {
    return progress(await this.#sources.ledger.accountWait());
  }

  async wait(
    onProgress: (progress: WaitProgress) => void,
    signal: AbortSignal,
  ): Promise<Authorisation | undefined> {
    const { ledger, clock } = this.#sources;
    let served = await ledger.accountWait();
    let saved = served;
    const ended = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    while (served < accountWaitSeconds && !signal.aborted) {
      onProgress(progress(served));
      const before = clock.monotonic();
      await Promise.race([ended, new Promise<void>((resolve) => clock.after(tick, resolve, signal))]);
      served += Math.min(longestTick, (clock.monotonic() - before) / 1_000);
      if (served - saved < savedEvery) continue;
      saved = served;
      await ledger.setAccountWait(served);
    }
    if (served > saved) await ledger.setAccountWait(served);
    onProgress(progress(served));
    return served < accountWaitSeconds ? undefined : { role: 'anyone', waitedSeconds: accountWaitSeconds };
  }

  async spend(): Promise<void> {
    await this.#sources.ledger.setAccountWait(0);
  }

  get #keeper(): string | undefined {
    return this.#sources.vault.buckets.find(({ kind }) => kind === 'keeper')?.name;
  }
}

function progress(served: number): WaitProgress {
  const servedSeconds = Math.min(accountWaitSeconds, Math.floor(served));
  return { servedSeconds, remainingSeconds: accountWaitSeconds - servedSeconds };
}
