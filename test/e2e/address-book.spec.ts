import { expect, test, vcards } from './app.ts';

test.describe('Address book', () => {
  test('takes what a phone exported, shows it, and keeps it over a restart of the app', async ({ app }) => {
    const { page } = app;
    await app.open('/data/contacts');
    await expect(page.getByText('Your address book in this car is empty.')).toBeVisible();
    await app.importFile(
      'phone.vcf',
      'BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=B8rgensen;Zo=C3=AB;;;\r\n' +
        'TEL;CELL;PREF:0612345678\r\nEMAIL:zoe@example.org\r\nADR;HOME:;;Dam 1;Amsterdam;;1012 JS;Netherlands\r\nEND:VCARD\r\n',
    );
    await expect(page.getByText('1 contact taken.')).toBeVisible();
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: /Zoë Jørgensen/ }).click();
    const details = page.locator('gb-contact-details');
    await expect(details.getByText('0612345678')).toBeVisible();
    await expect(details.getByText('zoe@example.org')).toBeVisible();
    await expect(details.getByText(/Dam 1/)).toBeVisible();

    await app.open('/data/contacts');
    await expect(page.getByRole('button', { name: /Zoë Jørgensen/ })).toBeVisible();
  });

  test('says what was skipped and why, and keeps what was good', async ({ app }) => {
    const { page } = app;
    await app.open('/data/contacts');
    await app.importFile(
      'damaged.vcf',
      'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Good One\r\nEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:3.0\r\nFN:Broken\r\n' +
        'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Good Two\r\nEND:VCARD\r\n',
    );
    await expect(page.getByText('2 contacts taken. 1 card skipped.')).toBeVisible();
    await expect(page.getByText('Card 2, line 5: it breaks off before its end')).toBeVisible();
    await expect(page.getByRole('button', { name: /Good Two/ })).toBeVisible();
    await expect(page.getByRole('button', { name: /Broken/ })).toHaveCount(0);
  });

  test('refuses a file that is no address book, by name, and changes nothing', async ({ app }) => {
    const { page } = app;
    await app.open('/data/contacts');
    await app.importFile('holiday.html', '<!doctype html><title>Not a card</title>');
    await expect(page.getByText('holiday.html: this is no address book file (vCard)')).toBeVisible();
    await page.getByRole('button', { name: 'Done' }).click();
    await expect(page.getByText('Your address book in this car is empty.')).toBeVisible();
  });

  test('shows a script in a name as the text it is', async ({ app }) => {
    const { page } = app;
    await app.open('/data/contacts');
    await app.importFile(
      'script.vcf',
      'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:<img src=x onerror=alert(1)>\r\nEND:VCARD\r\n',
    );
    await expect(page.getByRole('button', { name: '<img src=x onerror=alert(1)>' })).toBeVisible();
  });

  test('finds by part of a name and by number, and says when nothing matches', async ({ app }) => {
    const { page } = app;
    await app.open('/data/contacts');
    await app.importFile('many.vcf', vcards(250));
    await page.getByRole('button', { name: 'Done' }).click();
    const find = page
      .getByRole('textbox', { name: 'Find' })
      .or(page.getByRole('searchbox', { name: 'Find' }));
    await find.fill('sample00123');
    await expect(page.locator('gb-window-list gb-row')).toHaveCount(1);
    await find.fill('00042');
    await expect(page.getByRole('button', { name: /Person Sample00042/ })).toBeVisible();
    await find.fill('nobody at all');
    await expect(page.getByText('Nothing matches.')).toBeVisible();
  });

  test('deletes one contact and brings it back', async ({ app }) => {
    const { page } = app;
    await app.open('/data/contacts');
    await app.importFile('two.vcf', vcards(2));
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: /Person Sample00001/ }).click();
    await page.getByRole('button', { name: 'Delete' }).click();
    await expect(page.getByText('Contact deleted.')).toBeVisible();
    await expect(page.getByRole('button', { name: /Person Sample00001/ })).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByRole('button', { name: /Person Sample00001/ })).toBeVisible();
    await expect(page.getByText('2 contacts', { exact: true })).toBeVisible();
  });

  test('carries 10,000 contacts: only rows in sight exist, and the last one can be reached', async ({
    app,
  }) => {
    const { page } = app;
    await app.open('/data/contacts');
    await app.importFile('ten-thousand.vcf', vcards(10_000));
    await page.getByRole('button', { name: 'Done' }).click();
    await expect(page.getByText('10,000 contacts', { exact: true })).toBeVisible();
    expect(await page.locator('gb-window-list gb-row').count()).toBeLessThan(40);
    await page.getByRole('button', { name: /Person Sample00001/ }).focus();
    await page.keyboard.press('End');
    await expect(page.getByRole('button', { name: /Person Sample10000/ })).toBeFocused();
  });

  test('goes on with an import while another screen is open, and still has its account', async ({ app }) => {
    const { page } = app;
    await app.open('/data/contacts');
    await page.locator('gb-contacts-page input[type=file]').setInputFiles({
      name: 'large.vcf',
      mimeType: 'text/vcard',
      buffer: Buffer.from(vcards(5_000)),
    });
    await page.getByRole('link', { name: 'Overview' }).click();
    await page.getByRole('link', { name: 'Address book' }).click();
    await expect(page.getByText('5,000 contacts taken.')).toBeVisible({ timeout: 30_000 });
  });

  test('stops an import when asked, keeps what was taken, and says how much', async ({ app }) => {
    const { page } = app;
    await app.open('/data/contacts');
    await page.locator('gb-contacts-page input[type=file]').setInputFiles({
      name: 'large.vcf',
      mimeType: 'text/vcard',
      buffer: Buffer.from(vcards(20_000)),
    });
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByText(/^Cancelled\./)).toBeVisible();
  });
});
