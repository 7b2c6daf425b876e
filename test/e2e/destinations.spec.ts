import { readFile, writeFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect, tap, test } from './app.ts';

const gpx = `<?xml version="1.0"?>
<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">
<wpt lat="52.3731" lon="4.8926"><name>Dam</name><desc>By tram</desc></wpt>
<wpt lat="91" lon="4"><name>Nowhere</name></wpt>
<trk><name>Round</name><trkseg><trkpt lat="52" lon="4"/><trkpt lat="53" lon="5"/></trkseg></trk>
</gpx>`;

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const rows = (page: Page): Locator => page.locator('gb-record-list gb-row');
const names = async (page: Page): Promise<readonly string[]> =>
  rows(page).evaluateAll((all) => all.map((row) => row.getAttribute('heading') ?? ''));

/** By its path: bytes handed to the page by the test would keep it from answering the car. */
async function importFile(page: Page, name: string, text: string): Promise<void> {
  const path = test.info().outputPath(name);
  await writeFile(path, text);
  await page.locator('gb-destinations-page input[type=file]').setInputFiles(path);
  await expect(page.locator('gb-place-import-panel').getByRole('button', { name: 'Done' })).toBeVisible();
}

/** Writes all destinations as a download. */
async function exportAs(page: Page, format: string): Promise<{ name: string; text: string }> {
  await press(page, 'Export');
  await page.getByRole('radio', { name: new RegExp(`^${format}`) }).click();
  const downloading = page.waitForEvent('download');
  await press(page, 'Write file');
  const download = await downloading;
  const text = await readFile(await download.path(), 'utf8');
  await expect(page.locator('gb-place-export-panel gb-notice')).toContainText('written to');
  await press(page, 'Done');
  return { name: download.suggestedFilename(), text };
}

test.describe('Destinations', () => {
  test.beforeEach(async ({ page }) => {
    // A headless browser has nobody to answer the dialog; a head unit without one writes downloads.
    await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  });

  test('are added and changed, and a mistake names its field', { tag: '@every-pack' }, async ({ app }) => {
    const { page } = app;
    await app.open('/data/destinations');
    await press(page, 'Add');
    const editor = page.locator('gb-record-editor');
    await editor.getByLabel('Latitude in degrees').fill('91');
    await press(page, 'Save');
    await expect(editor.getByText('Enter a name.')).toBeVisible();
    await expect(editor.getByText('A latitude lies between')).toBeVisible();
    await expect(editor.getByText('Enter this one too')).toBeVisible();
    await editor.getByLabel('Name').fill('Home');
    await editor.getByRole('radio', { name: 'Home' }).click();
    await editor.getByLabel('Latitude in degrees').fill('52,1');
    await editor.getByLabel('Longitude in degrees').fill('-4.25');
    await press(page, 'Save');
    const details = page.locator('gb-record-details');
    await expect(details).toContainText('52.1° N, 4.25° W');
    await press(page, 'Change');
    await editor.getByLabel('Address').fill('Lane 1');
    await press(page, 'Save');
    await expect(details).toContainText('Lane 1');
    expect(await names(page)).toEqual(['Home']);
  });

  test('come in from a file with an account, and go again by an undo', async ({ app }) => {
    const { page } = app;
    await app.open('/data/destinations');
    await importFile(page, 'places.gpx', gpx);
    const panel = page.locator('gb-place-import-panel');
    await expect(panel).toContainText('3 places kept. 1 left out.');
    await expect(panel).toContainText('Place 2, line 4: its coordinates are not a place on Earth, left out');
    await press(page, 'Done');
    expect(await names(page)).toEqual(['Dam', 'Round, end', 'Round, start']);
    await importFile(page, 'places.gpx', gpx);
    await expect(panel).toContainText('0 places kept. 3 were already there.');
    await press(page, 'Done');
    await importFile(page, 'more.gpx', gpx.replaceAll('Dam', 'Mint').replaceAll('Round', 'Way'));
    await press(page, 'Undo import');
    await expect(page.getByText('Import undone. 3 destinations removed.')).toBeVisible();
    expect(await names(page)).toEqual(['Dam', 'Round, end', 'Round, start']);
  });

  test('go to a file that brings them back', async ({ app }) => {
    const { page } = app;
    await app.open('/data/destinations');
    await importFile(page, 'places.gpx', gpx);
    await press(page, 'Done');
    const written = await exportAs(page, 'GPX');
    const json = await exportAs(page, 'GeoJSON');
    expect([written.name, json.name]).toEqual(['destinations.gpx', 'destinations.geojson']);
    expect(written.text).toContain('<wpt lat="52.3731" lon="4.8926">');
    await app.open('/data/destinations');
    for (const { name, text } of [written, json]) await importFile(page, name, text);
    await expect(page.locator('gb-place-import-panel')).toContainText('3 were already there.');
  });

  test('come from a stick and go to one, and are deleted with an undo', async ({ app }) => {
    const { page } = app;
    await app.open('/data/destinations');
    const stick = await page.evaluate(
      (text) =>
        window.bench.plugStick({
          bytes: 10_000_000,
          files: { 'places.gpx': new TextEncoder().encode(text), 'other.txt': new Uint8Array(3) },
        }),
      gpx,
    );
    await press(page, 'Import');
    const source = page.locator('gb-place-source-panel gb-row');
    await expect(source).toHaveCount(1);
    await source.click();
    await expect(page.locator('gb-place-import-panel')).toContainText('3 places kept.');
    await press(page, 'Done');
    await press(page, 'Export');
    await press(page, 'Write file');
    await expect(page.locator('gb-place-export-panel gb-notice')).toContainText('destinations.gpx');
    const files = await page.evaluate(async (id) => Object.keys(await window.bench.stickFiles(id)), stick);
    expect(files.sort()).toEqual(['destinations.gpx', 'other.txt', 'places.gpx']);
    await press(page, 'Done');
    await tap(page, rows(page).first());
    await press(page, 'Delete');
    await expect(rows(page)).toHaveCount(2);
    await press(page, 'Undo');
    await expect(rows(page)).toHaveCount(3);
  });

  test('are set aside for good on a low display, and used again only while parked', async ({ app }) => {
    const { page } = app;
    await page.setViewportSize({ width: 1280, height: 480 });
    await app.open('/data/destinations');
    await importFile(page, 'places.gpx', gpx);
    await press(page, 'Done');
    const undoImport = page.getByRole('button', { name: 'Undo import' });
    await expect(undoImport).toBeVisible();
    await tap(page, rows(page).first());
    const control = page.locator('gb-record-details gb-row.aside').getByRole('switch');
    await tap(page, control);
    await expect(rows(page).first()).toHaveAttribute('detail', /^Kept, not used\. /u);
    // One banner at a time: what goes by itself first, then what stays.
    await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeVisible();
    await expect(undoImport).toBeHidden();
    await expect(undoImport).toBeVisible({ timeout: 15_000 });
    await press(page, 'Select several');
    await expect(undoImport).toBeHidden();
    await press(page, 'Done');
    await expect(undoImport).toBeVisible();
    await app.open('/data/destinations');
    await expect(rows(page).first()).toHaveAttribute('detail', /^Kept, not used\. /u);
    await app.driveOff();
    await tap(page, rows(page).first());
    await tap(page, control);
    await expect(
      page.getByText('Letting services read it again waits until the car is parked.').first(),
    ).toBeVisible();
    await expect(control).toBeChecked();
    await app.park();
    await tap(page, control);
    await expect(control).not.toBeChecked();
    await expect(rows(page).first()).not.toHaveAttribute('detail', /^Kept/u);
  });

  test('wait for a parked car', async ({ app }) => {
    const { page } = app;
    await app.open('/data/destinations');
    await importFile(page, 'places.gpx', gpx);
    await press(page, 'Done');
    await app.driveOff();
    await tap(page, page.getByRole('button', { name: 'Import', exact: true }));
    await expect(page.getByText('Importing waits until the car is parked.').first()).toBeVisible();
    await tap(page, page.getByRole('button', { name: 'Export', exact: true }));
    await expect(page.getByText('Exporting waits until the car is parked.').first()).toBeVisible();
    await tap(page, page.getByRole('button', { name: 'Add', exact: true }));
    await expect(page.locator('gb-record-editor')).toHaveCount(0);
    await expect(page.locator('gb-place-export-panel')).toHaveCount(0);
  });
});
