import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { archiveRows } from '../../src/archive/archive-rows.ts';
import { launchBrowser } from './browser.ts';
import { chooseHandover, displayFlags, openApp, pressAndHold, whenParked } from './drive-app.ts';
import { buildFillingApp, fillFrom, openFillingPage, vaultContents } from './filling/fill-app.ts';
import type { VaultContents } from './filling/filling.ts';
import { writeRandomDriver } from './filling/random-driver.ts';
import { startHost } from './host.ts';
import type { RunningHost } from './host.ts';
import { makeRunFolders } from './profile.ts';
import type { RunFolders } from './profile.ts';
import { runSeed } from './seed.ts';
import { setFiles } from './set-files.ts';
import { passphrase, writeArchive } from './take-along.ts';

type Counts = Readonly<Record<string, number>>;

/** Of every category that comes back so many records, and of three of them as many as are named. */
export function countsOf(each: number, named: Counts): Counts {
  const both = Object.entries(archiveRows).filter(([, { way }]) => way === 'both');
  return { ...Object.fromEntries(both.map(([category]) => [category, each])), ...named };
}

/** By category, of the one driver: what an archive promises to bring back. */
function broughtBack(contents: VaultContents, counts: Counts): ReadonlyMap<string, VaultContents[number]> {
  const own = contents.filter(({ kind, category }) => kind === 'driver' && category in counts);
  return new Map(own.map((one) => [one.category, one]));
}

/** A cookie is none without its value, which never leaves the car. */
function isCookie({ value }: VaultContents[number]['records'][number]): boolean {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'cookie';
}

/**
 * Fills the vault of a new profile, takes everything along as a sealed download, hands the car over, and brings the file back, each as a
 * driver does it; then holds what lies in the vault against what lay there, record by record and byte by byte.
 */
export async function expectRoundTrip(counts: Counts): Promise<void> {
  const folders = await makeRunFolders();
  const host = await startHost({ state: folders.hostState, app: await buildFillingApp(folders.stick) });
  try {
    await roundTrip(folders, host, counts);
  } finally {
    await host.kill();
    await folders.remove();
  }
}

async function roundTrip(folders: RunFolders, host: RunningHost, counts: Counts): Promise<void> {
  const file = join(folders.stick, 'driver.json');
  await writeRandomDriver(file, runSeed(), counts);
  const browser = await launchBrowser(folders, { flags: displayFlags });
  const filling = await openFillingPage(browser, host.app, '?contents');
  await fillFrom(filling, { path: file });
  const before = broughtBack(await vaultContents(filling), counts);
  await filling.close();
  expect(
    Object.fromEntries([...before].map(([category, { records }]) => [category, records.length])),
  ).toEqual(counts);
  // Enough of each: bytes of their own, and covers that are shared.
  expect(before.get('contacts')?.blobs).toBeGreaterThan((counts['contacts'] ?? 0) / 200);
  expect(before.get('media')?.blobs).toBeGreaterThan((counts['media'] ?? 0) / 2);

  const page = await openApp(browser, host.app, 'data');
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  await page.reload();
  await whenParked(page);
  await page.getByRole('link', { name: /^Take my data along/ }).click();
  await writeArchive(page);
  const saved = async (): Promise<string | undefined> =>
    (await readdir(folders.downloads)).find((name) => name.endsWith('.gbz'));
  await expect.poll(saved).toBeDefined();
  const archive = join(folders.downloads, (await saved()) ?? '');

  await page.getByRole('link', { name: 'Erase', exact: true }).click();
  await pressAndHold(page, await chooseHandover(page));
  await page.waitForURL('**/restart.html*');
  await page.waitForURL('**/erase');
  await page.mouse.up();
  await whenParked(page);
  const empty = await openFillingPage(browser, host.app, '?contents');
  expect(
    [...broughtBack(await vaultContents(empty), counts).values()].flatMap(({ records }) => records),
  ).toEqual([]);
  await empty.close();

  await page.goto(new URL('data', host.app).href);
  await whenParked(page);
  await page.getByRole('link', { name: /^Take my data along/ }).click();
  const screen = page.locator('gb-archive-page');
  await screen.getByRole('button', { name: /^Bring data back/ }).click();
  await setFiles(page, 'input[accept*=gbz]', [archive]);
  await screen.locator('input[type=password]').fill(passphrase);
  await screen.getByRole('button', { name: 'Open' }).click();
  await screen.getByRole('button', { name: 'Store here' }).click({ timeout: 60_000 });
  await screen.getByText('This came in.').waitFor({ timeout: 120_000 });
  await page.close();

  const after = broughtBack(
    await vaultContents(await openFillingPage(browser, host.app, '?contents')),
    counts,
  );
  expect([...after.keys()].toSorted()).toEqual([...before.keys()].toSorted());
  for (const [category, { records, blobs }] of before) {
    const expected = records.filter((record) => !isCookie(record));
    // Ten thousand records: the whole difference would be no message.
    const differing = expected.filter(
      (record, index) => JSON.stringify(record) !== JSON.stringify(after.get(category)?.records[index]),
    );
    expect(differing.slice(0, 2), category).toEqual([]);
    expect(after.get(category)?.records, category).toHaveLength(expected.length);
    expect(after.get(category)?.blobs, category).toBe(blobs);
  }
  console.log(`The archive had ${Math.round((await stat(archive)).size / 1e6)} MB.`);
  expect((await browser.kill()).signal).toBe('SIGKILL');
}
