import { expect } from '@playwright/test';
import { runSeed, seededRandom } from '../harness/seed.ts';
import { eraseBook } from './book-erase.ts';
import { journalSteps, killInErase } from './erase-run.ts';
import { handOver } from './handover-erase.ts';
import { killHostInErase } from './host-run.ts';
import { killInImport } from './import-run.ts';
import { test } from './prepared.ts';

/** Each step is met several times; an import has few kinds of them. */
const handovers = 140;
const hosts = 60;
const erases = 60;
const imports = 60;

/** A whole number from 1 to `most`. */
function drawn(salt: string, most: number): number {
  return 1 + Math.floor(seededRandom(`${runSeed()}/${salt}`)() * most);
}

test.describe('kills without end', () => {
  test.describe.configure({ mode: 'parallel', timeout: 120_000 });

  for (let nth = 1; nth <= handovers; nth += 1) {
    test(`handover ${nth} of ${handovers}`, async ({ filled, handoverSteps, filledRun }) => {
      const step = drawn(`long-handover/${nth}`, handoverSteps.length);
      const kill = { step, withHost: nth % 3 === 0 };
      expect([...journalSteps, 'none']).toContain(await killInErase(handOver, filled, filledRun, kill));
    });
  }

  for (let nth = 1; nth <= hosts; nth += 1) {
    test(`host ${nth} of ${hosts}`, async ({ filled, handoverCalls, filledRun }) => {
      const call = drawn(`long-host/${nth}`, handoverCalls);
      const moment = nth % 2 === 0 ? 'unasked' : 'unanswered';
      await killHostInErase(handOver, filled, filledRun, { nth: call, moment });
    });
  }

  for (let nth = 1; nth <= erases; nth += 1) {
    test(`erase ${nth} of ${erases}`, async ({ prepared, eraseSteps, run }) => {
      const step = drawn(`long-erase/${nth}`, eraseSteps.length);
      const kill = { step, withHost: nth % 3 === 0 };
      expect([...journalSteps, 'none']).toContain(await killInErase(eraseBook, prepared, run, kill));
    });
  }

  for (let nth = 1; nth <= imports; nth += 1) {
    test(`import ${nth} of ${imports}`, async ({ prepared, importSteps, run }) => {
      const step = drawn(`long-import/${nth}`, importSteps.length);
      const page = nth % 2 === 0 ? 'running' : 'standing';
      await killInImport(prepared, run, importSteps, { step, page, withHost: nth % 3 === 0 });
    });
  }
});
