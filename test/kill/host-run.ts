import { expect } from '@playwright/test';
import type { Page } from 'playwright';
import { launchBrowser } from '../harness/browser.ts';
import { displayFlags, openApp, pressAndHold, whenParked } from '../harness/drive-app.ts';
import type { RunningHost } from '../harness/host.ts';
import { runSeed } from '../harness/seed.ts';
import { expectStored } from './erase-run.ts';
import type { EraseWay } from './erase-run.ts';
import type { Installation, Run } from './prepared.ts';

export interface HostKill {
  /** Counted from 1. */
  readonly nth: number;
  /** Before the call reaches the host, or when it is done but not answered. */
  readonly moment: 'unasked' | 'unanswered';
}

/**
 * Kills the host at the page's `nth` call of its keystore or attestation: before the call reaches it, or when it is done but not answered. By
 * the DevTools protocol itself, since Playwright's routing switches the HTTP cache off, out of which the app's own
 * files come while the host is away.
 */
export async function killHostAtCall(
  page: Page,
  host: RunningHost,
  { nth, moment }: HostKill,
): Promise<{ readonly killed: Promise<void> }> {
  const session = await page.context().newCDPSession(page);
  const requestStage = moment === 'unasked' ? 'Request' : 'Response';
  let calls = 0;
  const killed = new Promise<void>((resolve, reject) => {
    session.on('Fetch.requestPaused', ({ requestId }) => {
      calls += 1;
      const answer = async (): Promise<void> => {
        if (calls !== nth) {
          await session.send('Fetch.continueRequest', { requestId });
          return;
        }
        expect((await host.kill()).signal).toBe('SIGKILL');
        await session.send('Fetch.failRequest', { requestId, errorReason: 'ConnectionReset' });
        resolve();
      };
      answer().catch(reject);
    });
  });
  await session.send('Fetch.enable', {
    patterns: [
      { urlPattern: '*/keystore', requestStage },
      { urlPattern: '*/attestation', requestStage },
    ],
  });
  return { killed };
}

/** The calls that {@link killHostInErase} can meet, in an erase that nothing interrupts. */
export async function countEraseCalls(way: EraseWay, run: Run): Promise<number> {
  const host = await run.startHost();
  const browser = await launchBrowser(run.folders, { flags: displayFlags });
  try {
    const page = await openApp(browser, host.app, 'erase');
    const button = await way.choose(page);
    let calls = 0;
    page.on('request', (request) => {
      if (/\/(keystore|attestation)$/.test(new URL(request.url()).pathname)) calls += 1;
    });
    await pressAndHold(page, button);
    await page.waitForURL('**/restart.html*');
    return calls;
  } finally {
    await browser.kill();
    await host.kill();
  }
}

/** Kills the host alone in the middle of an erase, starts it again, and checks what must be so then. */
export async function killHostInErase(
  way: EraseWay,
  before: Installation,
  run: Run,
  kill: HostKill,
): Promise<void> {
  let host = await run.startHost();
  const browser = await launchBrowser(run.folders, { flags: displayFlags });
  const where = `seed ${runSeed()}, host killed at call ${kill.nth}, ${kill.moment}`;
  try {
    const page = await openApp(browser, host.app, 'erase');
    const button = await way.choose(page);
    const { killed } = await killHostAtCall(page, host, kill);
    await pressAndHold(page, button);
    await killed;
    host = await run.startHost();
    await page.waitForURL('**/restart.html*');
    await page.waitForURL('**/erase');
    await whenParked(page);
    await way.expectResult(page, before, where);
    await expectStored(way, before, { browser, host }, where);
  } finally {
    await browser.kill();
    await host.kill();
  }
}
