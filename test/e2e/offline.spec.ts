import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page, Response } from '@playwright/test';
import { freePort, startHost } from '../harness/host.ts';
import type { RunningHost } from '../harness/host.ts';
import { chooseSome, expect, skipFirstRun, status, test, vcards } from './app.ts';

const silent =
  'The key store of this car does not answer. Nothing is opened and nothing is lost. Switches still work.';

/** A copy of the built app, which a test may change, with its own host. */
interface Site {
  readonly folder: string;
  readonly state: string;
  readonly port: number;
  host: RunningHost;
}

let site: Site;

test.beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gb-site-'));
  const state = await mkdtemp(join(tmpdir(), 'gb-state-'));
  await cp(process.env['GLOVEBOX_APP'] ?? 'dist/app', folder, { recursive: true });
  const port = await freePort();
  site = { folder, state, port, host: await startHost({ state, port, app: folder }) };
});
test.afterEach(async () => {
  await site.host.kill();
  for (const folder of [site.folder, site.state]) await rm(folder, { recursive: true, force: true });
});

async function open(page: Page, route: string): Promise<Response> {
  const response = await page.goto(new URL(route, site.host.app).href);
  if (response === null) throw new Error('Nothing was opened.');
  await expect(status(page, 'Parked')).toBeVisible();
  return response;
}

/** Opens the app for the first time and waits until it is kept. */
async function firstVisit(page: Page, route = '/'): Promise<void> {
  await open(page, route);
  if (route === '/') await skipFirstRun(page);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
}

async function importCards(page: Page, count: number): Promise<void> {
  await page.locator('gb-contacts-page input[type=file]').setInputFiles({
    name: 'phone.vcf',
    mimeType: 'text/vcard',
    buffer: Buffer.from(vcards(count)),
  });
  await page.locator('gb-import-panel').getByRole('button', { name: 'Done' }).click();
}

async function removeFiles(): Promise<readonly string[]> {
  const found = await readdir(site.folder, { recursive: true, withFileTypes: true });
  const files = found
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(site.folder.length));
  await rm(site.folder, { recursive: true });
  return files;
}

test.describe('After the first visit', () => {
  test("the app opens without its host's files, isolated as with them, and every file of it is there", async ({
    app,
  }) => {
    const { page } = app;
    const first = await open(page, '/');
    await firstVisit(page);
    const files = await removeFiles();
    expect((await page.request.get(site.host.app)).status(), 'the files are gone').toBe(404);

    for (const [route, heading] of [
      ['/', 'Overview'],
      ['/data/contacts', 'Address book'],
      ['/erase', 'Erase'],
    ] as const) {
      const response = await open(page, route);
      expect(response.fromServiceWorker()).toBe(true);
      await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
      const { date: _first, connection: _c, 'keep-alive': _k, ...headers } = first.headers();
      expect(response.headers()).toMatchObject(headers);
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'document-isolation-policy': 'isolate-and-require-corp',
      });
    }

    const missing = await page.evaluate(async (paths) => {
      const answers = await Promise.all(paths.map(async (path) => ({ path, ok: (await fetch(path)).ok })));
      return answers.filter(({ ok }) => !ok).map(({ path }) => path);
    }, files);
    expect(missing.sort()).toEqual(['/bench.d.ts', '/sw.js']);

    const bench = await page.goto(site.host.bench);
    expect(bench?.fromServiceWorker()).toBe(true);
    await expect(
      page.frameLocator('iframe').locator('gb-status-bar').getByText('Parked', { exact: true }),
    ).toBeVisible({ timeout: 20_000 });
  });

  test('keys and the token are asked of the host alone, past the service worker', async ({ app }) => {
    const { page } = app;
    await firstVisit(page);
    const answers: Response[] = [];
    page.on('response', (response) => answers.push(response));
    await open(page, '/data/contacts');
    await expect(page.getByRole('button', { name: 'Import contacts' })).toBeVisible();
    const from = (path: string): readonly string[] =>
      answers
        .filter((response) => new URL(response.url()).pathname === path)
        .map((response) => `${response.request().method()} ${String(response.fromServiceWorker())}`);
    expect(new Set(from('/keystore'))).toEqual(new Set(['POST false']));
    expect(new Set(from('/host'))).toEqual(new Set(['GET false']));
    expect(from('/packs/maker-nl/pack.json'), 'what is kept').toContain('GET true');
    const kept = await page.evaluate(async () => {
      const paths: string[] = [];
      for (const name of await caches.keys()) {
        for (const request of await (await caches.open(name)).keys())
          paths.push(new URL(request.url).pathname);
      }
      return paths;
    });
    expect(kept).toContain('/index.html');
    expect(kept.filter((path) => /^\/(host|keystore)/.test(path))).toEqual([]);
  });

  test('the app says that the key store is silent, keeps its switches, and opens when it is back', async ({
    app,
  }) => {
    const { page } = app;
    await firstVisit(page, '/data/contacts');
    await importCards(page, 7);
    await site.host.kill();

    await open(page, '/');
    await expect(page.getByText(silent).first()).toBeVisible();
    const network = page.getByRole('switch').first();
    const before = await network.getAttribute('aria-checked');
    await network.click();
    await expect(network).not.toHaveAttribute('aria-checked', before ?? '');
    await open(page, '/data/contacts');
    await expect(page.getByText(silent).first()).toBeVisible();

    site.host = await startHost({ state: site.state, port: site.port, app: site.folder });
    await expect(page.getByText('7 contacts', { exact: true })).toBeVisible();
    await expect(page.getByText(silent)).toHaveCount(0);
  });
});

/** The same app with one more element in its document, as a new build would be. */
async function publishUpdate(): Promise<void> {
  const [html, script] = [join(site.folder, 'index.html'), join(site.folder, 'sw.js')];
  const document = await readFile(html, 'utf8');
  await writeFile(html, document.replace('</head>', '<meta name="test-version" content="2"></head>'));
  const worker = await readFile(script, 'utf8');
  const changed = worker.replace(
    /("revision":")[0-9a-f]{32}(","url":"index\.html")/,
    `$1${'0'.repeat(32)}$2`,
  );
  if (changed === worker) throw new Error('The service worker does not name the document.');
  await writeFile(script, changed);
}

/** Runs in the page: marks the document once the app knows its service worker, some seconds after it stands. */
function tellWhenRegistered(): void {
  const container = navigator.serviceWorker;
  const register = container.register.bind(container);
  container.register = async (...given) => {
    const registration = await register(...given);
    document.documentElement.dataset['registered'] = '';
    return registration;
  };
}

/** Runs in the page. */
async function waitingState(): Promise<string | undefined> {
  return (await navigator.serviceWorker.getRegistration())?.waiting?.state;
}

test.describe('An update', () => {
  test('waits through restarts, a drive and an erase that is planned, and comes at ignition off', async ({
    app,
  }) => {
    const { page } = app;
    const isNew = page.locator('meta[name="test-version"]');
    await page.addInitScript(tellWhenRegistered);
    await firstVisit(page, '/data/contacts');
    await importCards(page, 3);
    await publishUpdate();

    await open(page, '/erase');
    await expect.poll(() => page.evaluate(waitingState)).toBe('installed');
    await open(page, '/erase');
    await expect(isNew, 'a waiting version stays away from a page that is opened').toHaveCount(0);

    await app.driveOff();
    await app.park();
    await chooseSome({ page });
    await page.locator('gb-checkbox-row[value=contacts]').click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page.locator('gb-hold-button')).toBeVisible();
    await expect(page.locator('html[data-registered]')).toBeAttached();
    await page.evaluate(() => window.bench.ignition(false));
    // Going back clears the journal, in the database where the app has just read it.
    await page.getByRole('button', { name: 'Back' }).click();
    await expect(page.locator('gb-checkbox-row[value=contacts]')).toBeVisible();
    expect(await page.evaluate(waitingState)).toBe('installed');
    await expect(isNew).toHaveCount(0);

    await page.evaluate(() => window.bench.ignition(true));
    await page.evaluate(() => window.bench.ignition(false));
    await page.waitForURL('**/restart.html*');
    await page.waitForURL('**/erase');
    await expect(isNew).toHaveCount(1);
    await expect(status(page, 'Parked')).toBeVisible();
  });
});
