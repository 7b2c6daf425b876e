import { expect, test } from '@playwright/test';
import { launchBrowser } from '../harness/browser.ts';
import { displayFlags, importFile, openApp, shownContacts } from '../harness/drive-app.ts';
import { startHost } from '../harness/host.ts';
import type { RunningHost } from '../harness/host.ts';
import { makeRunFolders } from '../harness/profile.ts';
import type { RunFolders } from '../harness/profile.ts';
import { runSeed } from '../harness/seed.ts';
import { openArchive, passphrase, writeArchive } from '../harness/take-along.ts';
import { writeContactsFile } from '../harness/vcard-writer.ts';
import { patternsOfText } from './encodings.ts';
import { scanPlaces } from './scan.ts';

const contacts = 200;

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

test('taking everything along and looking into it again leaves nothing readable on the disk', async () => {
  const seed = runSeed();
  const file = await writeContactsFile({ folder: folders.stick, seed, contacts, version: '3.0', photos: 20 });
  const patterns = [...file.canaries, { label: 'passphrase', text: passphrase }].flatMap(patternsOfText);
  const browser = await launchBrowser(folders, { flags: displayFlags });
  const page = await openApp(browser, host.app, 'data/contacts');
  await importFile(page, file.path);
  expect(await shownContacts(page)).toBe(contacts);
  const stick = await page.evaluate(() => window.bench.plugStick({ bytes: 50_000_000 }));
  await page.getByRole('link', { name: 'My data', exact: true }).click();
  await page.getByRole('link', { name: /^Take my data along/ }).click();
  await writeArchive(page);
  const written = await page.evaluate(async (id) => {
    const files = await window.bench.stickFiles(id);
    return Object.entries(files).map(([name, { length }]) => ({ name, length }));
  }, stick);
  expect(written).toHaveLength(1);
  expect(written[0]?.length).toBeGreaterThan(20_000);
  await openArchive(page);
  // All of it was read, and lies in the page's memory.
  await expect(page.locator('gb-archive-account').getByText(String(contacts), { exact: true })).toBeVisible();
  expect(await browser.kill()).toEqual({ code: null, signal: 'SIGKILL' });
  const { findings, files, rawOnly } = await scanPlaces(folders.places, patterns);
  expect(findings).toEqual([]);
  expect(rawOnly).toEqual([]);
  expect(files).toBeGreaterThan(50);
});
