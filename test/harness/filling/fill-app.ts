import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { build } from 'vite';
import * as z from 'zod/mini';
import { keptCertificateSchema } from '../../../src/vault/kept-certificate.ts';
import type { KeptCertificate } from '../../../src/vault/kept-certificate.ts';
import type { LaunchedBrowser } from '../browser.ts';
import type { CategoriesFile } from '../fill-categories.ts';
import { setFiles } from '../set-files.ts';
import { accountSchema, contentsSchema } from './filling.ts';
import type { FillAccount, VaultContents } from './filling.ts';

/**
 * Copies the built app (`npm run build` first) into `folder` and adds the filling page: the same origin, host and headers,
 * so that it fills what the app then opens. Start the host with `app: <folder>`.
 */
export async function buildFillingApp(folder: string): Promise<string> {
  const app = join(folder, 'app');
  await cp('dist/app', app, { recursive: true });
  await build({
    root: fileURLToPath(new URL('.', import.meta.url)),
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    worker: { format: 'es' },
    build: {
      outDir: app,
      emptyOutDir: false,
      target: 'chrome120',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: fileURLToPath(new URL('fill.html', import.meta.url)) },
    },
  });
  return app;
}

/**
 * Opens the filling page, past the service worker of the app, and waits until it has the vault open. With `?contents` it tells
 * everything: {@link vaultContents}.
 */
export async function openFillingPage(
  browser: LaunchedBrowser,
  app: string,
  search: '' | '?contents' = '',
): Promise<Page> {
  const page = await browser.open('about:blank');
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setBypassServiceWorker', { bypass: true });
  await page.goto(new URL(`fill.html${search}`, app).href);
  await settled(page, 'ready');
  return page;
}

/** What the page read in the vault when it opened it, or after it filled it. */
export async function filledAccount(page: Page): Promise<FillAccount> {
  const account = await page.evaluate(() => document.body.dataset['account'] ?? '[]');
  return accountSchema.parse(JSON.parse(account));
}

/** All that lies in the vault's open buckets, when the page opened it or after it filled it. */
export async function vaultContents(page: Page): Promise<VaultContents> {
  const contents = await page.evaluate(() => document.body.dataset['contents'] ?? '');
  return contentsSchema.parse(JSON.parse(contents));
}

/** The chain of certificates as the page found it in the ledger, oldest first. */
export async function keptCertificates(page: Page): Promise<readonly KeptCertificate[]> {
  const kept = await page.evaluate(() => document.body.dataset['certificates'] ?? '');
  return z.array(keptCertificateSchema).parse(JSON.parse(kept));
}

/** Fills the vault from the file, which reaches the page by its path alone. */
export async function fillFrom(page: Page, { path }: Pick<CategoriesFile, 'path'>): Promise<FillAccount> {
  await setFiles(page, 'input[type=file]', [path]);
  await settled(page, 'filled');
  return filledAccount(page);
}

/** Without locators, whose logs would carry what a page shows. */
async function settled(page: Page, wanted: string): Promise<void> {
  await page.waitForFunction(
    (state) => [state, 'failed'].includes(document.body.dataset['state'] ?? ''),
    wanted,
  );
  const [state, reason] = await page.evaluate(() => [
    document.body.dataset['state'],
    document.body.dataset['reason'],
  ]);
  if (state !== wanted) throw new Error(`The filling page failed: ${reason ?? ''}`);
}
