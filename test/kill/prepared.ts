import { test as base } from '@playwright/test';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KeptCertificate } from '../../src/vault/kept-certificate.ts';
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
import { writeCategoriesFile } from '../harness/fill-categories.ts';
import {
  buildFillingApp,
  filledAccount,
  fillFrom,
  keptCertificates,
  openFillingPage,
} from '../harness/filling/fill-app.ts';
import type { FillAccount } from '../harness/filling/filling.ts';
import { freePort, startHost } from '../harness/host.ts';
import type { RunningHost } from '../harness/host.ts';
import { makeRunFolders } from '../harness/profile.ts';
import type { RunFolders } from '../harness/profile.ts';
import { runSeed } from '../harness/seed.ts';
import { readStoredKeys } from '../harness/stored-keys.ts';
import type { StoredKeys } from '../harness/stored-keys.ts';
import { writeContactsFile } from '../harness/vcard-writer.ts';
import { eraseBook } from './book-erase.ts';
import { countEraseSteps } from './erase-run.ts';
import { handOver, keeperPin } from './handover-erase.ts';
import { countEraseCalls } from './host-run.ts';
import { countImportSteps } from './import-run.ts';

/** What every run starts from: an installation, closed in peace. */
export interface Installation {
  readonly folders: RunFolders;
  /** The host's, in every run: another would be another origin, with storage of its own. */
  readonly port: number;
  /** The built app with the filling page, which can read what the vault and the ledger hold. */
  readonly app: string;
  /** As they lie in the buckets. */
  readonly stored: StoredKeys;
  /** How many records each category of each bucket holds. */
  readonly account: FillAccount;
  /** Of the erases before. */
  readonly certificates: readonly KeptCertificate[];
}

/** An installation with an address book. */
export interface Prepared extends Installation {
  readonly contacts: number;
  /** How many of them have a photo. */
  readonly photos: number;
}

/** One run on a copy of it. */
export interface Run {
  readonly folders: RunFolders;
  startHost(): Promise<RunningHost>;
}

const contacts = 300;
const photos = 20;

async function prepareBook(app: string): Promise<Prepared> {
  const installation = await prepare(app, async (browser, host, { stick }) => {
    const page = await openApp(browser, host.app, 'data/contacts');
    const seed = `${runSeed()}/prepared`;
    const file = await writeContactsFile({ folder: stick, seed, contacts, version: '3.0', photos });
    await importFile(page, file.path);
    const shown = await shownContacts(page);
    if (shown !== contacts) throw new Error(`${shown} contacts instead of ${contacts} were prepared.`);
  });
  return { ...installation, contacts, photos };
}

/**
 * Everything of two drivers, one behind a PIN, and of a keeper; and one erase before, so that a chain of certificates has
 * begun.
 */
function prepareFilled(app: string): Promise<Installation> {
  return prepare(app, async (browser, host, { stick }) => {
    const drivers = [{}, { pin: '258014' }];
    const seed = `${runSeed()}/filled`;
    const file = await writeCategoriesFile({
      folder: stick,
      seed,
      records: 2,
      at: Date.now(),
      drivers,
      keeperPin,
    });
    const filling = await openFillingPage(browser, host.app);
    await fillFrom(filling, file);
    await filling.close();
    const page = await openApp(browser, host.app, 'erase');
    await pressAndHold(page, await chooseErase(page));
    await page.waitForURL('**/restart.html*');
    await page.waitForURL('**/erase');
    await whenParked(page);
    await page.getByRole('button', { name: 'Done' }).click();
    await page.locator('gb-erase-ways').waitFor();
    await page.close();
  });
}

async function prepare(
  app: string,
  fill: (browser: LaunchedBrowser, host: RunningHost, folders: RunFolders) => Promise<void>,
): Promise<Installation> {
  const folders = await makeRunFolders();
  const port = await freePort();
  const host = await startHost({ state: folders.hostState, port, app });
  const browser = await launchBrowser(folders, { flags: displayFlags });
  try {
    await fill(browser, host, folders);
    const page = await openFillingPage(browser, host.app);
    const account = await filledAccount(page);
    const certificates = await keptCertificates(page);
    const stored = await readStoredKeys(page);
    await browser.close();
    return { folders, port, app, stored, account, certificates };
  } finally {
    await browser.kill();
    await host.kill();
  }
}

async function copyOf({ folders, port, app }: Installation): Promise<Run> {
  const copy = await makeRunFolders();
  await cp(folders.profile, copy.profile, { recursive: true });
  await cp(folders.hostState, copy.hostState, { recursive: true });
  return { folders: copy, startHost: () => startHost({ state: copy.hostState, port, app }) };
}

async function onCopy<T>(installation: Installation, work: (run: Run) => Promise<T>): Promise<T> {
  const run = await copyOf(installation);
  try {
    return await work(run);
  } finally {
    await run.folders.remove();
  }
}

interface RunFixtures {
  /** On a copy of `prepared`. */
  readonly run: Run;
  /** On a copy of `filled`. */
  readonly filledRun: Run;
}

interface WorkerFixtures {
  readonly app: string;
  readonly prepared: Prepared;
  readonly filled: Installation;
  /** The storage steps of the address book's erase that nothing interrupts, from the plan's first write on. */
  readonly eraseSteps: readonly string[];
  /** The same of a handover. */
  readonly handoverSteps: readonly string[];
  /** Calls of the host in a handover that nothing interrupts, from the press on. */
  readonly handoverCalls: number;
  /** The same of an import, from the first photo on. */
  readonly importSteps: readonly string[];
}

const onceEach = { scope: 'worker', timeout: 120_000 } as const;

/** Gives each test a run of its own; what they start from is made once per worker. */
export const test = base.extend<RunFixtures, WorkerFixtures>({
  app: [
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'gb-app-'));
      await use(await buildFillingApp(folder));
      await rm(folder, { recursive: true });
    },
    onceEach,
  ],
  prepared: [
    async ({ app }, use) => {
      const prepared = await prepareBook(app);
      await use(prepared);
      await prepared.folders.remove();
    },
    onceEach,
  ],
  filled: [
    async ({ app }, use) => {
      const filled = await prepareFilled(app);
      await use(filled);
      await filled.folders.remove();
    },
    onceEach,
  ],
  eraseSteps: [
    async ({ prepared }, use) => use(await onCopy(prepared, (run) => countEraseSteps(eraseBook, run))),
    onceEach,
  ],
  handoverSteps: [
    async ({ filled }, use) => use(await onCopy(filled, (run) => countEraseSteps(handOver, run))),
    onceEach,
  ],
  handoverCalls: [
    async ({ filled }, use) => use(await onCopy(filled, (run) => countEraseCalls(handOver, run))),
    onceEach,
  ],
  importSteps: [async ({ prepared }, use) => use(await onCopy(prepared, countImportSteps)), onceEach],
  run: ({ prepared }, use) => onCopy(prepared, use),
  filledRun: ({ filled }, use) => onCopy(filled, use),
});
