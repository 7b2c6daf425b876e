import { chooseSome, eraseAddressBook, expect, hold, skipFirstRun, status, test, vcards } from './app.ts';

test.describe('Erase', () => {
  test('makes the address book unreadable for good, checks it, and shows the result after a restart', async ({
    app,
  }) => {
    const { page } = app;
    await app.open('/data/contacts');
    await app.importFile('some.vcf', vcards(120));
    await app.open('/erase');
    await chooseSome(app);
    await expect(page.getByText('120 entries', { exact: false }).first()).toBeVisible();
    await expect(page.getByText('What stays, and why')).toBeVisible();
    await eraseAddressBook(app).click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page.getByText('120 entries will be erased for good.')).toBeVisible();
    await hold(page, page.locator('gb-hold-button'));
    await page.waitForURL('**/restart.html*');
    await page.waitForURL('**/erase');
    await expect(page.getByText('Erased and checked')).toBeVisible();
    await expect(page.getByText('120 entries before. Checked: nothing left')).toBeVisible();
    await expect(page.getByText('This is an emulated car. This result is no evidence.')).toBeVisible();
    await page.getByRole('button', { name: 'Done' }).click();
    await chooseSome(app);
    await expect(page.getByText('There is nothing to erase.', { exact: false })).toBeVisible();
    await app.open('/data/contacts');
    await expect(page.getByText('Your address book in this car is empty.')).toBeVisible();
    await expect(status(page, '112 eCall ready')).toBeVisible();
  });

  test('a short press erases nothing, and going back leaves everything', async ({ app }) => {
    const { page } = app;
    await app.open('/data/contacts');
    await app.importFile('some.vcf', vcards(3));
    await app.open('/erase');
    await chooseSome(app);
    await eraseAddressBook(app).click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await hold(page, page.locator('gb-hold-button'), 300);
    await page.getByRole('button', { name: 'Back' }).click();
    await app.open('/data/contacts');
    await expect(page.getByText('3 contacts', { exact: true })).toBeVisible();
  });

  test('can be filled again afterwards, under a new key', async ({ app }) => {
    const { page } = app;
    await app.open('/data/contacts');
    await app.importFile('some.vcf', vcards(3));
    await app.open('/erase');
    await chooseSome(app);
    await eraseAddressBook(app).click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await hold(page, page.locator('gb-hold-button'));
    await page.waitForURL('**/restart.html*');
    await page.waitForURL('**/erase');
    await page.getByRole('button', { name: 'Done' }).click();
    await app.open('/data/contacts');
    await app.importFile('again.vcf', vcards(2));
    await app.open('/data/contacts');
    await expect(page.getByText('2 contacts', { exact: true })).toBeVisible();
  });

  test('another window of the app is restarted and shows nothing of what was erased', async ({
    app,
    context,
  }) => {
    const { page } = app;
    await app.open('/data/contacts');
    await app.importFile('some.vcf', vcards(3));
    const other = await context.newPage();
    await other.goto(new URL('/data/contacts', app.host.app).href);
    await expect(other.getByText('3 contacts', { exact: true })).toBeVisible();
    await page.bringToFront();
    await app.open('/erase');
    await chooseSome(app);
    await eraseAddressBook(app).click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await hold(page, page.locator('gb-hold-button'));
    await other.waitForURL('**/restart.html*');
    await other.waitForURL('**/');
    await skipFirstRun(other);
    await expect(other.getByText('Driver card', { exact: true })).toBeVisible();
    await expect(other.getByText('Address book', { exact: true })).toHaveCount(0);
  });
});
