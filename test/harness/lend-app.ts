import type { Locator, Page } from 'playwright';

/** On a PIN pad inside `place`: digit by digit, then Enter. */
export async function enterPin(place: Locator, pin: string): Promise<void> {
  const pad = place.locator('gb-pin-pad');
  for (const digit of pin) await pad.getByRole('button', { name: digit, exact: true }).click();
  await pad.getByRole('button', { name: 'Enter PIN' }).click();
}

/** From the erase screen's ways: lends the car and waits until the guest's app stands. */
export async function lendCar(page: Page, pin: string): Promise<void> {
  await page.locator('gb-erase-ways gb-row[value=lend]').click();
  const screen = page.locator('gb-lend');
  await enterPin(screen, pin);
  await screen.getByText('The same PIN again').waitFor();
  await enterPin(screen, pin);
  const restarted = page.waitForURL('**/restart.html*');
  await screen.getByRole('button', { name: 'Lock and lend' }).click();
  await restarted;
  await page.locator('gb-overview-page').waitFor();
}
