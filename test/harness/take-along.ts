import type { Page } from 'playwright';

export const passphrase = 'correct horse battery';

/** On the page of taking along: writes the profile onto a stick that is in. Ends where the ways are again. */
export async function writeProfile(page: Page): Promise<void> {
  const screen = page.locator('gb-take-along-page');
  await screen.getByRole('button', { name: /^Take my profile along/ }).click();
  for (const place of [0, 1]) await screen.locator('input[type=password]').nth(place).fill(passphrase);
  await screen.getByRole('button', { name: 'Write the file' }).click();
  await screen.getByText('Your profile is in the file.').waitFor();
  await screen.getByRole('button', { name: 'Done' }).click();
}

/** On the page of taking along: opens the one profile file that is on a stick. */
export async function openProfile(page: Page, secret = passphrase): Promise<void> {
  const screen = page.locator('gb-take-along-page');
  await screen.getByRole('button', { name: /^Bring a profile in/ }).click();
  await screen.getByText(/\.gbx/).first().click();
  await screen.locator('input[type=password]').fill(secret);
  await screen.getByRole('button', { name: 'Open' }).click();
}
