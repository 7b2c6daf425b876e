import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { startHost } from '../harness/host.ts';
import { openProfile, passphrase, plugIn, readStick, writeProfile } from '../harness/take-along.ts';
import { expect, status, test } from './app.ts';
import { openSection } from './scenes.ts';

const position = 'Vehicle.Cabin.Seat.Row1.DriverSide.Position';

const read = (page: Page, path: string): Promise<unknown> =>
  page.evaluate((wanted) => window.bench.get(wanted), path);

/** From the positions on the comfort page to taking along; a page that is loaded anew would be another car. */
async function goToTakeAlong(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Back to the drivers' }).click();
  await page.getByRole('link', { name: /^Take along/ }).click();
}

async function goToPositions(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Drivers', exact: true }).first().click();
  await page.getByRole('link', { name: /^Comfort/ }).click();
  await page.locator('gb-comfort-page').getByRole('radio', { name: 'Positions', exact: true }).click();
}

/** Stores where things are, and writes that onto a new stick. Gives the stick's files, by name. */
async function takeAlong(page: Page): Promise<Readonly<Record<string, number[]>>> {
  await page.getByRole('button', { name: 'Store as usual' }).click();
  await expect(page.locator('gb-position-row')).toHaveCount(1);
  const stick = await page.evaluate(() => window.bench.plugStick({ bytes: 10_000_000 }));
  await goToTakeAlong(page);
  await writeProfile(page);
  return readStick(page, stick);
}

test.describe('Take along', () => {
  test('brings a profile in whose positions can be recalled', { tag: '@every-pack' }, async ({ app }) => {
    const { page } = app;
    await openSection(app, 'Positions');
    const stored = await read(page, position);
    await takeAlong(page);
    await page.evaluate((path) => window.bench.set(path, 0), position);
    await openProfile(page);
    await expect(page.locator('gb-take-along-preview')).toBeVisible();
    await page.getByRole('button', { name: 'Store here' }).click();
    await expect(page.getByText('Stored. Nothing has moved.')).toBeVisible();
    expect(await read(page, position)).toBe(0);
    await goToPositions(page);
    await expect(page.locator('gb-position-row')).toHaveCount(2);
    await page.getByRole('button', { name: 'From another car', exact: true }).click();
    await expect.poll(() => read(page, position), { timeout: 40_000 }).toBe(stored);
  });

  test('refuses a file that breaks off, and changes nothing', async ({ app }) => {
    const { page } = app;
    await openSection(app, 'Positions');
    const files = await takeAlong(page);
    await page.evaluate(async () => {
      for (const id of ['stick-1', 'stick-2']) await window.bench.unplug(id).catch(() => undefined);
    });
    await plugIn(
      page,
      Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, bytes.slice(0, -20)])),
    );
    await openProfile(page);
    await expect(page.getByText(/^The file is not whole: it ends after/)).toBeVisible();
    await expect(page.getByText('Nothing was changed.')).toBeVisible();
    await goToPositions(page);
    await expect(page.locator('gb-position-row')).toHaveCount(1);
  });

  test('says what another car does not have before anything is stored', async ({ app, browser, packId }) => {
    const { page } = app;
    await openSection(app, 'Positions');
    const files = await takeAlong(page);
    const state = await mkdtemp(join(tmpdir(), 'gb-state-'));
    const host = await startHost({ state, pack: packId === 'minimal' ? 'maker-nl' : 'minimal' });
    const other = await browser.newPage();
    await other.goto(new URL('/drivers/file', host.app).href);
    await other.waitForFunction(() => 'bench' in window);
    await other.evaluate(() => window.bench.ready());
    await expect(status(other, 'Parked')).toBeVisible();
    await plugIn(other, files);
    await openProfile(other, passphrase);
    const preview = other.locator('gb-take-along-preview');
    await expect(preview.getByRole('heading', { name: /^This car does not have \(\d+\)$/ })).toBeVisible();
    await expect(preview.getByText(/lumbar/i).first()).toBeVisible();
    await other.close();
    await host.stop();
    await rm(state, { recursive: true, force: true });
  });
});
