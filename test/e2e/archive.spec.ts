import type { Page } from '@playwright/test';
import { openArchive, plugIn, readStick, writeArchive } from '../harness/take-along.ts';
import { expect, test, vcards } from './app.ts';
import { handOver } from './hand-over.ts';

/** Everything onto a new stick, from the page that has it. */
async function takeAlong(page: Page): Promise<Readonly<Record<string, number[]>>> {
  const stick = await page.evaluate(() => window.bench.plugStick({ bytes: 10_000_000 }));
  await page.getByRole('link', { name: 'My data', exact: true }).click();
  await page.getByRole('link', { name: /^Take my data along/ }).click();
  await writeArchive(page);
  return readStick(page, stick);
}

test.describe('Everything of a driver', () => {
  test.beforeEach(({ page }) =>
    page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker')),
  );

  test('goes along, is gone after a handover, and comes back', async ({ app }) => {
    const { page } = app;
    await app.open('/data/contacts');
    await app.importFile('some.vcf', vcards(30));
    const files = await takeAlong(page);
    expect(Object.keys(files).join()).toMatch(/^glovebox-data-[0-9-]+\.gbz$/);
    // Sealed: nobody in the address book can be read from the stick.
    expect(Buffer.from(Object.values(files)[0] ?? []).toString('latin1')).not.toContain('Person');
    await app.open('/erase');
    await handOver(app);
    await app.open('/data/contacts');
    await expect(page.getByText('Your address book in this car is empty.')).toBeVisible();
    await plugIn(page, files);
    await page.getByRole('link', { name: 'My data', exact: true }).click();
    await page.getByRole('link', { name: /^Take my data along/ }).click();
    await openArchive(page);
    const account = page.locator('gb-archive-account');
    await expect(account.getByText('30', { exact: true })).toBeVisible();
    await account.getByRole('button', { name: 'Store here' }).click();
    await expect(account.getByText('30 new, 0 here already.')).toBeVisible();
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('link', { name: 'My data', exact: true }).click();
    await expect(
      page
        .locator('gb-data-page gb-row')
        .filter({ hasText: app.words.categories['contacts']?.name ?? '' })
        .first(),
    ).toContainText('30 entries');
  });

  test('is refused with a passphrase that is wrong, and a plain file is a ZIP that is downloaded', async ({
    app,
  }) => {
    const { page } = app;
    await app.open('/data/contacts');
    await app.importFile('some.vcf', vcards(3));
    await takeAlong(page);
    await openArchive(page, 'another passphrase');
    await expect(page.getByText('Wrong passphrase, or the file is damaged.')).toBeVisible();
    await expect(page.getByText('Nothing was changed.')).toBeVisible();
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await page.getByRole('button', { name: /^Take everything along/ }).click();
    await page.getByRole('checkbox', { name: /^With a passphrase/ }).click();
    await page.getByRole('radio', { name: /^A file/ }).click();
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Write the file' }).click();
    expect((await saving).suggestedFilename()).toMatch(/^glovebox-data-[0-9-]+\.zip$/);
  });
});
