import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from 'playwright';
import { launchBrowser } from '../harness/browser.ts';
import type { LaunchedBrowser } from '../harness/browser.ts';
import {
  chooseErase,
  displayFlags,
  importFile,
  openApp,
  pressAndHold,
  shownContacts,
  whenParked,
} from '../harness/drive-app.ts';
import { startHost } from '../harness/host.ts';
import type { RunningHost } from '../harness/host.ts';
import { makeRunFolders } from '../harness/profile.ts';
import type { RunFolders } from '../harness/profile.ts';
import { runSeed } from '../harness/seed.ts';
import { hostKeystore, rawDataKeys, readStoredKeys } from '../harness/stored-keys.ts';
import type { StoredKeys } from '../harness/stored-keys.ts';
import { writeContactsFile } from '../harness/vcard-writer.ts';
import { canaryOf, deriveCanary } from './canary.ts';
import { patternsOfSecret, patternsOfText } from './encodings.ts';
import type { Pattern } from './encodings.ts';
import { scanPlaces } from './scan.ts';

const contacts = 200;
const photos = 20;
const sought = 'typed-into-find';

let folders: RunFolders;
let host: RunningHost;

test.beforeEach(async () => {
  folders = await makeRunFolders();
  host = await startHost({ state: folders.hostState });
});
test.afterEach(async () => {
  await host.kill();
  await folders.remove();
});

/** Runs in the page, where the canary comes into being: the test sends its seed and its label (decision 35). */
function inPage(work: string, label: string): string {
  const given = `${JSON.stringify(runSeed())}, ${JSON.stringify(label)}, 'letters'`;
  return `(async (canary) => { ${deepSource}; ${work} })((${deriveCanary.toString()})(${given}))`;
}

/** A function `deep(selector)` that finds an element through open shadow roots. */
const deepSource = `const deep = (selector, root = document) => {
  const found = root.querySelector(selector);
  if (found) return found;
  for (const { shadowRoot } of root.querySelectorAll('*')) {
    const inside = shadowRoot && deep(selector, shadowRoot);
    if (inside) return inside;
  }
}`;

async function typeIntoFind(page: Page, text: 'canary' | '""', label: string): Promise<void> {
  await page.evaluate(
    inPage(
      `const input = deep('gb-search-field').shadowRoot.querySelector('input');
       input.value = ${text};
       input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));`,
      label,
    ),
  );
}

/** Opens the first contact without a locator, whose log would carry its name. */
async function openFirstContact(page: Page): Promise<void> {
  await page.evaluate(
    inPage(`deep('gb-row[kind=button]').shadowRoot.querySelector('button').click();`, 'none'),
  );
}

/** The colour in the middle of the drawn photo: red, green, blue, opacity. */
async function photoColour(page: Page): Promise<unknown> {
  return page.evaluate(
    inPage(
      `const canvas = deep('gb-contact-details').shadowRoot.querySelector('gb-avatar').shadowRoot.querySelector('canvas');
       return canvas && [...canvas.getContext('2d').getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data];`,
      'none',
    ),
  );
}

async function dataKeys(stored: StoredKeys): Promise<readonly Pattern[]> {
  const keystore = await hostKeystore(host, stored.installation);
  const keys = await Promise.all(stored.keyrings.map((keyring) => rawDataKeys(keystore, keyring)));
  return keys.flat().flatMap(patternsOfSecret);
}

async function expectKilled(browser: LaunchedBrowser): Promise<void> {
  expect(await browser.kill()).toEqual({ code: null, signal: 'SIGKILL' });
}

async function expectClean(patterns: readonly Pattern[]): Promise<void> {
  const { findings, files, rawOnly } = await scanPlaces(folders.places, patterns);
  expect(findings).toEqual([]);
  expect(rawOnly).toEqual([]);
  expect(files).toBeGreaterThan(50);
}

test.describe('the disk', () => {
  test('never holds anything readable: not while the app is used, nor killed, nor after an erase', async () => {
    const seed = runSeed();
    const file = await writeContactsFile({ folder: folders.stick, seed, contacts, version: '3.0', photos });
    const texts = [...file.canaries, canaryOf(seed, sought)].flatMap(patternsOfText);

    const first = await launchBrowser(folders, { flags: displayFlags });
    const page = await openApp(first, host.app, 'data/contacts');
    await importFile(page, file.path);
    expect(await shownContacts(page)).toBe(contacts);
    // What was typed is what is looked for: a name of the file finds every contact, the other canary none.
    await typeIntoFind(page, 'canary', 'family');
    await expect(page.locator('gb-window-list [aria-setsize]').first()).toHaveAttribute(
      'aria-setsize',
      String(contacts),
    );
    await typeIntoFind(page, 'canary', sought);
    await expect(page.getByText('Nothing matches.')).toBeVisible();
    await typeIntoFind(page, '""', sought);
    await expect(page.getByText('Nothing matches.')).toBeHidden();
    await openFirstContact(page);
    await expect.poll(() => photoColour(page)).toEqual([0x80, 0x80, 0x80, 0xff]);
    const stored = await readStoredKeys(page);
    const patterns = [...texts, ...(await dataKeys(stored))];
    await expectKilled(first);
    await expectClean(patterns);

    const second = await launchBrowser(folders, { flags: displayFlags });
    const again = await openApp(second, host.app, 'data/contacts');
    expect(await shownContacts(again)).toBe(contacts);
    await again.getByRole('link', { name: 'Erase', exact: true }).click();
    await pressAndHold(again, await chooseErase(again));
    await again.waitForURL('**/restart.html*');
    await again.waitForURL('**/erase');
    await whenParked(again);
    await expect(again.getByText('Erased and checked')).toBeVisible();
    await expectKilled(second);
    await expectClean(patterns);

    const keystore = await hostKeystore(host, stored.installation);
    const driver = stored.keyrings.find(({ bucket }) => bucket.startsWith('driver-'));
    if (driver === undefined) throw new Error('No keyring of a driver was stored.');
    expect(await keystore.unwrap(driver.alias, driver.wrapped)).toEqual({
      ok: false,
      reason: 'unknown-alias',
    });
    const aliases = await keystore.aliases();
    expect(aliases.ok && aliases.value).toEqual(expect.not.arrayContaining([driver.alias]));
  });

  test('is seen to hold what a page of the app would leave there, and a data key in the cache', async () => {
    const browser = await launchBrowser(folders, { flags: displayFlags });
    const page = await openApp(browser, host.app, 'data/contacts');
    await page.evaluate(inPage(`localStorage.setItem('planted', canary)`, 'planted'));
    const keys = await dataKeys(await readStoredKeys(page));
    const raw = keys.find(({ label, encoding }) => label === 'key of driver contacts' && encoding === 'raw');
    const reply = JSON.stringify({ key: raw?.bytes.toString('base64url') });
    await writeFile(join(folders.profile, 'Default', 'Cache', 'planted'), reply);
    const found = async (): Promise<readonly string[]> => {
      const patterns = [...patternsOfText(canaryOf(runSeed(), 'planted')), ...keys];
      const { findings } = await scanPlaces(folders.places, patterns);
      return [...new Set(findings.map(({ label, encoding }) => `${label} (${encoding})`))].toSorted();
    };
    // Chromium writes localStorage some seconds late, and would not after the kill.
    const expected = ['key of driver contacts (base64)', 'planted (utf-8)'];
    await expect.poll(found, { timeout: 60_000, intervals: [1000] }).toEqual(expected);
    await expectKilled(browser);
    expect(await found()).toEqual(expected);
  });
});
