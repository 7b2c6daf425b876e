import { expect } from '@playwright/test';
import type { Locator, Page } from 'playwright';
import { checkCertificates } from '../../src/eraser/certificate/check-certificates.ts';
import type { KeptCertificate } from '../../src/vault/kept-certificate.ts';
import { launchBrowser } from '../harness/browser.ts';
import type { LaunchedBrowser } from '../harness/browser.ts';
import { displayFlags, openApp, pressAndHold } from '../harness/drive-app.ts';
import type { AppPlace } from '../harness/drive-app.ts';
import { filledAccount, keptCertificates, openFillingPage } from '../harness/filling/fill-app.ts';
import type { FillAccount } from '../harness/filling/filling.ts';
import type { RunningHost } from '../harness/host.ts';
import { runSeed } from '../harness/seed.ts';
import { watchStorageSteps } from '../harness/storage-steps.ts';
import type { StorageSteps } from '../harness/storage-steps.ts';
import { keystoreAnswers } from '../harness/stored-keys.ts';
import type { Installation, Run } from './prepared.ts';

/** One way to erase, as a driver goes it. */
export interface EraseWay {
  /** On the erase screen: up to the button to press and hold. */
  readonly choose: (place: AppPlace) => Promise<Locator>;
  /** Whether a line of the account goes. */
  readonly isErased: (line: FillAccount[number]) => boolean;
  /** What the erase itself notes: that a sync of what was erased stays off. */
  readonly added: FillAccount;
  /** Kinds of buckets whose alias goes. */
  readonly aliasesGone: readonly string[];
  /** On the erase screen, when it is done: that it says so. */
  readonly expectResult: (page: Page, before: Installation, where: string) => Promise<void>;
}

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

/** Erases as a driver does; the steps are numbered from the plan's first write on. */
async function startErase(
  { choose }: EraseWay,
  browser: LaunchedBrowser,
  app: string,
  stopAt: number,
): Promise<StorageSteps> {
  const page = await browser.open('about:blank');
  const steps = await watchStorageSteps(page, stopAt, firstStep);
  await page.goto(new URL('erase', app).href);
  const press = async (): Promise<void> => {
    await pressAndHold(page, await choose(page));
    await page.waitForURL('**/restart.html*');
  };
  // Standing at a step, the page answers no more, and what is still asked of it ends with the kill.
  await Promise.race([press(), steps.stopped]).catch((error: unknown) => {
    if (stopAt === 0) throw error;
  });
  return steps;
}

/** The steps of an erase that nothing interrupts. */
export async function countEraseSteps(way: EraseWay, run: Run): Promise<readonly string[]> {
  const host = await run.startHost();
  const browser = await launchBrowser(run.folders, { flags: displayFlags });
  try {
    return (await startErase(way, browser, host.app, 0)).names;
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
export async function killInErase(
  way: EraseWay,
  before: Installation,
  run: Run,
  kill: EraseKill,
): Promise<string> {
  let host = await run.startHost();
  const browser = await launchBrowser(run.folders, { flags: displayFlags });
  try {
    const { names, stopped } = await startErase(way, browser, host.app, kill.step);
    const where = `seed ${runSeed()}, killed at step ${kill.step}: ${await stopped}`;
    expect((await browser.kill()).signal, where).toBe('SIGKILL');
    if (kill.withHost) {
      expect((await host.kill()).signal, where).toBe('SIGKILL');
      host = await run.startHost();
    }
    const written = journalCommits(names.slice(0, kill.step)).length;
    // Before the press the plan is a preview, and is dropped.
    const isOrdered = written >= 2;
    const again = await launchBrowser(run.folders, { flags: displayFlags });
    try {
      const page = await openApp(again, host.app, 'erase');
      if (isOrdered) {
        await way.expectResult(page, before, where);
        await expect(page.locator('gb-certificate-view'), `${where}: its proof`).toHaveCount(1);
        const wasInterrupted = written < journalSteps.length;
        await expect(page.getByText('An erase was interrupted and has been finished.'), where).toHaveCount(
          wasInterrupted ? 1 : 0,
        );
      } else await expect(page.locator('gb-erase-ways'), where).toBeVisible();
      await expectStored(isOrdered ? way : undefined, before, { browser: again, host }, where);
    } finally {
      expect((await again.kill()).signal).toBe('SIGKILL');
    }
    return journalSteps[written - 1] ?? 'none';
  } finally {
    await browser.kill();
    await host.kill();
  }
}

/**
 * Checks what is stored past the app's screens: exactly what was not erased is there and readable, the keystore knows no
 * alias of what was, and the chain has exactly one certificate more. Without a way nothing may have changed.
 */
export async function expectStored(
  way: EraseWay | undefined,
  before: Installation,
  { browser, host }: { readonly browser: LaunchedBrowser; readonly host: RunningHost },
  where: string,
): Promise<void> {
  const page = await openFillingPage(browser, host.app);
  const left = before.account.filter((line) => way?.isErased(line) !== true).concat(way?.added ?? []);
  expect(inOrder(await filledAccount(page)), where).toEqual(inOrder(left));
  for (const [kind, answer] of await keystoreAnswers(before.stored, host)) {
    const expected = way?.aliasesGone.includes(kind) === true ? 'unknown-alias' : 'ok';
    expect(answer, `${where}: alias of the ${kind}`).toBe(expected);
  }
  await expectChain(before.certificates, await keptCertificates(page), way === undefined ? 0 : 1, where);
}

function inOrder(account: FillAccount): readonly string[] {
  return account
    .map(({ kind, category, records, isLocked, pieces }) =>
      [kind, category, records, isLocked ? 'locked' : 'readable', pieces].join(' '),
    )
    .toSorted();
}

async function expectChain(
  before: readonly KeptCertificate[],
  after: readonly KeptCertificate[],
  more: number,
  where: string,
): Promise<void> {
  const hashes = (kept: readonly KeptCertificate[]): readonly string[] =>
    kept.map(({ id, hash }) => `${id} ${hash}`);
  expect(hashes(after).slice(0, before.length), where).toEqual(hashes(before));
  expect(after.length, `${where}: certificates`).toBe(before.length + more);
  if (more === 0) return;
  const text = after.at(-1)?.jws ?? '';
  const { cars, refused } = await checkCertificates([{ name: 'newest', text }], {});
  expect(refused, where).toEqual([]);
  const [newest] = cars[0]?.certificates ?? [];
  expect(newest, where).toMatchObject({ digest: after.at(-1)?.hash });
  expect(newest?.certificate, where).toMatchObject({
    id: after.at(-1)?.id,
    outcome: 'complete',
    previous: before.at(-1)?.hash ?? null,
  });
}
