import { expect } from '@playwright/test';
import { runSeed, seededRandom } from '../harness/seed.ts';
import { journalSteps, killInErase } from './erase-run.ts';
import { killInImport } from './import-run.ts';
import { test } from './prepared.ts';

/** Each step of an erase and of an import is met several times. */
const runs = 200;

test.describe('kills without end', () => {
  test.describe.configure({ timeout: 120_000 });

  for (let nth = 1; nth <= runs; nth += 1) {
    const withHost = nth % 3 === 0;
    test(`erase ${nth} of ${runs}`, async ({ prepared, eraseSteps, run }) => {
      const draw = seededRandom(`${runSeed()}/long-erase/${nth}`)();
      const step = 1 + Math.floor(draw * eraseSteps.length);
      expect([...journalSteps, 'none']).toContain(await killInErase(prepared, run, { step, withHost }));
    });

    test(`import ${nth} of ${runs}`, async ({ prepared, importSteps, run }) => {
      const draw = seededRandom(`${runSeed()}/long-import/${nth}`)();
      const step = 1 + Math.floor(draw * importSteps.length);
      const page = nth % 2 === 0 ? 'running' : 'standing';
      await killInImport(prepared, run, importSteps, { step, page, withHost });
    });
  }
});
