import { writeFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { pngWithComment } from '../harness/png.ts';
import { wavWithComment } from '../harness/wav.ts';
import { silentMp3 } from '../data/media/silent-mp3.ts';
import { expect, test } from './app.ts';

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const rows = (page: Page): Locator => page.locator('gb-record-list gb-row');
const panel = (page: Page): Locator => page.locator('gb-media-import-panel');

/** By their paths: bytes handed to the page by the test would keep it from answering the car. */
async function importFiles(page: Page, files: Readonly<Record<string, Buffer>>): Promise<void> {
  const paths = Object.entries(files).map(async ([name, content]) => {
    const path = test.info().outputPath(name);
    await writeFile(path, content);
    return path;
  });
  await page.locator('gb-media-page input.files').setInputFiles(await Promise.all(paths));
  await expect(panel(page).getByRole('button', { name: 'Done' })).toBeVisible();
}

test.describe('Media', () => {
  test('come in from files with an account, and go again by an undo', async ({ app }) => {
    const { page } = app;
    await app.open('/data/media');
    const photo = pngWithComment('once', 64);
    await importFiles(page, {
      'Beach.png': photo,
      'Waves.wav': wavWithComment('x'),
      'notes.txt': Buffer.from('x'),
    });
    await expect(panel(page)).toContainText('2 copied into the car. 1 left out.');
    await expect(panel(page)).toContainText('notes.txt: this is no music, film or photo that the car knows');
    await press(page, 'Done');
    await expect(rows(page)).toHaveCount(2);
    await importFiles(page, { 'Copy.png': photo, 'Other.png': pngWithComment('other', 64) });
    await expect(panel(page)).toContainText('1 copied into the car. 1 was already there.');
    await press(page, 'Undo import');
    await expect(rows(page)).toHaveCount(2);
    await page.getByRole('link', { name: 'Overview' }).click();
    await page.getByRole('link', { name: 'My data', exact: true }).click();
    await page.locator('a[href="/data/media"]').first().click();
    await page.getByRole('button', { name: /^Beach/ }).click();
    await expect(page.locator('gb-medium-picture canvas')).toHaveAttribute('width', '64');
    await expect(page.locator('gb-medium-details')).toContainText('In the car');
    await press(page, 'Add to favourites');
    await expect(page.getByRole('button', { name: 'Take from favourites' })).toBeVisible();
  });

  test('stay on a stick when asked to, and say so when it is pulled out', async ({ app }) => {
    const { page } = app;
    await app.open('/data/media');
    const stick = await page.evaluate(
      (photo) => {
        const bytes = Uint8Array.from(photo);
        return window.bench.plugStick({ label: 'Holiday', bytes: 9_000_000, files: { 'Hill.png': bytes } });
      },
      [...pngWithComment('hill', 32)],
    );
    await press(page, 'Import');
    await page.getByRole('radio', { name: /^Leave on the stick/ }).click();
    await page.getByRole('button', { name: /^All of Holiday/ }).click();
    await expect(panel(page)).toContainText('1 stays on its stick.');
    await press(page, 'Done');
    await page.getByRole('button', { name: /^Hill/ }).click();
    await expect(page.locator('gb-medium-details')).toContainText('On the stick Holiday');
    await expect(page.locator('gb-medium-picture canvas')).toHaveAttribute('width', '32');
    await page.evaluate((id) => window.bench.unplug(id), stick);
    await page.locator('gb-medium-details').getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: /^Hill/ }).click();
    await expect(page.locator('gb-medium-picture')).toContainText('Its stick is not plugged in.');
    await page.evaluate((id) => window.bench.plugStick(id), stick);
    await expect(page.locator('gb-medium-picture canvas')).toBeVisible();
  });

  test('play from the vault, also while the car drives, and stop when another is looked at', async ({
    app,
  }) => {
    const { page } = app;
    await app.open('/data/media');
    await importFiles(page, {
      'Song.mp3': Buffer.from(silentMp3(60)),
      'Hill.png': pngWithComment('hill'),
    });
    await press(page, 'Done');
    await page.getByRole('button', { name: /^Song/ }).click();
    await press(page, 'Play');
    await expect(page.locator('gb-medium-player gb-slider')).toContainText('0:02 of', { timeout: 15_000 });
    await app.driveOff();
    await expect(page.locator('gb-medium-player gb-slider')).toContainText('0:05 of', { timeout: 15_000 });
    await press(page, 'Pause');
    await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
    await page.locator('gb-medium-details').getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: /^Hill/ }).click();
    await expect(page.locator('gb-medium-details')).toContainText('Hill');
    await expect(page.getByRole('button', { name: 'Play', exact: true })).toHaveCount(0);
  });

  test('have a station added by hand, and fit a low and wide display', async ({ app }) => {
    const { page } = app;
    await page.setViewportSize({ width: 1280, height: 480 });
    await app.open('/data/media');
    await press(page, 'Add station');
    const editor = page.locator('gb-record-editor');
    await press(page, 'Save');
    await expect(editor.getByText('Enter a title.')).toBeVisible();
    await editor.getByLabel('Title').fill('Radio Rijn');
    await editor.getByRole('radio', { name: 'DAB' }).click();
    await editor.getByLabel('Frequency in kHz').fill('8D32');
    await press(page, 'Save');
    await expect(page.locator('gb-medium-details')).toContainText('DAB');
    const scrolled = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(scrolled).toBeLessThanOrEqual(0);
  });
});
