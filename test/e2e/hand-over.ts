import { expect, hold } from './app.ts';
import type { App } from './app.ts';

/** On the erase screen: through the steps of a sale up to the press. */
export async function goToHold({ page }: App): Promise<void> {
  await page.locator('gb-erase-ways gb-row').last().click();
  await page.getByText('Sale', { exact: true }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.locator('gb-handover-contents')).toBeVisible();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.locator('gb-precondition-list')).toBeVisible();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.locator('gb-hold-button')).toBeVisible();
}

/** {@link goToHold}, the press, and the restart at the result. */
export async function handOver(app: App): Promise<void> {
  const { page } = app;
  await goToHold(app);
  await hold(page, page.locator('gb-hold-button'));
  await page.waitForURL('**/restart.html*', { timeout: 45_000 });
  await page.waitForURL('**/erase');
}
