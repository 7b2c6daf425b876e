import { expect } from '@playwright/test';
import { launchBrowser } from '../harness/browser.ts';
import { displayFlags, shownContacts, whenParked } from '../harness/drive-app.ts';
import { eraseBook } from './book-erase.ts';
import { handOver } from './handover-erase.ts';
import { killHostAtCall, killHostInErase } from './host-run.ts';
import { test } from './prepared.ts';

const unreachable =
  'The key store of this car does not answer. Nothing is opened and nothing is lost. Switches still work.';

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
        const { killed } = await killHostAtCall(page, host, { nth, moment });
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
    const moment = nth % 2 === 0 ? 'unasked' : 'unanswered';
    test(`at call ${nth} of an erase, ${moment}, leaves it unfinished until the host is back`, async ({
      prepared,
      run,
    }) => {
      await killHostInErase(eraseBook, prepared, run, { nth, moment });
    });

    test(`at call ${nth} of a handover, ${moment}, leaves it unfinished until the host is back`, async ({
      filled,
      filledRun,
    }) => {
      await killHostInErase(handOver, filled, filledRun, { nth, moment });
    });
  }
});
