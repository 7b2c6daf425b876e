import { expect, test } from '@playwright/test';
import type { LifecycleEvent } from '../../platform/contract/lifecycle.ts';
import type { RestrictionSource } from '../../src/restriction/restriction-monitor.ts';
import { restrictionsFor } from '../../src/restriction/restrictions.ts';
import type { DrivingState } from '../../src/restriction/driving-state.ts';
import { keepUp } from '../../src/shell/upkeep.ts';
import type { VaultEnd } from '../../src/vault/vault.ts';

/** A display whose storage is open, on a clock that moves by hand. */
function stand(state: DrivingState) {
  const done: string[] = [];
  const timers: { readonly ms: number; readonly run: () => void }[] = [];
  const time = { now: 0, isTrusted: true };
  const monitors = new Set<() => void>();
  const cars = new Set<(event: LifecycleEvent) => void>();
  const end = new AbortController();
  let current = restrictionsFor(state);
  let close: (end: VaultEnd) => void = () => undefined;
  const monitor: RestrictionSource = {
    get current() {
      return current;
    },
    check: () => current,
    subscribe: (listener) => monitors.add(() => listener(current)),
  };
  const note = (what: string) => (): Promise<void> => {
    done.push(what);
    return Promise.resolve();
  };
  const desk = { isErasing: false, finishCar: note('car') };
  keepUp(
    {
      vault: {
        sweep: note('sweep'),
        rekeyDue: note('rekey'),
        closed: new Promise((resolve) => (close = resolve)),
      },
      desk,
      drivers: {
        heedKey: note('key'),
        endDrive: async (idle) => {
          await idle;
          done.push('drive ended');
        },
      },
      clock: {
        now: () => time.now,
        monotonic: () => 0,
        isTrusted: () => time.isTrusted,
        after: (ms, run) => timers.push({ ms, run }),
      },
      lifecycle: {
        subscribe: (listener) => cars.add(listener),
        restartApp: (route) => done.push(`restart ${route}`),
      },
      monitor,
    },
    end.signal,
  );
  return {
    done,
    timers,
    time,
    desk,
    end,
    drive: (next: DrivingState) => {
      current = restrictionsFor(next);
      for (const tell of monitors) tell();
    },
    tell: (event: LifecycleEvent) => {
      for (const listener of cars) listener(event);
    },
    close: (how: VaultEnd) => close(how),
  };
}

test.describe('keepUp', () => {
  test('keeps retention at the start and once an hour', () => {
    const { done, timers } = stand('moving');
    expect(done).toEqual(['sweep']);
    expect(timers.map(({ ms }) => ms)).toEqual([3_600_000, 60_000]);
    timers[0]?.run();
    expect(done).toEqual(['sweep', 'sweep']);
    expect(timers.map(({ ms }) => ms)).toEqual([3_600_000, 60_000, 3_600_000]);
  });

  test('keeps retention when the clock was set, or is vouched for again, and not otherwise', () => {
    const { done, timers, time } = stand('moving');
    const look = (): void => timers.findLast(({ ms }) => ms === 60_000)?.run();
    look();
    expect(done).toEqual(['sweep']);
    time.now = -86_400_000;
    look();
    look();
    expect(done).toEqual(['sweep', 'sweep']);
    time.isTrusted = false;
    look();
    time.isTrusted = true;
    look();
    look();
    expect(done).toHaveLength(4);
  });

  test('finishes the car’s part of an erase once at each park, not at every report of one', () => {
    const { done, drive } = stand('parked');
    drive('parked');
    drive('moving');
    drive('parked');
    expect(done.filter((what) => what === 'car')).toHaveLength(2);
  });

  test('obeys the key in the car at each park and at ignition on, not while driving', () => {
    const { done, drive, tell } = stand('moving');
    expect(done).not.toContain('key');
    drive('parked');
    drive('parked');
    drive('idling');
    expect(done.filter((what) => what === 'key')).toHaveLength(1);
    tell('ignition-on');
    expect(done.filter((what) => what === 'key')).toHaveLength(2);
  });

  test('at ignition off makes overwritten data unreadable, and ends the drive when that is over', async () => {
    const { done, tell } = stand('moving');
    tell('suspend');
    expect(done).toEqual(['sweep']);
    tell('ignition-off');
    await expect.poll(() => done).toEqual(['sweep', 'rekey', 'drive ended']);
  });

  test('does not restart once the stores were built anew: theirs is another erase', async () => {
    const { done, close, end } = stand('moving');
    end.abort();
    close('taken');
    await Promise.resolve();
    await Promise.resolve();
    expect(done).toEqual(['sweep']);
  });

  for (const [how, isErasing, expected] of [
    ['taken', false, ['sweep', 'restart /']],
    ['storage-lost', false, ['sweep', 'restart /']],
    ['taken', true, ['sweep']],
    ['closed', false, ['sweep']],
  ] as const) {
    test(`restarts only when another window took the vault: ${how}, erasing here: ${isErasing}`, async () => {
      const { done, close, desk } = stand('moving');
      desk.isErasing = isErasing;
      close(how);
      await Promise.resolve();
      await Promise.resolve();
      expect(done).toEqual(expected);
    });
  }
});
