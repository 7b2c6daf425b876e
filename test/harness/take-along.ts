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

/** On the page of taking data along: writes everything onto a stick that is in. Ends where the ways are again. */
export async function writeArchive(page: Page): Promise<void> {
  const screen = page.locator('gb-archive-page');
  await screen.getByRole('button', { name: /^Take everything along/ }).click();
  for (const place of [0, 1]) await screen.locator('input[type=password]').nth(place).fill(passphrase);
  await screen.getByRole('button', { name: 'Write the file' }).click();
  await screen.getByText('Your data is in the file.').waitFor();
  await screen.getByRole('button', { name: 'Done' }).click();
}

/** On the page of taking data along: opens the one archive that is on a stick. */
export async function openArchive(page: Page, secret = passphrase): Promise<void> {
  const screen = page.locator('gb-archive-page');
  await screen.getByRole('button', { name: /^Bring data back/ }).click();
  await screen.getByText(/\.gbz/).first().click();
  await screen.locator('input[type=password]').fill(secret);
  await screen.getByRole('button', { name: 'Open' }).click();
}

/** What is on a stick, as bytes that can leave the page. */
export async function readStick(page: Page, stick: string): Promise<Readonly<Record<string, number[]>>> {
  return page.evaluate(async (id) => {
    const files = await window.bench.stickFiles(id);
    return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, [...bytes]]));
  }, stick);
}

/** Plugs in a stick with these files only. */
export async function plugIn(page: Page, files: Readonly<Record<string, readonly number[]>>): Promise<void> {
  await page.evaluate(async (given) => {
    const bytes = Object.entries(given).map(([name, each]) => [name, new Uint8Array(each)] as const);
    await window.bench.plugStick({ files: Object.fromEntries(bytes) });
  }, files);
}
