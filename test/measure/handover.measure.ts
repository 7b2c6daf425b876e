import { cpus } from 'node:os';
import { expect, test } from '@playwright/test';
import { launchBrowser } from '../harness/browser.ts';
import { chooseHandover, displayFlags, openApp, pressAndHold, whenParked } from '../harness/drive-app.ts';
import { writeCategoriesFile } from '../harness/fill-categories.ts';
import { buildFillingApp, fillFrom, openFillingPage } from '../harness/filling/fill-app.ts';
import { startHost } from '../harness/host.ts';
import { makeRunFolders } from '../harness/profile.ts';
import { runSeed } from '../harness/seed.ts';
import { Figures } from './figures.ts';
import { PageWatch } from './page-watch.ts';

const rounds = 15;
const drivers = 8;
/** From the end of the press to the answer that all keys are destroyed, ms (issue *Erased means erased*). */
const bound = 100;

test(`${rounds} handovers of ${drivers} drivers, every category filled: the end of the press to all keys destroyed`, async () => {
  test.setTimeout(900_000);
  const folders = await makeRunFolders();
  const app = await buildFillingApp(folders.stick);
  const host = await startHost({ state: folders.hostState, app });
  const browser = await launchBrowser(folders, { flags: displayFlags });
  try {
    const watch = await PageWatch.of(browser.context);
    const figures = new Figures();
    for (let round = 0; round <= rounds; round += 1) {
      // The first round warms up.
      if (round === 1) figures.clear();
      const file = await writeCategoriesFile({
        folder: folders.stick,
        seed: `${runSeed()}/${round}`,
        records: 3,
        at: Date.now(),
        drivers: Array.from({ length: drivers }, () => ({})),
      });
      const filling = await openFillingPage(browser, host.app);
      await fillFrom(filling, file);
      await filling.close();
      const page = await openApp(browser, host.app, 'erase');
      const button = await chooseHandover(page);
      const begun = await page.evaluate(() => performance.timeOrigin + performance.now());
      await pressAndHold(page, button);
      const held = await watch.first('held', begun);
      const destroyed = await watch.first('keys-destroyed', held.at);
      figures.add('keys', destroyed.at - held.at);
      await page.waitForURL('**/restart.html*');
      await page.waitForURL('**/erase');
      await whenParked(page);
      await expect(page.locator('gb-erase-verdict').getByText('Clean', { exact: true })).toBeVisible();
      await page.getByRole('button', { name: 'Done' }).click();
      await page.locator('gb-erase-ways').waitFor();
      await page.close();
    }
    console.log(
      `\n${drivers} drivers, every category filled, ${rounds} rounds after a warm-up, ${cpus().length} cores, Chromium ` +
        `${browser.browser.version()}: from the end of the press to all keys destroyed ` +
        `${figures.median('keys').toFixed(1)} ms (median), ${figures.worst('keys').toFixed(1)} ms (worst).\n`,
    );
    expect(figures.median('keys')).toBeLessThan(bound);
  } finally {
    await browser.kill();
    await host.kill();
    await folders.remove();
  }
});
