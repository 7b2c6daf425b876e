import { expect, test } from '@playwright/test';
import type { Page } from 'playwright';
import { bucketKind } from '../../src/vault/bucket-name.ts';
import { launchBrowser } from '../harness/browser.ts';
import type { LaunchedBrowser } from '../harness/browser.ts';
import { displayFlags, importFile, openApp, shownContacts, whenParked } from '../harness/drive-app.ts';
import { startHost } from '../harness/host.ts';
import type { RunningHost } from '../harness/host.ts';
import { makeRunFolders } from '../harness/profile.ts';
import type { RunFolders } from '../harness/profile.ts';
import { runSeed } from '../harness/seed.ts';
import { hostKeystore, readStoredKeys } from '../harness/stored-keys.ts';
import { writeContactsFile } from '../harness/vcard-writer.ts';
import type { Canary } from './canary.ts';
import { memoryPatternsOfText, patternsOfText } from './encodings.ts';
import { scanMemory } from './memory.ts';
import { scanPlaces } from './scan.ts';

const contacts = 20;

let folders: RunFolders;
let host: RunningHost;

test.beforeEach(async () => {
  folders = await makeRunFolders();
  host = await startHost({ state: folders.hostState, logs: folders.logs });
});
test.afterEach(async () => {
  await host.kill();
  await folders.remove();
});

/** Kinds of the processes whose memory holds one of the canaries. The file's name reaches the browser's own process with its path. */
function remembering(browser: LaunchedBrowser, canaries: readonly Canary[]): readonly string[] {
  const patterns = canaries.filter(({ label }) => label !== 'file-name').flatMap(memoryPatternsOfText);
  const { findings, processes } = scanMemory(browser.processes(), patterns);
  // A scan of no process would find nothing.
  expect(processes.length).toBeGreaterThanOrEqual(3);
  return [...new Set(findings.map(({ kind }) => kind))];
}

async function begunAnew(page: Page, act: () => Promise<unknown>): Promise<void> {
  const restarted = page.waitForURL('**/restart.html*');
  await act();
  await restarted;
  await whenParked(page);
}

test('a guest leaves nothing after ignition off, and the driver’s data stay', async () => {
  const [own, guests] = await Promise.all(
    ['driver', 'guest'].map((who) =>
      writeContactsFile({ folder: folders.stick, seed: `${runSeed()} ${who}`, contacts, version: '3.0' }),
    ),
  );
  if (own === undefined || guests === undefined) throw new Error('No files.');
  const browser = await launchBrowser(folders, { flags: displayFlags });
  const page = await openApp(browser, host.app, 'data/contacts');
  await importFile(page, own.path);
  expect(await shownContacts(page)).toBe(contacts);

  await page.getByRole('link', { name: 'Drivers', exact: true }).click();
  await begunAnew(page, () =>
    page
      .locator('gb-driver-tiles')
      .getByRole('button', { name: /^Guest/ })
      .click(),
  );
  const guest = await openApp(browser, host.app, 'data/contacts');
  expect(await shownContacts(guest)).toBe(0);
  // No locator of a row: what it finds would pass through the browser's own process.
  await importFile(guest, guests.path);
  expect(await shownContacts(guest)).toBe(contacts);
  await page.close();
  // Without this nobody knows whether the second look can find anything.
  expect(remembering(browser, guests.canaries)).toContain('renderer');
  const before = await readStoredKeys(guest);

  await begunAnew(guest, () => guest.evaluate(() => window.bench.ignition(false)));
  const keystore = await hostKeystore(host, before.installation);
  const answers = await Promise.all(
    before.keyrings
      .filter(({ bucket }) => bucketKind(bucket) === 'driver')
      .map(async ({ alias, wrapped }) => {
        const opened = await keystore.unwrap(alias, wrapped);
        return opened.ok ? 'ok' : opened.reason;
      }),
  );
  expect(answers.toSorted()).toEqual(['ok', 'unknown-alias']);
  expect(remembering(browser, guests.canaries)).toEqual([]);
  await guest.getByRole('link', { name: 'My data', exact: true }).click();
  await guest.getByRole('link', { name: 'Address book' }).click();
  expect(await shownContacts(guest)).toBe(0);

  // Who owns the car finds everything in its place.
  await guest.getByRole('link', { name: 'Drivers', exact: true }).click();
  await begunAnew(guest, () =>
    guest
      .locator('gb-driver-tiles')
      .getByRole('button', { name: /without a name/ })
      .click(),
  );
  await guest.getByRole('link', { name: 'My data', exact: true }).click();
  await guest.getByRole('link', { name: 'Address book' }).click();
  expect(await shownContacts(guest)).toBe(contacts);

  expect((await browser.kill()).signal).toBe('SIGKILL');
  const { findings, rawOnly, files } = await scanPlaces(
    folders.places,
    [...own.canaries, ...guests.canaries].flatMap(patternsOfText),
  );
  expect(findings).toEqual([]);
  expect(rawOnly).toEqual([]);
  expect(files).toBeGreaterThan(50);
});
