import { statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { CDPSession, Page } from 'playwright';
import { silentMp3 } from '../data/media/silent-mp3.ts';
import { launchBrowser } from '../harness/browser.ts';
import type { LaunchedBrowser } from '../harness/browser.ts';
import { displayFlags, openApp, whenParked } from '../harness/drive-app.ts';
import { startHost } from '../harness/host.ts';
import type { RunningHost } from '../harness/host.ts';
import { memoryUse, mostMore } from '../harness/process-memory.ts';
import type { MemoryUse } from '../harness/process-memory.ts';
import { makeRunFolders } from '../harness/profile.ts';
import type { RunFolders } from '../harness/profile.ts';
import { runSeed } from '../harness/seed.ts';
import { setFiles } from '../harness/set-files.ts';
import { passphrase } from '../harness/take-along.ts';
import { canaryOf } from './canary.ts';
import { patternsOfText } from './encodings.ts';
import { scanPlaces } from './scan.ts';

/** Of the issue: how much more memory an export may take, however much goes along. */
const limit = 150_000_000;
/** 60 MB, of the 64 that the vault takes in one piece. */
const songSeconds = 3_750;

let folders: RunFolders;
let host: RunningHost;
let browser: LaunchedBrowser;

test.beforeEach(async () => {
  folders = await makeRunFolders();
  host = await startHost({ state: folders.hostState, logs: folders.logs });
  browser = await launchBrowser(folders, { flags: displayFlags });
});
test.afterEach(async () => {
  await browser.kill();
  await host.kill();
  await folders.remove();
});

/** A song of 60 MB that says the text in each frame, and its number in one, so that it is no other's copy. */
function song(text: string, number: number): Uint8Array {
  const bytes = silentMp3(songSeconds);
  for (let at = 100; at + text.length < bytes.length; at += 417) bytes.set(Buffer.from(text, 'latin1'), at);
  bytes.set(Buffer.from(String(number)), 200);
  return bytes;
}

/** Takes songs into the car as a driver does, a few at a time. Gives their bytes. */
async function takeIn(page: Page, songs: number, text: string): Promise<number> {
  const panel = page.locator('gb-media-import-panel');
  await page.locator('gb-media-page gb-media-actions').waitFor({ state: 'attached' });
  let bytes = 0;
  for (let first = 0; first < songs; first += 3) {
    const paths: string[] = [];
    for (let number = first; number < Math.min(songs, first + 3); number += 1) {
      const content = song(text, number);
      const path = join(folders.stick, `${number % 3}.mp3`);
      await writeFile(path, content);
      bytes += content.length;
      paths.push(path);
    }
    await setFiles(page, 'input.files', paths);
    await expect(panel.locator('gb-notice')).toContainText(`${paths.length} copied into the car.`, {
      timeout: 300_000,
    });
    await panel.getByRole('button', { name: 'Done' }).click();
  }
  return bytes;
}

/** Runs in the page: a driver who chooses a file on a disk that is not the profile's, and what that disk is given. */
function chooseAnyFile(): void {
  const given = { bytes: 0, end: '' };
  const stream = {
    write: (piece: Uint8Array) => {
      given.bytes += piece.length;
      return Promise.resolve();
    },
    close: () => Promise.resolve((given.end = 'closed')),
    abort: () => Promise.resolve((given.end = 'aborted')),
  };
  const file = { createWritable: () => Promise.resolve(stream), remove: () => Promise.resolve() };
  Object.assign(window, { given, showSaveFilePicker: () => Promise.resolve(file) });
}

/** What the disk was given, and whether the file is whole. */
function given(page: Page): Promise<{ bytes: number; end: string }> {
  return page.evaluate(() => Reflect.get(window, 'given') as { bytes: number; end: string });
}

/** On the page of taking along: everything into a file. Gives how much more memory that took at most. */
async function exportAll(page: Page, session: CDPSession, isSealed: boolean): Promise<MemoryUse> {
  const screen = page.locator('gb-archive-page');
  await screen.getByRole('button', { name: /^Take everything along/ }).click();
  if (isSealed)
    for (const place of [0, 1]) await screen.locator('input[type=password]').nth(place).fill(passphrase);
  else await screen.getByRole('checkbox', { name: /^With a passphrase/ }).click();
  // What came before is no part of the export.
  await session.send('HeapProfiler.collectGarbage');
  const most = await mostMore(
    () => memoryUse(browser, session),
    async () => {
      await screen.getByRole('button', { name: 'Write the file' }).click();
      await screen.getByText('Your data is in the file.').waitFor({ timeout: 1_200_000 });
    },
  );
  await screen.getByRole('button', { name: 'Done' }).click();
  return most;
}

/** Through the app's own intake, way out and file dialogue, sealed and plain; then what the disk has of it. */
async function expectBounded(songs: number): Promise<void> {
  const canary = canaryOf(runSeed(), 'song');
  const page = await openApp(browser, host.app, 'data/media');
  const bytes = await takeIn(page, songs, canary.text);
  // A start of the app of its own: what the intake left in memory is gone.
  await page.addInitScript(chooseAnyFile);
  await page.goto(new URL('data', host.app).href);
  await whenParked(page);
  await page.getByRole('link', { name: /^Take my data along/ }).click();
  const session = await page.context().newCDPSession(page);
  for (const isSealed of [true, false]) {
    const before = (await given(page)).bytes;
    const most = await exportAll(page, session, isSealed);
    const { bytes: after, end } = await given(page);
    const inMegabytes = Object.entries(most).map(([part, more]) => `${part} ${Math.round(more / 1e6)}`);
    console.log(
      `${isSealed ? 'sealed' : 'plain'}, ${Math.round((after - before) / 1e6)} MB: at most so many MB more: ${inMegabytes.join(', ')}`,
    );
    expect(end).toBe('closed');
    expect(after - before).toBeGreaterThan(bytes);
    expect(most.heap).toBeLessThan(limit);
    expect(most.renderer).toBeLessThan(limit);
    expect(most.others).toBeLessThan(limit);
  }
  const patterns = patternsOfText(canary);
  const live = await scanPlaces(folders.places, patterns);
  expect(live.findings).toEqual([]);
  expect((await browser.kill()).signal).toBe('SIGKILL');
  const { findings, files } = await scanPlaces(folders.places, patterns);
  expect(findings).toEqual([]);
  expect(files).toBeGreaterThan(50);
}

test.describe('taking along', () => {
  test('500 MB of media takes less than 150 MB more memory, and leaves none of it on the disk', async () => {
    test.setTimeout(1_200_000);
    await expectBounded(9);
  });

  test('5 GB of media takes no more', async () => {
    test.setTimeout(3_600_000);
    const { bavail, bsize } = await statfs(folders.profile);
    const needed = 12_000_000_000;
    test.skip(bavail * bsize < needed, `5 GB of media need ${needed / 1e9} GB of free disk`);
    await expectBounded(84);
  });
});
