import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from 'playwright';
import { silentMp3 } from '../data/media/silent-mp3.ts';
import { launchBrowser } from '../harness/browser.ts';
import { displayFlags, openApp } from '../harness/drive-app.ts';
import { startHost } from '../harness/host.ts';
import type { RunningHost } from '../harness/host.ts';
import { pngWithComment } from '../harness/png.ts';
import { makeRunFolders } from '../harness/profile.ts';
import type { RunFolders } from '../harness/profile.ts';
import { runSeed } from '../harness/seed.ts';
import { setFiles } from '../harness/set-files.ts';
import { canaryOf } from './canary.ts';
import { patternsOfText } from './encodings.ts';
import { scanPlaces } from './scan.ts';

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

/** A sound of 30 MB that says the text in each of its frames: what follows a frame of silence is passed over. */
function songSaying(text: string): Uint8Array {
  const bytes = silentMp3(1_875);
  const said = Buffer.from(text, 'latin1').subarray(0, 300);
  for (let at = 100; at + said.length < bytes.length; at += 417) bytes.set(said, at);
  return bytes;
}

/** Looks at the row with this number, without a locator: its log would carry the name. */
async function look(page: Page, row: number): Promise<void> {
  await page.evaluate(`(() => {
    const all = (root) => [...root.querySelectorAll('*')].flatMap((each) => [each, ...(each.shadowRoot ? all(each.shadowRoot) : [])]);
    const list = all(document).find(({ localName }) => localName === 'gb-record-list');
    const rows = all(list.shadowRoot).filter((each) => each.matches('gb-row[kind=button]'));
    rows[${row}].shadowRoot.querySelector('button').click();
  })()`);
}

test.describe('the disk', () => {
  test('never holds anything readable of media that are taken in, shown and played', async () => {
    const seed = runSeed();
    const canaries = ['photo-name', 'photo-bytes', 'song-name', 'song-bytes'].map((label) =>
      canaryOf(seed, label),
    );
    const [photoName, photoBytes, songName, songBytes] = canaries.map(({ text }) => text);
    const photo = join(folders.stick, `A${photoName ?? ''}.png`);
    const song = join(folders.stick, `B${songName ?? ''}.mp3`);
    await writeFile(photo, pngWithComment((photoBytes ?? '').repeat(100_000), 64));
    await writeFile(song, songSaying(songBytes ?? ''));

    const browser = await launchBrowser(folders, { flags: displayFlags });
    const page = await openApp(browser, host.app, 'data/media');
    await page.locator('gb-media-page gb-media-actions').waitFor({ state: 'attached' });
    await setFiles(page, 'input.files', [photo, song]);
    const done = page.locator('gb-media-import-panel').getByRole('button', { name: 'Done' });
    await expect(page.locator('gb-media-import-panel gb-notice')).toContainText('2 copied into the car.', {
      timeout: 60_000,
    });
    await done.click();
    await look(page, 0);
    await expect(page.locator('gb-medium-picture canvas')).toHaveAttribute('width', '64');
    await page.locator('gb-medium-details').getByRole('button', { name: 'Close' }).click();
    await look(page, 1);
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await expect(page.locator('gb-medium-player gb-slider')).toContainText('0:03 of', { timeout: 20_000 });
    const patterns = canaries.flatMap(patternsOfText);
    const live = await scanPlaces(folders.places, patterns);
    expect(live.findings).toEqual([]);
    expect(await browser.kill()).toEqual({ code: null, signal: 'SIGKILL' });
    const { findings, files, rawOnly } = await scanPlaces(folders.places, patterns);
    expect(findings).toEqual([]);
    expect(rawOnly).toEqual([]);
    expect(files).toBeGreaterThan(50);
  });
});
