import type { Page } from '@playwright/test';
import { enterPin, lendCar } from '../harness/lend-app.ts';
import { expect, skipFirstRun, status, test, vcards } from './app.ts';
import type { App } from './app.ts';
import { handOver } from './hand-over.ts';

const pin = '314159';
const notice = 'This car is lent. Give it back under Erase.';

async function goToErase(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Erase', exact: true }).click();
  await expect(page.locator('gb-erase-ways')).toBeVisible();
}

async function openBook({ page }: App): Promise<void> {
  await page.getByRole('link', { name: 'My data', exact: true }).click();
  await page.getByRole('link', { name: 'Address book' }).click();
}

test.describe('Lending the car', () => {
  test('locks everything away from a guest, refuses a wrong PIN, and gives back what was there', async ({
    app,
  }) => {
    const { page } = app;
    await app.open('/');
    await app.open('/data/contacts');
    await app.importFile('some.vcf', vcards(30));
    await page.locator('gb-import-panel').getByRole('button', { name: 'Done' }).click();
    await expect(page.getByText('30 contacts', { exact: true })).toBeVisible();
    await goToErase(page);
    await lendCar(page, pin);

    await expect(page.getByText(notice)).toBeVisible();
    await expect(page.locator('gb-overview-page')).toBeVisible();
    await expect(status(page, 'Guest')).toBeVisible();
    await page.evaluate(() => window.bench.set('Vehicle.Cabin.Infotainment.HMI.CurrentLanguage', 'nl'));
    await expect(status(page, 'Gast')).toBeVisible();
    await page.evaluate(() => window.bench.set('Vehicle.Cabin.Infotainment.HMI.CurrentLanguage', 'en'));
    await expect(status(page, 'Guest')).toBeVisible();
    await openBook(app);
    await expect(page.getByText('Your address book in this car is empty.')).toBeVisible();
    await expect(page.getByText('Sample', { exact: false })).toHaveCount(0);
    await goToErase(page);
    await expect(page.locator('gb-erase-ways gb-row')).toHaveCount(3);
    await page.locator('gb-erase-ways gb-row').first().click();
    const giveBack = page.locator('gb-give-back');
    await enterPin(giveBack, '000000');
    await expect(giveBack.getByText('That is not the PIN.', { exact: false })).toBeVisible();
    const restarted = page.waitForURL('**/restart.html*');
    await enterPin(giveBack, pin);
    await restarted;

    await expect(page.locator('gb-overview-page')).toBeVisible();
    await expect(page.getByText(notice)).toHaveCount(0);
    await openBook(app);
    await expect(page.getByText('30 contacts', { exact: true })).toBeVisible();
  });

  test('waits while the car is not parked', async ({ app }) => {
    const { page } = app;
    await app.open('/erase');
    await page.locator('gb-erase-ways gb-row[value=lend]').click();
    await app.driveOff();
    await page.locator('gb-pin-pad').getByRole('button', { name: '1', exact: true }).click({ force: true });
    await expect(page.locator('gb-pin-pad [part=reason]')).toHaveText('This waits until the car is parked.');
    await app.park();
    await enterPin(page.locator('gb-lend'), pin);
    await expect(page.getByText('The same PIN again')).toBeVisible();
  });

  test('takes the lending PIN for a handover while it is lent, and begins an empty car', async ({ app }) => {
    const { page } = app;
    await app.open('/erase');
    await lendCar(page, pin);
    await goToErase(page);
    await handOver(app, pin);
    await expect(page.locator('gb-erase-verdict').getByText('Clean', { exact: true })).toBeVisible();
    await page.getByRole('link', { name: 'Overview', exact: true }).click();
    await skipFirstRun(page);
    await expect(page.getByText(notice)).toHaveCount(0);
  });
});
