import { expect } from '@playwright/test';
import { launchBrowser } from '../harness/browser.ts';
import type { LaunchedBrowser } from '../harness/browser.ts';
import {
  chooseErase,
  displayFlags,
  goToAddressBook,
  openApp,
  pressAndHold,
  shownContacts,
} from '../harness/drive-app.ts';
import type { RunningHost } from '../harness/host.ts';
import { runSeed } from '../harness/seed.ts';
import { watchStorageSteps } from '../harness/storage-steps.ts';
import type { StorageSteps } from '../harness/storage-steps.ts';
import { hostKeystore } from '../harness/stored-keys.ts';
import type { Prepared, Run } from './prepared.ts';

/** The journal's entries in order; each is written before its step acts. */
export const journalSteps = [
  'planned',
  'authorised',
  'keys',
  'pages',
  'car',
  'verify',
  'sign',
  'done',
] as const;

const firstStep = 'put meta journal';

/** The numbers of the steps at which each of the journal's entries had become durable. */
export function journalCommits(names: readonly string[]): readonly number[] {
  const commits: number[] = [];
  let isWriting = false;
  for (const [index, name] of names.entries()) {
    if (name === firstStep) isWriting = true;
    if (!isWriting || !name.startsWith('complete ')) continue;
    isWriting = false;
    commits.push(index + 1);
  }
  return commits;
}

/** Erases the address book as a driver does; the steps are numbered from the plan's first write on. */
async function startErase(browser: LaunchedBrowser, app: string, stopAt: number): Promise<StorageSteps> {
  const page = await browser.open('about:blank');
  const steps = await watchStorageSteps(page, stopAt, firstStep);
  await page.goto(new URL('erase', app).href);
  const press = async (): Promise<void> => {
    await pressAndHold(page, await chooseErase(page));
    await page.waitForURL('**/restart.html*');
  };
  // Standing at a step, the page answers no more, and what is still asked of it ends with the kill.
  await Promise.race([press(), steps.stopped]).catch((error: unknown) => {
    if (stopAt === 0) throw error;
  });
  return steps;
}

/** The steps of an erase that nothing interrupts. */
export async function countEraseSteps(run: Run): Promise<readonly string[]> {
  const host = await run.startHost();
  const browser = await launchBrowser(run.folders, { flags: displayFlags });
  try {
    return (await startErase(browser, host.app, 0)).names;
  } finally {
    await browser.kill();
    await host.kill();
  }
}

export interface EraseKill {
  /** The number of the step at which everything ends. */
  readonly step: number;
  /** Whether the host ends with the browser. */
  readonly withHost: boolean;
}

/** Kills in the middle of an erase, starts again, and checks what must be so then. Gives the journal's last entry. */
export async function killInErase(prepared: Prepared, run: Run, kill: EraseKill): Promise<string> {
  let host = await run.startHost();
  const browser = await launchBrowser(run.folders, { flags: displayFlags });
  try {
    const { names, stopped } = await startErase(browser, host.app, kill.step);
    const where = `seed ${runSeed()}, killed at step ${kill.step}: ${await stopped}`;
    expect((await browser.kill()).signal, where).toBe('SIGKILL');
    if (kill.withHost) {
      expect((await host.kill()).signal, where).toBe('SIGKILL');
      host = await run.startHost();
    }
    const written = journalCommits(names.slice(0, kill.step)).length;
    if (written >= 2) await expectErased(prepared, run, host, where, written);
    else await expectWhole(prepared, run, host, where);
    return journalSteps[written - 1] ?? 'none';
  } finally {
    await browser.kill();
    await host.kill();
  }
}

/** Pressed: it is finished by itself before anything opens, and nothing can be read any more. */
async function expectErased(
  prepared: Prepared,
  run: Run,
  host: RunningHost,
  where: string,
  written: number,
): Promise<void> {
  const browser = await launchBrowser(run.folders, { flags: displayFlags });
  try {
    const page = await openApp(browser, host.app, 'erase');
    await expect(page.getByText('Erased and checked'), where).toBeVisible();
    await expect(
      page.getByText(`${prepared.contacts} entries before. Checked: nothing left`),
      where,
    ).toBeVisible();
    await expect(page.locator('gb-certificate-view'), `${where}: its proof`).toHaveCount(1);
    const wasInterrupted = written < journalSteps.length;
    await expect(page.getByText('An erase was interrupted and has been finished.'), where).toHaveCount(
      wasInterrupted ? 1 : 0,
    );
    await goToAddressBook(page);
    expect(await shownContacts(page), where).toBe(0);
    expect(await unwrapOf(prepared, host), where).toBe('unknown-alias');
  } finally {
    expect((await browser.kill()).signal).toBe('SIGKILL');
  }
}

/** Not pressed: everything is there, and stays readable. */
async function expectWhole(prepared: Prepared, run: Run, host: RunningHost, where: string): Promise<void> {
  const browser = await launchBrowser(run.folders, { flags: displayFlags });
  try {
    const page = await openApp(browser, host.app, 'data/contacts');
    expect(await shownContacts(page), where).toBe(prepared.contacts);
    expect(await unwrapOf(prepared, host), where).toBe('ok');
    await page.getByRole('link', { name: 'Erase', exact: true }).click();
    await page.locator('gb-erase-ways gb-row').first().click();
    await expect(page.getByText(`${prepared.contacts} entries`), where).toBeVisible();
  } finally {
    expect((await browser.kill()).signal).toBe('SIGKILL');
  }
}

/** What the keystore says to the driver's keyring as it was before: `ok` or why not. */
export async function unwrapOf({ stored }: Prepared, host: RunningHost): Promise<string> {
  const keyring = stored.keyrings.find(({ bucket }) => bucket.startsWith('driver-'));
  if (keyring === undefined) throw new Error('No keyring of a driver was stored.');
  const keystore = await hostKeystore(host, stored.installation);
  const unwrapped = await keystore.unwrap(keyring.alias, keyring.wrapped);
  return unwrapped.ok ? 'ok' : unwrapped.reason;
}
