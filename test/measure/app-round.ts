import type { Page } from '@playwright/test';
import { chooseErase, pressAndHold, startImport, whenParked } from '../harness/drive-app.ts';
import type { Figures } from './figures.ts';
import type { PageWatch } from './page-watch.ts';

export interface AppUnderMeasure {
  readonly page: Page;
  readonly watch: PageWatch;
  /** Address of the app, ending in `/`. */
  readonly address: string;
  /** A vCard file. */
  readonly file: string;
  /** Typed into *find*, key by key. */
  readonly query: string;
}

/** One round as a driver would go it: import, come back, find, edit, erase. Leaves the app as it was before. */
export async function measureAppRound(app: AppUnderMeasure, figures: Figures): Promise<void> {
  await measureImport(app, figures);
  await measureOpen(app, figures);
  await measureFind(app, figures);
  await measureEdit(app, figures);
  await measureErase(app, figures);
}

async function measureImport(
  { page, watch, address, file }: AppUnderMeasure,
  figures: Figures,
): Promise<void> {
  await page.goto(`${address}data/contacts`);
  await whenParked(page);
  const begun = await timeOf(page);
  await startImport(page, file);
  const chosen = await watch.first('file-chosen', begun);
  const account = await watch.first('account', chosen.at);
  await page.getByText('Import finished').waitFor();
  const settled = await timeOf(page);
  figures.add('import', account.at - chosen.at);
  figures.add('import: longest task', watch.longest('task', chosen.at, settled));
  figures.add('import: longest gap', watch.longest('gap', chosen.at, settled));
}

async function measureOpen({ page, watch, address }: AppUnderMeasure, figures: Figures): Promise<void> {
  const begun = await timeOf(page);
  await page.goto(`${address}data/contacts`);
  const row = await watch.first('row', begun);
  figures.add('open', row.ms);
  await whenParked(page);
}

async function measureFind({ page, query }: AppUnderMeasure, figures: Figures): Promise<void> {
  const field = page.locator('gb-search-field input');
  await field.evaluate((input) => {
    const list = input.getRootNode();
    input.addEventListener('input', ({ timeStamp }) => {
      // A task of its own comes after every update that the key led to; then the layout is asked for.
      setTimeout(() => {
        if (list instanceof ShadowRoot) list.host.getBoundingClientRect();
        input.setAttribute('data-cost', String(performance.now() - timeStamp));
      });
    });
  });
  for (const letter of query) {
    await field.evaluate((input) => input.removeAttribute('data-cost'));
    await field.press(letter);
    const cost = await page.waitForFunction(
      (input) => input.getAttribute('data-cost') ?? undefined,
      await field.elementHandle(),
    );
    figures.add('find', Number(await cost.jsonValue()));
  }
}

async function measureEdit({ page, address }: AppUnderMeasure, figures: Figures): Promise<void> {
  await page.goto(`${address}data/contacts`);
  await whenParked(page);
  await page.locator('gb-window-list gb-row').first().click();
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await page.getByRole('textbox', { name: 'Note', exact: true }).fill('Changed');
  const saved = page.evaluate(timeToSaved);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  figures.add('edit', await saved);
}

/** Runs in the page: ms from the next click to the frame in which the contact's page stands in the editor's place. */
function timeToSaved(): Promise<number> {
  const shell = document.querySelector('gb-shell')?.shadowRoot;
  const screen = shell?.querySelector('gb-contacts-page')?.shadowRoot;
  if (!screen) throw new Error('The address book is not open.');
  return new Promise((resolve) => {
    let begun = Infinity;
    const onClicked = (event: MouseEvent): void => {
      begun = event.timeStamp;
    };
    addEventListener('click', onClicked, { capture: true, once: true });
    const look = (): void => {
      const isSaved = begun !== Infinity && screen.querySelector('gb-contact-editor') === null;
      if (isSaved && screen.querySelector('gb-contact-details')) resolve(performance.now() - begun);
      else requestAnimationFrame(look);
    };
    look();
  });
}

async function measureErase({ page, watch, address }: AppUnderMeasure, figures: Figures): Promise<void> {
  await page.goto(`${address}erase`);
  await whenParked(page);
  const begun = await timeOf(page);
  await pressAndHold(page, await chooseErase(page));
  const held = await watch.first('held', begun);
  const destroyed = await watch.first('keys-destroyed', held.at);
  const left = page.waitForURL('**/restart.html*');
  await left;
  const result = await watch.first('result', held.at);
  await page.mouse.up();
  figures.add('erase: keys', destroyed.at - held.at);
  figures.add('erase: result', result.at - held.at);
  figures.add('erase: longest task', watch.longest('task', held.at, result.at - result.ms));
  figures.add('erase: longest gap', watch.longest('gap', held.at, result.at - result.ms));
  await page.getByRole('button', { name: 'Done' }).click();
  await page.locator('gb-erase-ways gb-row').first().click();
  await page.getByText('There is nothing to erase.').waitFor();
}

/** Now, by the browser's clock. */
function timeOf(page: Page): Promise<number> {
  return page.evaluate(() => performance.timeOrigin + performance.now());
}
