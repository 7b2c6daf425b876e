import { chooseSome, eraseAddressBook, expect, hold, status, tap, test, vcards } from './app.ts';

test.describe('Driving', () => {
  test.describe.configure({ mode: 'parallel' });

  test('moving off inside a search keeps what was typed and says why it cannot go on', async ({ app }) => {
    const { page } = app;
    await app.open('/data/contacts');
    await app.importFile('many.vcf', vcards(60));
    await page.getByRole('button', { name: 'Done' }).click();
    const find = page.locator('gb-search-field input');
    await find.fill('sample0000');
    await app.driveOff();
    await expect(find).toHaveValue('sample0000');
    await find.press('x');
    await expect(find).toHaveValue('sample0000');
    await expect(
      page.getByText('Finding waits until the car stands still. What you typed is kept.').last(),
    ).toBeVisible();
    await app.park();
    await find.fill('sample00012');
    await expect(page.locator('gb-window-list gb-row')).toHaveCount(1);
  });

  test('shows 21 contacts at most while moving and says how many wait', async ({ app }) => {
    const { page } = app;
    await app.open('/data/contacts');
    await app.importFile('many.vcf', vcards(60));
    await page.getByRole('button', { name: 'Done' }).click();
    await app.driveOff();
    await expect(page.getByText('39 more when parked')).toBeAttached();
    expect(await page.locator('gb-window-list gb-row').count()).toBeLessThanOrEqual(21);
    await app.park();
    await expect(page.getByText('39 more when parked')).toHaveCount(0);
  });

  test('shortens texts to 120 characters while moving and gives them back', async ({ app }) => {
    const { page } = app;
    const name = 'Long '.repeat(60).trim();
    await app.open('/data/contacts');
    await app.importFile('long.vcf', `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\nEND:VCARD\r\n`);
    await page.getByRole('button', { name: 'Done' }).click();
    const heading = page.locator('gb-window-list gb-row .heading');
    await expect(heading).toHaveText(name);
    await app.driveOff();
    await expect(heading).toHaveText(/…$/);
    expect((await heading.innerText()).length).toBeLessThanOrEqual(120);
    await app.park();
    await expect(heading).toHaveText(name);
  });

  test('moving off in the middle of a hold erases nothing', async ({ app }) => {
    const { page } = app;
    await app.open('/data/contacts');
    await app.importFile('two.vcf', vcards(2));
    await app.open('/erase');
    await chooseSome(app);
    await eraseAddressBook(app).click();
    await page.getByRole('button', { name: 'Continue' }).click();
    const button = page.locator('gb-hold-button');
    const box = await button.boundingBox();
    if (box === null) throw new Error('Nothing to hold.');
    await page.mouse.move(box.x + box.width / 2, box.y + 30);
    await page.mouse.down();
    await page.evaluate(() => window.bench.drive(50));
    await expect(status(page, 'Driving')).toBeVisible();
    await page.mouse.up();
    await expect(page.getByText('Erasing waits until the car is parked.').first()).toBeAttached();
    await hold(page, button, 2_300);
    await expect(page.locator('gb-erase-confirmation')).toBeVisible();
    await app.park();
    await app.open('/data/contacts');
    await expect(page.getByText('2 contacts', { exact: true })).toBeVisible();
  });

  test('an erase asked for while moving is noted and offered when parked', async ({ app }) => {
    const { page } = app;
    await app.open('/data/contacts');
    await app.importFile('two.vcf', vcards(2));
    await app.open('/erase');
    await chooseSome(app);
    await app.driveOff();
    await eraseAddressBook(app).click();
    await tap(page, page.getByRole('button', { name: 'Continue' }));
    await expect(page.getByText('Noted. You are asked again when the car is parked.')).toBeVisible();
    await app.park();
    await expect(page.getByText('You wanted to erase something. The car is parked now.')).toBeVisible();
  });

  test('a lost driving signal restricts fully', async ({ app }) => {
    const { page } = app;
    await app.open('/erase');
    await page.evaluate(() => window.bench.fault('signal-lost', true));
    await expect(status(page, 'Driving state unknown')).toBeVisible();
    await page.evaluate(() => window.bench.fault('signal-lost', false));
    await expect(status(page, 'Parked')).toBeVisible();
  });
});
