import { readFile, writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { cardsOf, readAll } from '../data/vcard/read-all.ts';
import { expect, tap, test, vcards } from './app.ts';
import type { App } from './app.ts';

const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const card = (...lines: readonly string[]): string =>
  ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n');

const ben = card('FN:Ben', 'TEL;TYPE=HOME:0201234567', 'NOTE:Comma\\, semicolon\\; and\\na line');
const book =
  card(
    'N:Jørgensen;Zoë;;;',
    'FN:Zoë Jørgensen',
    'TEL;TYPE=CELL:+31 6 12345678',
    'CATEGORIES:Family',
    `PHOTO;ENCODING=b;TYPE=PNG:${png}`,
  ) + ben;
const friends =
  card('FN:zoe jorgensen', 'TEL:06 12345678', 'EMAIL:zoe@example.org') +
  ben +
  card('FN:Cas', 'TEL:0301234567');
const broken = `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Nobody\r\n${card('FN:Dora', 'TEL:0401234567')}`;

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** By their paths: bytes handed to the page by the test would keep it from answering the car. */
async function chooseFiles(page: Page, files: Readonly<Record<string, string>>): Promise<void> {
  const paths = Object.keys(files).map((name) => test.info().outputPath(name));
  await Promise.all(Object.values(files).map((text, index) => writeFile(paths[index] ?? '', text)));
  await page.locator('gb-contacts-page input[type=file]').setInputFiles(paths);
}

/** The address book with `text` in it, its account read. */
async function openWith(app: App, text: string): Promise<void> {
  await app.open('/data/contacts');
  await app.importFile('book.vcf', text);
  await press(app.page, 'Done');
}

/** What the car writes when it is asked for the whole address book. */
async function exportBook(page: Page): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const downloading = page.waitForEvent('download');
  await press(page, 'Export');
  const download = await downloading;
  const bytes = await readFile(await download.path());
  await expect(page.locator('gb-export-panel gb-notice')).toContainText('written.');
  await press(page, 'Done');
  return { name: download.suggestedFilename(), bytes };
}

test.describe('Import and export', () => {
  test.beforeEach(async ({ page }) => {
    // A headless browser has nobody to answer the dialog; a head unit without one writes downloads.
    await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  });

  test('takes two files, says what came of each, merges who looks alike, and undoes all of it', async ({
    app,
  }) => {
    const { page } = app;
    await openWith(app, book);
    const before = await exportBook(page);
    await chooseFiles(page, { 'friends.vcf': friends, 'broken.vcf': broken });
    const panel = page.locator('gb-import-panel');
    await expect(panel.getByText('3 contacts taken. 1 was already there. 1 card skipped.')).toBeVisible();
    await expect(panel.getByText('friends.vcf: 2 contacts taken. 1 was already there.')).toBeVisible();
    await expect(panel.getByText('broken.vcf: 1 contact taken. 1 card skipped.')).toBeVisible();
    await expect(panel.getByText('Card 1, line 1: it breaks off before its end')).toBeVisible();
    await expect(panel.getByText('1 looks like a contact you already have')).toBeVisible();
    await expect(page.getByText('5 contacts', { exact: true })).toBeVisible();

    await press(page, 'Merge Zoë Jørgensen and zoe jorgensen');
    await expect(panel.getByText(/1 merged\./)).toBeVisible();
    await expect(page.getByText('4 contacts', { exact: true })).toBeVisible();
    await press(page, 'Done');
    const merged = cardsOf(await readAll((await exportBook(page)).bytes));
    expect(merged.find(({ contact }) => contact.fullName === 'Zoë Jørgensen')?.contact).toMatchObject({
      emails: [{ value: 'zoe@example.org' }],
      phones: [{ value: '+31 6 12345678' }],
    });

    await press(page, 'Undo import');
    await expect(
      page.getByText('Import undone. 2 contacts removed. 1 merged contact is as before.'),
    ).toBeVisible();
    expect((await exportBook(page)).bytes.toString()).toBe(before.bytes.toString());
  });

  test('undoes an import that was cancelled half-way', async ({ app }) => {
    const { page } = app;
    await openWith(app, book);
    await chooseFiles(page, { 'large.vcf': vcards(20_000), 'next.vcf': friends });
    await expect(page.locator('gb-import-panel gb-progress')).toHaveAttribute(
      'valueText',
      /^File 1 of 2: [1-9][\d,]* contacts/,
    );
    await press(page, 'Cancel');
    await expect(page.getByText(/^Cancelled\. [1-9][\d,]* contacts were taken before/)).toBeVisible();
    await press(page, 'Undo import');
    await expect(page.getByText(/^Import undone\. [1-9][\d,]* contacts removed\.$/)).toBeVisible();
    await expect(page.getByText('2 contacts', { exact: true })).toBeVisible();
    await expect(page.getByText('You can undo this until the ignition is off.')).toHaveCount(0);
  });

  test('exports what was imported, photo included, into a file whose name says nothing', async ({ app }) => {
    await openWith(app, book);
    const { name, bytes } = await exportBook(app.page);
    expect(name).toBe('contacts.vcf');
    const [given, got] = await Promise.all([book, bytes].map(async (file) => cardsOf(await readAll(file))));
    const content = (cards: typeof given) =>
      cards?.map(({ contact: { source: _, ...contact }, photo }) => ({ contact, photo: photo?.bytes }));
    expect(content(got)).toEqual(content(given));
    expect(got?.map(({ photo }) => photo?.bytes.length)).toEqual([70, undefined]);
  });

  test('while moving, neither imports, exports, merges nor undoes, and says why', async ({ app }) => {
    const { page } = app;
    await openWith(app, book);
    await chooseFiles(page, { 'friends.vcf': friends });
    const refuses = async (names: Readonly<Record<string, string>>): Promise<void> => {
      for (const [name, reason] of Object.entries(names)) {
        const button = page.getByRole('button', { name, exact: true });
        await tap(page, button);
        await expect(button).toHaveAttribute('aria-disabled', 'true');
        await expect(page.getByText(`${reason} waits until the car is parked.`).last()).toBeVisible();
      }
    };
    await expect(page.getByRole('button', { name: 'Undo import' })).toBeVisible();
    await app.driveOff();
    await refuses({ 'Undo import': 'Undoing an import', 'Merge Zoë Jørgensen and zoe jorgensen': 'Merging' });
    await press(page, 'Done');
    await refuses({
      'Import contacts': 'Importing',
      Export: 'Exporting',
      'Undo import': 'Undoing an import',
    });
    // The file dialog may have been open when the car moved off.
    await chooseFiles(page, { 'broken.vcf': broken });
    await expect(page.getByText(/^Nothing was imported: the car was not known to be parked/)).toBeVisible();
    await app.park();
    await expect(page.locator('gb-files-panel')).toHaveCount(0);
    await expect(page.getByText('4 contacts', { exact: true })).toBeVisible();
  });

  test('keeps what was imported for good once the ignition is off', async ({ app }) => {
    const { page } = app;
    await openWith(app, book);
    const undo = page.getByRole('button', { name: 'Undo import' });
    await expect(undo).toBeVisible();
    await page.evaluate(() => window.bench.ignition(false));
    await expect(undo).toHaveCount(0);
    await page.evaluate(() => window.bench.ignition(true));
    await expect(page.getByText('2 contacts', { exact: true })).toBeVisible();
    await expect(undo).toHaveCount(0);
  });
});
