import type { Locator } from '@playwright/test';
import { eraseAddressBook, expect, test, vcards } from './app.ts';
import type { App } from './app.ts';

/** Goes by Tab until something has the focus, as somebody does who has no pointer. */
async function tabTo({ page }: App, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  await expect
    .poll(
      async () => {
        await page.keyboard.press('Tab');
        return target.evaluate((element) => element.matches(':focus, :focus-within'));
      },
      { intervals: [10], timeout: 20_000 },
    )
    .toBe(true);
}

/** Adding a contact, the first run and the rows of `/sharing` by keyboard are tested beside what else they do. */
test.describe('Keyboard alone', () => {
  test('imports, undoes, finds, opens, edits, deletes, brings back and exports', async ({ app }) => {
    const { page } = app;
    const button = (name: string | RegExp): Locator => page.getByRole('button', { name });
    const press = async (name: string | RegExp, key = 'Enter'): Promise<void> => {
      await tabTo(app, button(name));
      await page.keyboard.press(key);
    };
    // A headless browser has nobody to answer the dialog; a head unit without one writes downloads.
    await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
    await app.open('/data');
    await tabTo(app, page.getByRole('link', { name: 'Address book' }));
    await page.keyboard.press('Enter');
    await expect(button('Import contacts')).toBeVisible();
    const takeIn = async (): Promise<void> => {
      const choosing = page.waitForEvent('filechooser');
      await press('Import contacts');
      const files = { name: 'some.vcf', mimeType: 'text/vcard', buffer: Buffer.from(vcards(9)) };
      await (await choosing).setFiles(files);
      await press('Done');
    };
    await takeIn();
    await press('Undo import');
    await expect(page.getByText('Your address book in this car is empty.')).toBeVisible();
    await takeIn();

    await tabTo(app, page.locator('gb-search-field input'));
    await page.keyboard.type('sample00005');
    await expect(page.locator('gb-window-list gb-row')).toHaveCount(1);
    await press(/Person Sample00005/);
    await press('Edit');
    const lastName = page.getByRole('textbox', { name: 'Last name' });
    await tabTo(app, lastName);
    await page.keyboard.press('End');
    await page.keyboard.type('b');
    await press('Save');
    const details = page.locator('gb-contact-details');
    await expect(details.getByRole('heading', { name: 'Person Sample00005b' })).toBeVisible();

    await press('Delete');
    await expect(page.getByText('Contact deleted.')).toBeVisible();
    await press(/^Undo$/);
    await expect(page.getByText('9 contacts', { exact: true })).toBeVisible();

    const writing = page.waitForEvent('download');
    await press('Export');
    expect((await writing).suggestedFilename()).toBe('contacts.vcf');
  });

  test('switches the network, and erases @every-pack', async ({ app }) => {
    const { page } = app;
    await app.open('/data/contacts');
    await app.importFile('some.vcf', vcards(3));
    await app.open('/');
    if (app.pack.switches.includes('network')) {
      const network = page.getByRole('switch', { name: 'Mobile network' });
      await tabTo(app, network);
      await page.keyboard.press('Space');
      await expect(network).not.toBeChecked();
    }
    await tabTo(app, page.getByRole('link', { name: 'Erase', exact: true }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Erase' })).toBeVisible();
    await tabTo(app, page.locator('gb-erase-ways gb-row').first());
    await page.keyboard.press('Enter');
    await tabTo(app, page.locator('gb-checkbox-row').first());
    const row = eraseAddressBook(app);
    while (!(await row.evaluate((element) => element.matches(':focus-within'))))
      await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await tabTo(app, page.getByRole('button', { name: 'Continue' }));
    await page.keyboard.press('Enter');
    await tabTo(app, page.locator('gb-hold-button'));
    await page.keyboard.down('Enter');
    await page.waitForURL('**/restart.html*');
    await page.keyboard.up('Enter');
    await page.waitForURL('**/erase');
    await expect(page.getByText('Erased and checked')).toBeVisible();
  });
});
