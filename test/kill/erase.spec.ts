import { expect } from '@playwright/test';
import { runSeed, seededRandom } from '../harness/seed.ts';
import { journalCommits, journalSteps, killInErase } from './erase-run.ts';
import { test } from './prepared.ts';

const elsewhere = 4;

test.describe('an erase that is killed', () => {
  for (const [index, entry] of journalSteps.entries()) {
    test(`when the journal says "${entry}" is finished later, or was never begun`, async ({
      prepared,
      eraseSteps,
      run,
    }) => {
      const step = journalCommits(eraseSteps)[index] ?? 0;
      expect(await killInErase(prepared, run, { step, withHost: index % 3 === 2 })).toBe(entry);
    });
  }

  for (let nth = 1; nth <= elsewhere; nth += 1) {
    test(`at a storage step by chance (${nth} of ${elsewhere}) leaves all or nothing`, async ({
      prepared,
      eraseSteps,
      run,
    }) => {
      const draw = seededRandom(`${runSeed()}/erase/${nth}`)();
      // By now the plan is stored: before, nothing tells this erase from another.
      const first = journalCommits(eraseSteps)[0] ?? 0;
      const step = first + 1 + Math.floor(draw * (eraseSteps.length - first));
      const entry = await killInErase(prepared, run, { step, withHost: nth % 4 === 0 });
      expect(journalSteps).toContain(entry);
    });
  }
});
