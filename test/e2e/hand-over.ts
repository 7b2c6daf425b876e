import { enterPin } from '../harness/lend-app.ts';
import { expect, hold } from './app.ts';
import type { App } from './app.ts';

/** On the erase screen: through the steps of a sale up to the press; with the PIN, where one is asked for. */
export async function goToHold({ page }: App, pin?: string): Promise<void> {
  await page.locator('gb-erase-ways gb-row').last().click();
  await page.getByText('Sale', { exact: true }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.locator('gb-handover-contents')).toBeVisible();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.locator('gb-precondition-list')).toBeVisible();
  await page.getByRole('button', { name: 'Continue' }).click();
  if (pin !== undefined) {
    await expect(page.getByText('The PIN of the lent car', { exact: true })).toBeVisible();
    const authority = page.locator('gb-erase-authority');
    await enterPin(authority, '000000');
    await expect(authority.getByText('That is not the PIN.', { exact: false })).toBeVisible();
    await expect(page.locator('gb-hold-button')).toHaveCount(0);
    await enterPin(authority, pin);
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
  }
  await expect(page.locator('gb-hold-button')).toBeVisible();
}

/** {@link goToHold}, the press, and the restart at the result. */
export async function handOver(app: App, pin?: string): Promise<void> {
  const { page } = app;
  await goToHold(app, pin);
  await hold(page, page.locator('gb-hold-button'));
  await page.waitForURL('**/restart.html*', { timeout: 45_000 });
  await page.waitForURL('**/erase');
}
