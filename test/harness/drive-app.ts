import type { Frame, Locator, Page } from 'playwright';
import type { LaunchedBrowser } from './browser.ts';
import { setFiles } from './set-files.ts';

/** Where the app runs: on a page of its own, or in the frame of the emulator's page. */
export type AppPlace = Page | Frame;

/** Wide enough for the head unit that the bench draws to be of its own size: a scaled frame mistakes where it is clicked. */
export const displayFlags: readonly string[] = ['--window-size=2200,1200'];

/** Opens a route of the app on its own page and waits until it stands and the car counts as parked. */
export async function openApp(browser: LaunchedBrowser, app: string, route: string): Promise<Page> {
  const page = await browser.open(new URL(route, app).href);
  await whenParked(page);
  return page;
}

/** Waits until the app is drawn and the car counts as parked. */
export async function whenParked(place: AppPlace): Promise<void> {
  await place.locator('gb-status-bar').getByText('Parked', { exact: true }).waitFor();
}

/** Waits until the service worker keeps the app, and opens the page anew, answered by it. */
export async function reopenFromServiceWorker(page: Page, place: AppPlace): Promise<void> {
  await place.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  const response = await page.reload();
  if (response?.fromServiceWorker() !== true)
    throw new Error('The page did not come from the service worker.');
}

/** From any screen to the address book, as a driver goes. */
export async function goToAddressBook(place: AppPlace): Promise<void> {
  await place.getByRole('link', { name: 'My data', exact: true }).click();
  await place.getByRole('link', { name: 'Address book' }).click();
}

/** Waits until the address book can take a file. */
async function whenBookOpen(place: AppPlace): Promise<void> {
  await place.locator('gb-contacts-page').getByRole('button', { name: 'Import contacts' }).waitFor();
}

/** Gives a file to the address book and waits for nothing. */
export async function startImport(place: AppPlace, path: string): Promise<void> {
  await whenBookOpen(place);
  await setFiles(place, 'input[type=file]', [path]);
}

/** Gives a file to the address book, waits for the account and closes it. */
export async function importFile(place: AppPlace, path: string): Promise<void> {
  await startImport(place, path);
  await place.locator('gb-import-panel').getByRole('button', { name: 'Done' }).click();
}

/** How many contacts the open address book shows; 0 when it says that it is empty. */
export async function shownContacts(place: AppPlace): Promise<number> {
  await whenBookOpen(place);
  const book = place.locator('gb-contacts-page');
  const count = book.getByText(/^[\d,]+ contacts?$/);
  const empty = book.getByText('Your address book in this car is empty.');
  await count.or(empty).first().waitFor();
  if (await empty.isVisible()) return 0;
  return Number((await count.innerText()).replace(/\D/g, ''));
}

/** On the erase screen: chooses the address book, sees the plan, and gives the button to press and hold. */
export async function chooseErase(place: AppPlace): Promise<Locator> {
  await place.locator('gb-erase-ways gb-row').first().click();
  await place.locator('gb-checkbox-row', { hasText: 'Address book' }).click();
  await place.getByRole('button', { name: 'Continue' }).click();
  const button = place.locator('gb-hold-button');
  await button.waitFor();
  return button;
}

/** On the erase screen: a sale, step by step up to the button to press and hold; with the keeper's PIN where there is one. */
export async function chooseHandover(place: AppPlace, keeperPin?: string): Promise<Locator> {
  const next = place.getByRole('button', { name: 'Continue' });
  await place.locator('gb-erase-ways gb-row').last().click();
  await place.getByText('Sale', { exact: true }).click();
  await next.click();
  await place.locator('gb-handover-contents').waitFor();
  await next.click();
  await place.locator('gb-precondition-list').waitFor();
  await next.click();
  const button = place.locator('gb-hold-button');
  if (keeperPin !== undefined) {
    const pad = place.locator('gb-pin-pad');
    for (const digit of keeperPin) await pad.getByRole('button', { name: digit, exact: true }).click();
    await pad.locator('button.enter').click();
    await place.getByText('Authorised by the keeper.').waitFor();
    await next.click();
  }
  await button.waitFor();
  return button;
}

/** Presses without letting go: whoever calls waits for what the press leads to. */
export async function pressAndHold(page: Page, button: Locator): Promise<void> {
  const box = await button.boundingBox();
  if (box === null) throw new Error('Nothing to hold.');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
}
