import { test as base } from '@playwright/test';
import { cp } from 'node:fs/promises';
import { launchBrowser } from '../harness/browser.ts';
import { displayFlags, importFile, openApp, shownContacts } from '../harness/drive-app.ts';
import { freePort, startHost } from '../harness/host.ts';
import type { RunningHost } from '../harness/host.ts';
import { makeRunFolders } from '../harness/profile.ts';
import type { RunFolders } from '../harness/profile.ts';
import { runSeed } from '../harness/seed.ts';
import { readStoredKeys } from '../harness/stored-keys.ts';
import type { StoredKeys } from '../harness/stored-keys.ts';
import { writeContactsFile } from '../harness/vcard-writer.ts';
import { countEraseSteps } from './erase-run.ts';
import { countImportSteps } from './import-run.ts';

/** What every run starts from: an installation with an address book, closed in peace. */
export interface Prepared {
  readonly folders: RunFolders;
  /** The host's, in every run: another would be another origin, with storage of its own. */
  readonly port: number;
  readonly contacts: number;
  /** How many of them have a photo. */
  readonly photos: number;
  /** As they lie in the buckets. */
  readonly stored: StoredKeys;
}

/** One run on a copy of it. */
export interface Run {
  readonly folders: RunFolders;
  startHost(): Promise<RunningHost>;
}

const contacts = 300;
const photos = 20;

async function prepare(): Promise<Prepared> {
  const folders = await makeRunFolders();
  const port = await freePort();
  const host = await startHost({ state: folders.hostState, port });
  const browser = await launchBrowser(folders, { flags: displayFlags });
  try {
    const page = await openApp(browser, host.app, 'data/contacts');
    const seed = `${runSeed()}/prepared`;
    const file = await writeContactsFile({ folder: folders.stick, seed, contacts, version: '3.0', photos });
    await importFile(page, file.path);
    const shown = await shownContacts(page);
    if (shown !== contacts) throw new Error(`${shown} contacts instead of ${contacts} were prepared.`);
    const stored = await readStoredKeys(page);
    await browser.close();
    return { folders, port, contacts, photos, stored };
  } finally {
    await browser.kill();
    await host.kill();
  }
}

async function copyOf({ folders, port }: Prepared): Promise<Run> {
  const copy = await makeRunFolders();
  await cp(folders.profile, copy.profile, { recursive: true });
  await cp(folders.hostState, copy.hostState, { recursive: true });
  return { folders: copy, startHost: () => startHost({ state: copy.hostState, port }) };
}

interface WorkerFixtures {
  readonly prepared: Prepared;
  /** The storage steps of an erase that nothing interrupts, from the plan's first write on. */
  readonly eraseSteps: readonly string[];
  /** The same of an import, from the first photo on. */
  readonly importSteps: readonly string[];
}

/** Gives each test a run of its own; what they start from is made once per worker. */
export const test = base.extend<{ readonly run: Run }, WorkerFixtures>({
  prepared: [
    async ({}, use) => {
      const prepared = await prepare();
      await use(prepared);
      await prepared.folders.remove();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  eraseSteps: [
    async ({ prepared }, use) => {
      const run = await copyOf(prepared);
      await use(await countEraseSteps(run));
      await run.folders.remove();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  importSteps: [
    async ({ prepared }, use) => {
      const run = await copyOf(prepared);
      await use(await countImportSteps(run));
      await run.folders.remove();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  run: async ({ prepared }, use) => {
    const run = await copyOf(prepared);
    await use(run);
    await run.folders.remove();
  },
});
