import { expect, test } from '@playwright/test';
import type { Frame, Page } from 'playwright';
import { launchBrowser } from '../harness/browser.ts';
import type { LaunchedBrowser } from '../harness/browser.ts';
import {
  chooseErase,
  displayFlags,
  goToAddressBook,
  importFile,
  openApp,
  pressAndHold,
  reopenFromServiceWorker,
  shownContacts,
  whenParked,
} from '../harness/drive-app.ts';
import { startHost } from '../harness/host.ts';
import type { RunningHost } from '../harness/host.ts';
import { makeRunFolders } from '../harness/profile.ts';
import type { RunFolders } from '../harness/profile.ts';
import { runSeed } from '../harness/seed.ts';
import { writeContactsFile } from '../harness/vcard-writer.ts';
import type { ContactsFile } from '../harness/vcard-writer.ts';
import { memoryPatternsOfText } from './encodings.ts';
import { scanMemory } from './memory.ts';

const contacts = 300;

let folders: RunFolders;
let host: RunningHost;
let browser: LaunchedBrowser;
let file: ContactsFile;

test.beforeEach(async () => {
  folders = await makeRunFolders();
  host = await startHost({ state: folders.hostState });
  browser = await launchBrowser(folders, { flags: displayFlags });
  const seed = runSeed();
  file = await writeContactsFile({ folder: folders.stick, seed, contacts, version: '3.0', photos: 20 });
});
test.afterEach(async () => {
  await browser.kill();
  await host.kill();
  await folders.remove();
});

/** Copies in memory by kind of process. The file's name reaches the browser's own process with its path. */
function copies(): Readonly<Record<string, number>> {
  const patterns = file.canaries.filter(({ label }) => label !== 'file-name').flatMap(memoryPatternsOfText);
  const byKind: Record<string, number> = {};
  for (const { kind, count } of scanMemory(browser.processes(), patterns).findings) {
    byKind[kind] = (byKind[kind] ?? 0) + count;
  }
  return byKind;
}

function expectDecrypted(found: Readonly<Record<string, number>>): void {
  expect(Object.keys(found)).toEqual(['renderer']);
  expect(found['renderer']).toBeGreaterThan(contacts);
}

/** What another window's erase does to this one, by the vault's lock: the app restarts, and nothing is erased. */
async function takeVault(place: Page | Frame): Promise<void> {
  await place.evaluate(() =>
    navigator.locks.request('glovebox-vault', { mode: 'exclusive', steal: true }, () => undefined),
  );
}

/** A route of the app as a car opens it from the second start on: answered by the service worker. */
async function openKept(route: string): Promise<Page> {
  const page = await openApp(browser, host.app, route);
  await reopenFromServiceWorker(page, page);
  await whenParked(page);
  return page;
}

/** Runs in the page. The landing page goes back by itself after a while: it stands until it was looked at. */
function standStillOnLanding(): void {
  if (location.pathname !== '/restart.html') return;
  const later = window.setTimeout.bind(window);
  const wait = (action: () => void, ms: number): number => {
    addEventListener('go-on', () => later(action, ms), { once: true });
    return 0;
  };
  Object.assign(window, { setTimeout: wait });
}

async function erase(page: Page, place: Page | Frame): Promise<void> {
  await place.getByRole('link', { name: 'Erase', exact: true }).click();
  await pressAndHold(page, await chooseErase(place));
}

test.describe('memory of the browser', () => {
  test('holds nothing decrypted after an erase', async () => {
    const page = await openKept('data/contacts');
    await importFile(page, file.path);
    expectDecrypted(copies());
    await erase(page, page);
    await page.waitForURL('**/restart.html*');
    await page.waitForURL('**/erase');
    await whenParked(page);
    expect(copies()).toEqual({});
    await expect(page.getByText('Erased and checked')).toBeVisible();
  });

  test('holds nothing decrypted between two lives of the app', async () => {
    const page = await openKept('data/contacts');
    await page.addInitScript(standStillOnLanding);
    await importFile(page, file.path);
    expectDecrypted(copies());
    await takeVault(page);
    await page.waitForURL('**/restart.html*', { waitUntil: 'commit' });
    await expect.poll(copies, { timeout: 20_000, intervals: [100] }).toEqual({});
    await page.evaluate(() => dispatchEvent(new Event('go-on')));
    await page.waitForURL(host.app);
    await whenParked(page);
    await goToAddressBook(page);
    expect(await shownContacts(page)).toBe(contacts);
  });

  test("holds nothing decrypted after an erase in the emulator's page", async () => {
    const page = await browser.open(host.bench);
    const frameOf = async (): Promise<Frame> => {
      const frame = await (await page.locator('iframe').elementHandle()).contentFrame();
      if (!frame) throw new Error('The bench shows no app.');
      return frame;
    };
    await whenParked(await frameOf());
    await reopenFromServiceWorker(page, await frameOf());
    const first = await frameOf();
    await whenParked(first);
    await goToAddressBook(first);
    await importFile(first, file.path);
    expectDecrypted(copies());
    await erase(page, first);
    await page.locator('iframe').waitFor({ state: 'detached' });
    const second = await frameOf();
    await whenParked(second);
    expect(copies()).toEqual({});
    await expect(second.getByText('Erased and checked')).toBeVisible();
  });
});
