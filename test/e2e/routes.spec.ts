import { expect, skipFirstRun, test, vcards } from './app.ts';

test.describe('Routes', () => {
  test.describe.configure({ mode: 'parallel' });

  test('every address opens by itself, on a new car too, and the navigation shows where it belongs', async ({
    app,
  }) => {
    const { page } = app;
    for (const [route, heading, destination] of [
      ['/drivers', 'Drivers', 'Drivers'],
      ['/drivers/comfort', 'Comfort', 'Drivers'],
      ['/drivers/profile', 'Profile', 'Drivers'],
      ['/drivers/file', 'Take along', 'Drivers'],
      ['/erase/driver', 'Erase', 'Erase'],
      ['/data', 'My data', 'My data'],
      ['/data/contacts', 'Address book', 'My data'],
      ['/data/devices', 'Devices', 'My data'],
      ['/sharing', 'Sharing', 'Sharing'],
      ['/erase', 'Erase', 'Erase'],
      ['/about', 'About my data', 'Overview'],
      ['/', 'Overview', 'Overview'],
    ] as const) {
      await app.open(route);
      await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
      await expect(page.locator('gb-nav-link[current]')).toHaveText(destination);
    }
    await app.open('/about');
    await expect(page.getByText('are not there yet.', { exact: false })).toBeVisible();
  });

  test('from a contact’s list the way leads back to my data, by touch and by knob', async ({ app }) => {
    const { page } = app;
    await app.open('/data');
    await page.getByRole('link', { name: 'Address book' }).click();
    await page.getByRole('link', { name: 'Back to My data' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'My data' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Address book' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Address book' })).toBeVisible();
    for (const heading of ['My data', 'Overview']) {
      await page.evaluate(() => window.bench.knob({ kind: 'back' }));
      if (heading === 'Overview') await skipFirstRun(page);
      await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    }
  });

  test('an unknown address leads to the overview with a notice', async ({ app }) => {
    await app.open('/');
    await app.open('/nowhere');
    await expect(app.page.getByText('That page does not exist. This is the overview.')).toBeVisible();
    expect(new URL(app.page.url()).pathname).toBe('/');
  });

  test('the way back works, and addresses and titles say nothing personal', async ({ app }) => {
    const { page } = app;
    await app.open('/data/contacts');
    await app.importFile('one.vcf', vcards(1));
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: /Person Sample00001/ }).click();
    expect(page.url()).not.toMatch(/Sample|Person/);
    expect(await page.title()).toBe('Glovebox');
    await page.getByRole('link', { name: 'Erase', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Erase' })).toBeVisible();
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1, name: 'Address book' })).toBeVisible();
  });
});
