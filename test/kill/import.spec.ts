import { expect } from '@playwright/test';
import { runSeed, seededRandom } from '../harness/seed.ts';
import { acknowledged, killInImport } from './import-run.ts';
import { test } from './prepared.ts';

const runs = 14;

test.describe('an import that is killed', () => {
  for (let nth = 1; nth <= runs; nth += 1) {
    const page = nth % 2 === 0 ? 'running' : 'standing';
    test(`while the page is ${page} keeps every batch it had taken, whole (${nth} of ${runs})`, async ({
      prepared,
      importSteps,
      run,
    }) => {
      expect(acknowledged(importSteps).length, 'batches of the whole import').toBe(9);
      const step = 1 + Math.floor(seededRandom(`${runSeed()}/import/${nth}`)() * importSteps.length);
      const withHost = nth % 5 === 0;
      const found = await killInImport(prepared, run, importSteps, { step, page, withHost });
      expect(found).toBeGreaterThanOrEqual(prepared.contacts);
    });
  }
});
