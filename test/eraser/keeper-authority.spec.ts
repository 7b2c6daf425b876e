import { expect, test } from '@playwright/test';
import { accountWaitSeconds } from '../../src/eraser/authorisation.ts';
import type { WaitProgress } from '../../src/eraser/authorisation.ts';
import { KeeperAuthority } from '../../src/eraser/keeper-authority.ts';
import type { PinResult } from '../../src/vault/bucket-pin.ts';
import type { VaultBucket } from '../../src/vault/vault-bucket.ts';
import { HandClock } from '../vault/hand-clock.ts';

const keeper: VaultBucket = {
  name: 'keeper-abc',
  kind: 'keeper',
  state: 'locked',
  hasPin: true,
  isShut: false,
  isGuest: false,
};

class Car {
  readonly clock = new HandClock();
  seconds = 0;
  saves = 0;
  answer: PinResult = { ok: false, reason: 'wrong-pin' };
  readonly tried: string[] = [];
  isLent = false;

  /** A start: the clock and the ledger are the same, what is in memory is new. */
  authority(buckets: readonly VaultBucket[] = [keeper]): KeeperAuthority {
    return new KeeperAuthority({
      clock: this.clock,
      vault: {
        buckets,
        isLent: this.isLent,
        unlock: (bucket, pin) => {
          this.tried.push(`${bucket} ${pin}`);
          return Promise.resolve(this.answer);
        },
      },
      tryLendingPin: (pin) => {
        this.tried.push(`lent ${pin}`);
        return Promise.resolve(this.answer);
      },
      ledger: {
        accountWait: () => Promise.resolve(this.seconds),
        setAccountWait: (seconds) => {
          this.saves += 1;
          this.seconds = seconds;
          return Promise.resolve();
        },
      },
    });
  }

  /** Lets seconds pass as a clock does, one tick at a time. */
  async pass(seconds: number, step = 1): Promise<void> {
    for (let passed = 0; passed < seconds; passed += step) {
      // What a tick goes on with sets the next timer.
      for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
      this.clock.advance(step * 1_000);
    }
    for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
  }
}

test.describe('KeeperAuthority', () => {
  test('asks for nothing where nobody set a keeper', async () => {
    const authority = new Car().authority([]);
    expect(authority.needed).toBe('nothing');
    expect(authority.withoutPin).toEqual({ role: 'driver' });
    expect(await authority.tryPin('1234')).toEqual({ ok: true, authorisation: { role: 'driver' } });
  });

  test('asks for the lending PIN, or the wait, in a lent car without a keeper', async () => {
    const car = new Car();
    car.isLent = true;
    const authority = car.authority([]);
    expect(authority.needed).toBe('lender');
    expect(authority.withoutPin).toBeUndefined();
    expect(await authority.tryPin('111111')).toEqual({ ok: false, reason: 'wrong-pin' });
    car.answer = { ok: true };
    expect(await authority.tryPin('314159')).toEqual({ ok: true, authorisation: { role: 'driver' } });
    expect(car.tried).toEqual(['lent 111111', 'lent 314159']);
    // The keeper's PIN is asked for where there is one, lent or not.
    const kept = car.authority();
    expect(kept.needed).toBe('keeper');
    expect(await kept.tryPin('2468')).toEqual({ ok: true, authorisation: { role: 'keeper' } });
    expect(car.tried.at(-1)).toBe('keeper-abc 2468');
  });

  test("takes the keeper's PIN and nobody else's", async () => {
    const car = new Car();
    const authority = car.authority();
    expect([authority.needed, authority.withoutPin]).toEqual(['keeper', undefined]);
    expect(await authority.tryPin('0000')).toEqual({ ok: false, reason: 'wrong-pin' });
    car.answer = { ok: false, reason: 'waiting', waitMs: 30_000 };
    expect(await authority.tryPin('0001')).toEqual({ ok: false, reason: 'wait', waitMs: 30_000 });
    car.answer = { ok: false, reason: 'unreadable' };
    expect(await authority.tryPin('0001')).toEqual({ ok: false, reason: 'storage' });
    car.answer = { ok: true };
    expect(await authority.tryPin('1234')).toEqual({ ok: true, authorisation: { role: 'keeper' } });
    expect(car.tried.at(-1)).toBe('keeper-abc 1234');
  });

  test('lets anyone go on after 15 minutes of a wait that can be seen', async () => {
    const car = new Car();
    const seen: WaitProgress[] = [];
    const waiting = car.authority().wait((progress) => seen.push(progress), new AbortController().signal);
    await car.pass(accountWaitSeconds + 1);
    expect(await waiting).toEqual({ role: 'anyone', waitedSeconds: 900 });
    expect(seen[0]).toEqual({ servedSeconds: 0, remainingSeconds: 900 });
    expect(seen.at(-1)).toEqual({ servedSeconds: 900, remainingSeconds: 0 });
    expect(seen.length).toBeGreaterThan(890);
    expect(car.saves).toBeLessThanOrEqual(91);
  });

  test('goes on after a kill from what was saved, at most ten seconds back', async () => {
    const car = new Car();
    void car.authority().wait(() => undefined, new AbortController().signal);
    await car.pass(125);
    const { servedSeconds } = await car.authority().served();
    expect(servedSeconds).toBeGreaterThanOrEqual(115);
    expect(servedSeconds).toBeLessThanOrEqual(125);
  });

  test('keeps what was served when the screen is left, and gives nothing', async () => {
    const car = new Car();
    const end = new AbortController();
    const waiting = car.authority().wait(() => undefined, end.signal);
    await car.pass(33);
    end.abort();
    expect(await waiting).toBeUndefined();
    expect((await car.authority().served()).servedSeconds).toBe(33);
  });

  test('counts no time in which the car slept', async () => {
    const car = new Car();
    const end = new AbortController();
    const waiting = car.authority().wait(() => undefined, end.signal);
    await car.pass(3_600, 3_600);
    end.abort();
    expect(await waiting).toBeUndefined();
    expect((await car.authority().served()).servedSeconds).toBe(2);
  });

  test('counts once', async () => {
    const car = new Car();
    car.seconds = 900;
    const authority = car.authority();
    expect(await authority.wait(() => undefined, new AbortController().signal)).toMatchObject({
      role: 'anyone',
    });
    await authority.spend();
    expect((await authority.served()).remainingSeconds).toBe(900);
  });
});
