import { expect } from '@playwright/test';
import { runSeed, seededRandom } from '../harness/seed.ts';
import { journalSteps, killInErase } from './erase-run.ts';
import { killInImport } from './import-run.ts';
import { test } from './prepared.ts';

/** Each step is met several times; an import has few kinds of them. */
const erases = 200;
const imports = 60;

test.describe('kills without end', () => {
  test.describe.configure({ mode: 'parallel', timeout: 120_000 });

  for (let nth = 1; nth <= erases; nth += 1) {
    test(`erase ${nth} of ${erases}`, async ({ prepared, eraseSteps, run }) => {
      const draw = seededRandom(`${runSeed()}/long-erase/${nth}`)();
      const step = 1 + Math.floor(draw * eraseSteps.length);
      const withHost = nth % 3 === 0;
      expect([...journalSteps, 'none']).toContain(await killInErase(prepared, run, { step, withHost }));
    });
  }

  for (let nth = 1; nth <= imports; nth += 1) {
    test(`import ${nth} of ${imports}`, async ({ prepared, importSteps, run }) => {
      const draw = seededRandom(`${runSeed()}/long-import/${nth}`)();
      const step = 1 + Math.floor(draw * importSteps.length);
      const page = nth % 2 === 0 ? 'running' : 'standing';
      await killInImport(prepared, run, importSteps, { step, page, withHost: nth % 3 === 0 });
    });
  }
});
