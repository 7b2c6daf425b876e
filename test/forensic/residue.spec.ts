import { expect, test } from '@playwright/test';
import type { Page } from 'playwright';
import { launchBrowser } from '../harness/browser.ts';
import { makeRunFolders } from '../harness/profile.ts';
import { runSeed } from '../harness/seed.ts';
import { canaryOf } from './canary.ts';
import { patternsOfText } from './encodings.ts';
import type { ResiduePage } from './residue-page.ts';
import { serveResidueSite } from './residue-page.ts';
import { scanPlaces } from './scan.ts';

type Call = keyof ResiduePage;

function call(page: Page, method: Call): Promise<unknown> {
  return page.evaluate(`residue.${method}()`);
}

test.describe('what deleting leaves behind', () => {
  test('deleted records stay readable, a deleted bucket leaves nothing (the ground the vault stands on)', async () => {
    const seed = runSeed();
    const patterns = ['in-database', 'in-bucket'].flatMap((label) => patternsOfText(canaryOf(seed, label)));
    const folders = await makeRunFolders();
    const site = await serveResidueSite();
    /** Copies in the database and in the bucket. */
    const left = async (): Promise<readonly [number, number]> => {
      const { findings } = await scanPlaces(folders.places, patterns);
      const decoded = findings.filter(({ via }) => via === 'leveldb' || via === 'leveldb-snappy');
      const copies = (of: string): number =>
        decoded.reduce((sum, { label, count }) => (label === of ? sum + count : sum), 0);
      return [copies('in-database'), copies('in-bucket')];
    };
    try {
      const browser = await launchBrowser(folders);
      const page = await browser.open(`${site.origin}/?seed=${seed}`);
      await call(page, 'write');
      expect(await left()).toEqual([200, 200]);
      await call(page, 'deleteRecords');
      await call(page, 'deleteBucket');
      expect(await call(page, 'reported'), 'the web API sees no residue').toEqual([0, 0]);
      // Not fewer but more: Chromium's undo log keeps each record it deletes once again.
      expect(await left()).toEqual([400, 0]);
      expect((await browser.kill()).signal).toBe('SIGKILL');
      expect(await left()).toEqual([400, 0]);
    } finally {
      await site.close();
      await folders.remove();
    }
  });
});
