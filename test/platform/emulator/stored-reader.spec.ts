import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { ManualScheduler } from '../../../platform/emulator/manual-scheduler.ts';
import { StoredReader } from '../../../platform/emulator/stored-reader.ts';
import { catalogue } from './fixture.ts';

const places = [
  { group: 'comfort', category: 'seat' },
  { group: 'comfort', category: 'climate' },
  { group: 'address-book', category: 'contacts' },
] as const;

/** Gives out, for each record, when it was given, and takes as long as `delays` say, one after the other. */
async function readThrough(
  delays: readonly number[],
): Promise<{ took: number; oldest: number; all: number }> {
  const scheduler = new ManualScheduler();
  let asked = 0;
  const reader = new StoredReader({
    catalogue,
    scheduler,
    hasReader: () => true,
    readStored: (_category, timeout) =>
      new Promise((resolve) => {
        const delay = delays[asked % delays.length] ?? 0;
        asked += 1;
        if (delay > timeout) scheduler.after(timeout, () => resolve([]));
        else scheduler.after(delay, () => resolve([scheduler.now()]));
      }),
  });
  const run = { isOver: false };
  const reading = reader.read(places).finally(() => (run.isOver = true));
  for (let step = 0; !run.isOver && step < 20_000; step += 1) {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    // Nothing is planned once it is over: time stands still then.
    scheduler.advance((scheduler.nextDue() ?? scheduler.now()) - scheduler.now());
  }
  expect(run.isOver).toBe(true);
  const given = (await reading).flatMap(({ records }) => records.map(Number));
  return {
    took: scheduler.now(),
    oldest: given.length === 0 ? 0 : scheduler.now() - Math.min(...given),
    all: given.length,
  };
}

test.describe('reading what is stored for a transfer', () => {
  test('reads once where all of it comes at once', async () => {
    expect(await readThrough([3])).toEqual({ took: 3, oldest: 0, all: 3 });
  });

  test('reads again what came a while before the rest', async () => {
    // The last of the first three comes late; the two others are read again, in 3 ms.
    expect(await readThrough([3, 3, 200, 3, 3])).toEqual({ took: 203, oldest: 3, all: 3 });
  });

  test('goes without what cannot be had at one time', async () => {
    const { took, oldest, all } = await readThrough([60, 120, 300]);
    expect(took).toBe(3_000);
    expect(oldest).toBeLessThanOrEqual(50);
    expect(all).toBeLessThan(3);
  });

  test('ends in time with nothing that is older, however long each takes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 4_000 }), { minLength: 1, maxLength: 8 }),
        async (delays) => {
          const { took, oldest } = await readThrough(delays);
          expect(took).toBeLessThanOrEqual(3_000);
          expect(oldest).toBeLessThanOrEqual(50);
        },
      ),
    );
  });
});
