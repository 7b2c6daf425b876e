import { cardsByLetter, expect, test, vcards } from './app.ts';

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
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
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

  test('moves through 10,000 contacts by letter: by finger, by keyboard and by knob', async ({ app }) => {
    const { page } = app;
    await app.open('/data/contacts');
    await app.importFile('by-letter.vcf', cardsByLetter(10_000));
    await page.getByRole('button', { name: 'Done' }).click();
    const slider = page.getByRole('slider', { name: 'Letters' });
    const row = (name: string) => page.getByRole('button', { name });
    await expect(slider).toHaveAttribute('aria-valuetext', 'A, 1 of 26');

    const box = await slider.boundingBox();
    if (box === null) throw new Error('No slider.');
    const [x, thumb] = [box.x + box.width / 2, 60];
    await page.mouse.move(x, box.y + thumb / 2);
    await page.mouse.down();
    await page.mouse.move(x, box.y + thumb / 2 + (12 / 25) * (box.height - thumb), { steps: 20 });
    await expect(slider).toHaveAttribute('aria-valuetext', 'M, 13 of 26');
    await expect(page.locator('gb-index-slider .bubble')).toHaveText('M');
    await expect(page.locator('gb-index-slider .bubble')).toBeVisible();
    await page.mouse.up();
    await expect(row('M. Person 00012')).toBeInViewport();
    await expect(page.locator('gb-index-slider .bubble')).toBeHidden();

    await expect(slider).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(row('N. Person 00013')).toBeInViewport();
    await page.keyboard.press('End');
    await expect(slider).toHaveAttribute('aria-valuetext', 'Z, 26 of 26');
    await expect(row('Z. Person 00025')).toBeInViewport();

    await row('Z. Person 00025').focus();
    const knob = (event: Parameters<Window['bench']['knob']>[0]) =>
      page.evaluate((given) => window.bench.knob(given), event);
    await knob({ kind: 'nudge', direction: 'right' });
    await expect(slider).toBeFocused();
    await knob({ kind: 'press' });
    await knob({ kind: 'turn', detents: -2 });
    await expect(row('X. Person 00023')).toBeInViewport();
    await knob({ kind: 'back' });
    await knob({ kind: 'turn', detents: -1 });
    await expect(slider).toHaveAttribute('aria-valuetext', 'X, 24 of 26');
    await knob({ kind: 'nudge', direction: 'left' });
    await expect(row('X. Person 00023')).toBeFocused();
  });

  test('goes on with an import while another screen is open, and still has its account', async ({ app }) => {
    const { page } = app;
    await app.open('/data/contacts');
    await expect(page.getByRole('button', { name: 'Import contacts' })).toBeVisible();
    await page.locator('gb-contacts-page input[type=file]').setInputFiles({
      name: 'large.vcf',
      mimeType: 'text/vcard',
      buffer: Buffer.from(vcards(5_000)),
    });
    await page.getByRole('link', { name: 'Erase', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Erase' })).toBeVisible();
    await page.goBack();
    await expect(page.getByText('5,000 contacts taken.')).toBeVisible({ timeout: 30_000 });
  });

  test('stops an import when asked, keeps what was taken, and says how much', async ({ app }) => {
    const { page } = app;
    await app.open('/data/contacts');
    await expect(page.getByRole('button', { name: 'Import contacts' })).toBeVisible();
    await page.locator('gb-contacts-page input[type=file]').setInputFiles({
      name: 'large.vcf',
      mimeType: 'text/vcard',
      buffer: Buffer.from(vcards(20_000)),
    });
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByText(/^Cancelled\./)).toBeVisible();
  });
});
