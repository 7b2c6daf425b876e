import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { test } from '../e2e/app.ts';
import { measureAppRound } from './app-round.ts';
import { asVcards, sampleContacts } from './contacts.ts';
import { Figures } from './figures.ts';
import { PageWatch } from './page-watch.ts';
import { servePlainPage } from './plain-page.ts';
import { inTable } from './table.ts';
import { throttle } from './throttle.ts';

const count = 10_000;
const rounds = 7;
const query = 'jansen';

const contacts = sampleContacts(count);

for (const slowdown of [1, 6]) {
  test(`${count} contacts beside plain idb, processor ${slowdown} times slower`, async ({
    page,
    context,
    host,
    browser,
  }) => {
    // Seven rounds take five to eight minutes on two cores.
    test.setTimeout(1_500_000);
    const folder = await mkdtemp(join(tmpdir(), 'gb-measure-'));
    const file = join(folder, 'contacts.vcf');
    await writeFile(file, asVcards(contacts));
    const watch = await PageWatch.of(context);
    const measured = await throttle(page, slowdown);
    const app = new Figures();
    const plain = new Figures();
    for (let round = 0; round <= rounds; round += 1) {
      // The first round warms up: compiled code, the file system's caches.
      if (round === 1) for (const figures of [app, plain]) figures.clear();
      await measureAppRound({ page, watch, address: host.app, file, query }, app);
      await measurePlainRound(context, slowdown, plain);
    }
    console.log(inTable({ app, plain, count, rounds, slowdown, measured, chromium: browser.version() }));
    await rm(folder, { recursive: true });
  });
}

async function measurePlainRound(context: BrowserContext, slowdown: number, figures: Figures): Promise<void> {
  const site = await servePlainPage();
  const page = await context.newPage();
  try {
    await throttle(page, slowdown);
    await page.goto(site.origin);
    figures.add('import', await page.evaluate((given) => window.plain?.write(given) ?? NaN, contacts));
    await page.goto(site.origin);
    figures.add('open', await page.evaluate(() => window.plain?.opened ?? NaN));
    for (let typed = 1; typed <= query.length; typed += 1) {
      figures.add(
        'find',
        await page.evaluate((text) => window.plain?.find(text) ?? NaN, query.slice(0, typed)),
      );
    }
    figures.add('edit', await page.evaluate(() => window.plain?.edit(0) ?? NaN));
    figures.add('erase', await page.evaluate(() => window.plain?.clear() ?? NaN));
  } finally {
    await closeWith(page, () => site.close());
  }
}

async function closeWith(page: Page, close: () => Promise<void>): Promise<void> {
  await page.close();
  await close();
}
