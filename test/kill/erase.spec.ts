import { expect } from '@playwright/test';
import { runSeed, seededRandom } from '../harness/seed.ts';
import { eraseBook } from './book-erase.ts';
import { journalCommits, journalSteps, killInErase } from './erase-run.ts';
import { handOver } from './handover-erase.ts';
import { test } from './prepared.ts';

const elsewhere = 2;

/** A storage step by chance. By now the plan is stored: before, nothing tells this erase from another. */
function stepByChance(steps: readonly string[], salt: string): number {
  const first = journalCommits(steps)[0] ?? 0;
  return first + 1 + Math.floor(seededRandom(`${runSeed()}/${salt}`)() * (steps.length - first));
}

test.describe('an erase that is killed', () => {
  for (const [index, entry] of journalSteps.entries()) {
    test(`when the journal says "${entry}" is finished later, or was never begun`, async ({
      prepared,
      eraseSteps,
      run,
    }) => {
      const step = journalCommits(eraseSteps)[index] ?? 0;
      const kill = { step, withHost: index % 3 === 2 };
      expect(await killInErase(eraseBook, prepared, run, kill)).toBe(entry);
    });
  }

  for (let nth = 1; nth <= elsewhere; nth += 1) {
    test(`at a storage step by chance (${nth} of ${elsewhere}) leaves all or nothing`, async ({
      prepared,
      eraseSteps,
      run,
    }) => {
      const kill = { step: stepByChance(eraseSteps, `erase/${nth}`), withHost: nth % 2 === 0 };
      expect(journalSteps).toContain(await killInErase(eraseBook, prepared, run, kill));
    });
  }
});

test.describe('a handover that is killed', () => {
  for (const [index, entry] of journalSteps.entries()) {
    test(`when the journal says "${entry}" is finished later, or was never begun`, async ({
      filled,
      handoverSteps,
      filledRun,
    }) => {
      const step = journalCommits(handoverSteps)[index] ?? 0;
      const kill = { step, withHost: index % 3 === 0 };
      expect(await killInErase(handOver, filled, filledRun, kill)).toBe(entry);
    });
  }

  for (let nth = 1; nth <= elsewhere; nth += 1) {
    test(`at a storage step by chance (${nth} of ${elsewhere}) leaves all or nothing`, async ({
      filled,
      handoverSteps,
      filledRun,
    }) => {
      const kill = { step: stepByChance(handoverSteps, `handover/${nth}`), withHost: nth % 2 === 0 };
      expect(journalSteps).toContain(await killInErase(handOver, filled, filledRun, kill));
    });
  }
});
