import { expect } from '@playwright/test';
import type { Page } from 'playwright';
import { launchBrowser } from '../harness/browser.ts';
import {
  chooseErase,
  displayFlags,
  openApp,
  pressAndHold,
  shownContacts,
  whenParked,
} from '../harness/drive-app.ts';
import type { RunningHost } from '../harness/host.ts';
import { unwrapOf } from './erase-run.ts';
import { test } from './prepared.ts';

const unreachable =
  'The key store of this car does not answer. Nothing is opened and nothing is lost. Switches still work.';

/**
 * Kills the host at the page's `nth` keystore call: before the call reaches it, or when it is done but not answered. By
 * the DevTools protocol itself, since Playwright's routing switches the HTTP cache off, out of which the app's own
 * files come while the host is away.
 */
async function killHostAtCall(
  page: Page,
  host: RunningHost,
  nth: number,
  moment: 'unasked' | 'unanswered',
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
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*/keystore', requestStage }] });
  return { killed };
}

test.describe('a host that is killed', () => {
  for (const [nth, moment] of [
    [1, 'unasked'],
    [2, 'unanswered'],
    [4, 'unasked'],
  ] as const) {
    test(`at call ${nth} of a start, ${moment}, is missed, and the app opens by itself when it is back`, async ({
      prepared,
      run,
    }) => {
      let host = await run.startHost();
      const browser = await launchBrowser(run.folders, { flags: displayFlags });
      try {
        const page = await browser.open('about:blank');
        const { killed } = await killHostAtCall(page, host, nth, moment);
        await page.goto(new URL('data/contacts', host.app).href);
        await killed;
        await expect(page.getByText(unreachable).first()).toBeVisible();
        await whenParked(page);
        host = await run.startHost();
        expect(await shownContacts(page)).toBe(prepared.contacts);
        await expect(page.getByText(unreachable)).toHaveCount(0);
      } finally {
        await browser.kill();
        await host.kill();
      }
    });
  }

  for (const nth of [1, 2, 3, 4]) {
    test(`at call ${nth} of an erase leaves it unfinished, and it is finished when the host is back`, async ({
      prepared,
      run,
    }) => {
      let host = await run.startHost();
      const browser = await launchBrowser(run.folders, { flags: displayFlags });
      try {
        const page = await openApp(browser, host.app, 'erase');
        const button = await chooseErase(page);
        const { killed } = await killHostAtCall(page, host, nth, nth % 2 === 0 ? 'unasked' : 'unanswered');
        await pressAndHold(page, button);
        await killed;
        host = await run.startHost();
        await page.waitForURL('**/restart.html*');
        await page.waitForURL('**/erase');
        await whenParked(page);
        await expect(page.getByText('Erased and checked')).toBeVisible();
        await expect(page.getByText('An erase was interrupted and has been finished.')).toBeVisible();
        expect(await unwrapOf(prepared, host)).toBe('unknown-alias');
      } finally {
        await browser.kill();
        await host.kill();
      }
    });
  }
});
