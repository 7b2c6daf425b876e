import { expect, test } from '@playwright/test';
import { collectedCategories } from '../../src/collections.ts';
import { launchBrowser } from '../harness/browser.ts';
import { isBehindPin, writeCategoriesFile } from '../harness/fill-categories.ts';
import type { CategoriesFile } from '../harness/fill-categories.ts';
import { buildFillingApp, filledAccount, fillFrom, openFillingPage } from '../harness/filling/fill-app.ts';
import type { FillAccount } from '../harness/filling/filling.ts';
import { startHost } from '../harness/host.ts';
import { makeRunFolders } from '../harness/profile.ts';
import { runSeed } from '../harness/seed.ts';
import { patternsOfText } from './encodings.ts';
import { scanPlaces } from './scan.ts';

/** What the account must be: each bucket's records by category, and their blobs where they are not locked. */
function expectedAccount({ buckets }: CategoriesFile): FillAccount {
  return buckets.flatMap(({ kind, pin, records }) =>
    [...new Set(records.map(({ category }) => category))].map((category) => {
      const own = records.filter((record) => record.category === category);
      const isLocked = isBehindPin({ kind, pin }, category);
      const pieces = isLocked ? 0 : own.flatMap((record) => record.pieces ?? []).length;
      return { kind, category, records: own.length, isLocked, pieces };
    }),
  );
}

function sorted(account: FillAccount): readonly string[] {
  return account.map((line) => JSON.stringify(Object.entries(line).toSorted())).toSorted();
}

test.describe('every category of every driver, filled', () => {
  test('is kept over a kill, and readable nowhere on the disk', async () => {
    const folders = await makeRunFolders();
    const file = await writeCategoriesFile({
      folder: folders.stick,
      seed: runSeed(),
      records: 3,
      at: Date.now(),
      drivers: [{}, { pin: '258014' }],
      keeperPin: '147014',
    });
    const patterns = file.canaries.flatMap(patternsOfText);
    const labels = file.canaries.map(({ label }) => label).toSorted();
    expect(
      [...new Set(file.buckets.flatMap(({ records }) => records.map((one) => one.category)))].toSorted(),
    ).toEqual(collectedCategories.toSorted());
    const app = await buildFillingApp(folders.stick);
    const host = await startHost({ state: folders.hostState, app });
    try {
      // The scanner knows each of them where it does lie: as text, in a file's name, in the bytes of a picture or a sound.
      const planted = await scanPlaces([{ name: 'stick', folder: folders.stick }], patterns);
      expect([...new Set(planted.findings.map(({ label }) => label))].toSorted()).toEqual(labels);

      const browser = await launchBrowser(folders);
      const page = await openFillingPage(browser, host.app);
      expect(await filledAccount(page)).toEqual([]);
      await fillFrom(page, file);
      expect((await browser.kill()).signal).toBe('SIGKILL');

      const { findings, rawOnly } = await scanPlaces(folders.places, patterns);
      expect(findings).toEqual([]);
      expect(rawOnly).toEqual([]);
      const again = await launchBrowser(folders);
      const account = await filledAccount(await openFillingPage(again, host.app));
      expect(sorted(account)).toEqual(sorted(expectedAccount(file)));
      expect((await again.kill()).signal).toBe('SIGKILL');
    } finally {
      await host.kill();
      await folders.remove();
    }
  });
});
