import { expect } from '@playwright/test';
import type { Page } from 'playwright';
import { launchBrowser } from '../harness/browser.ts';
import type { LaunchedBrowser } from '../harness/browser.ts';
import { displayFlags, importFile, shownContacts, startImport, whenParked } from '../harness/drive-app.ts';
import type { RunningHost } from '../harness/host.ts';
import { runSeed } from '../harness/seed.ts';
import { watchStorageSteps } from '../harness/storage-steps.ts';
import type { StorageSteps } from '../harness/storage-steps.ts';
import { writeContactsFile } from '../harness/vcard-writer.ts';
import type { ContactsFile } from '../harness/vcard-writer.ts';
import type { Prepared, Run } from './prepared.ts';

const contacts = 850;
const photos = 5;

/** The first thing an import stores: the first photo. A start stores none. */
const firstStep = 'put blobs';

function contactsFile(run: Run, name: string, size: number, withPhoto: number): Promise<ContactsFile> {
  const seed = `${runSeed()}/${name}`;
  return writeContactsFile({
    folder: run.folders.stick,
    seed,
    contacts: size,
    version: '3.0',
    photos: withPhoto,
  });
}

/** The number of contacts after each commit that was acknowledged to the page. */
export function acknowledged(names: readonly string[]): readonly number[] {
  const counts: number[] = [];
  let written: number | undefined;
  for (const name of names) {
    const count = /^put heads contacts (\d+)$/.exec(name)?.[1];
    if (count !== undefined) written = Number(count);
    if (written === undefined || !name.startsWith('complete ')) continue;
    counts.push(written);
    written = undefined;
  }
  return counts;
}

async function openBook(
  browser: LaunchedBrowser,
  app: string,
  stopAt: number,
): Promise<{ readonly page: Page; readonly steps: StorageSteps }> {
  const page = await browser.open('about:blank');
  const steps = await watchStorageSteps(page, stopAt, firstStep);
  await page.goto(new URL('data/contacts', app).href);
  await whenParked(page);
  return { page, steps };
}

/** The steps of an import that nothing interrupts. */
export async function countImportSteps(run: Run): Promise<readonly string[]> {
  const host = await run.startHost();
  const browser = await launchBrowser(run.folders, { flags: displayFlags });
  try {
    const { page, steps } = await openBook(browser, host.app, 0);
    await importFile(page, (await contactsFile(run, 'import', contacts, photos)).path);
    return steps.names;
  } finally {
    await browser.kill();
    await host.kill();
  }
}

export interface ImportKill {
  readonly step: number;
  /** `standing`: the page does nothing more from the step on. `running`: it goes on until the kill reaches it. */
  readonly page: 'standing' | 'running';
  readonly withHost: boolean;
}

/** Kills in the middle of an import, starts again, and checks what must be so then. Gives how many contacts are there. */
export async function killInImport(
  prepared: Prepared,
  run: Run,
  whole: readonly string[],
  kill: ImportKill,
): Promise<number> {
  let host = await run.startHost();
  const browser = await launchBrowser(run.folders, { flags: displayFlags });
  try {
    const file = await contactsFile(run, 'import', contacts, photos);
    const { page, steps } = await openBook(browser, host.app, kill.page === 'standing' ? kill.step : 0);
    await startImport(page, file.path);
    await (kill.page === 'standing' ? steps.stopped : steps.heard(kill.step));
    const heard = [...steps.names];
    const where = `seed ${runSeed()}, killed ${kill.page} at step ${kill.step}: ${heard.at(-1)}`;
    expect((await browser.kill()).signal, where).toBe('SIGKILL');
    if (kill.withHost) {
      expect((await host.kill()).signal, where).toBe('SIGKILL');
      host = await run.startHost();
    }
    const kept = acknowledged(heard).at(-1) ?? prepared.contacts;
    const found = await expectWorking(prepared, run, host, where);
    // Standing, the page cannot have committed what it was not told of; running, a later batch may have come through.
    const possible = [prepared.contacts, ...acknowledged(whole)].filter((count) => count >= kept);
    if (kill.page === 'standing') expect(found, where).toBe(kept);
    else expect(possible, where).toContain(found);
    return found;
  } finally {
    await browser.kill();
    await host.kill();
  }
}

/** The app opens, shows whole contacts only, and takes another file. Gives the number of contacts before that file. */
async function expectWorking(
  prepared: Prepared,
  run: Run,
  host: RunningHost,
  where: string,
): Promise<number> {
  const browser = await launchBrowser(run.folders, { flags: displayFlags });
  try {
    const page = await browser.open(new URL('data/contacts', host.app).href);
    await whenParked(page);
    const found = await shownContacts(page);
    await expect(page.getByText(/cannot be read/), where).toHaveCount(0);
    // The first contacts of a file have the photos, and a photo that nobody names is swept: what is left is theirs.
    const imported = Math.min(found - prepared.contacts, photos);
    await expect.poll(() => storedPhotos(page), { message: where }).toBe(prepared.photos + imported);
    await importFile(page, (await contactsFile(run, 'second', 3, 1)).path);
    expect(await shownContacts(page), where).toBe(found + 3);
    expect(await storedPhotos(page), where).toBe(prepared.photos + imported + 1);
    return found;
  } finally {
    expect((await browser.kill()).signal).toBe('SIGKILL');
  }
}

/** How many photos lie in the driver's bucket. */
function storedPhotos(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const manager = Reflect.get(navigator, 'storageBuckets') as {
      keys(): Promise<readonly string[]>;
      open(name: string): Promise<{ readonly indexedDB: IDBFactory }>;
    };
    const ended = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('Not readable.'));
      });
    const name = (await manager.keys()).find((bucket) => bucket.startsWith('driver-')) ?? '';
    const bucket = await manager.open(name);
    const database = await ended(bucket.indexedDB.open('vault'));
    const keys = await ended(database.transaction('blobs').objectStore('blobs').getAllKeys());
    database.close();
    return new Set(keys.map((key) => (typeof key === 'string' ? key.split('/')[1] : ''))).size;
  });
}
