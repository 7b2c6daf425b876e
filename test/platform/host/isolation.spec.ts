import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, expect, test } from '@playwright/test';
import { startBuiltHost } from '../../../platform/host/built-host.ts';
import type { LoopbackServer } from '../../../platform/host/loopback-server.ts';
import { temporaryDirectory } from './temporary-directory.ts';

/** What the headers are for, seen in a browser: the same files as a built app's, as small as can be. */
const page = (script: string): string =>
  `<!doctype html><html><head><title>t</title><script type="module" src="/${script}"></script></head><body></body></html>`;
const files: Readonly<Record<string, string>> = {
  'index.html': page('app.js'),
  'bench.html': page('bench.js'),
  'app.js': `
    const policy = trustedTypes.createPolicy('glovebox-script', { createScriptURL: (url) => url });
    new Worker(policy.createScriptURL('/worker.js'), { type: 'module' }).onmessage = ({ data }) => {
      document.body.textContent = data;
    };`,
  'favicon.ico': '',
  'worker.js': `postMessage('worker isolated: ' + crossOriginIsolated);`,
  'bench.js': `
    const frame = document.createElement('iframe');
    frame.src = '/data/contacts';
    document.body.append(frame);`,
};

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let host: LoopbackServer;
let origin: string;

test.beforeEach(async () => {
  directory = await temporaryDirectory();
  const app = join(directory.path, 'app');
  await cp('public', app, { recursive: true });
  await mkdir(app, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(app, name), text);
  host = await startBuiltHost({ app, state: join(directory.path, 'state'), port: 0 });
  origin = `http://localhost:${host.port}`;
});
test.afterEach(async () => {
  await host.close();
  await directory.remove();
});

async function renderers(browser: Browser): Promise<number[]> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
}

/** How many of these processes are gone by now. Chromium holds a spare one as well, so their number says little. */
function endedSince(browser: Browser, before: readonly number[]): () => Promise<number> {
  return async () => {
    const now = await renderers(browser);
    return before.filter((id) => !now.includes(id)).length;
  };
}

test('the app and its worker are isolated, and the policies let them work', async ({ page: tab }) => {
  const complaints: string[] = [];
  tab.on('console', (message) => complaints.push(message.text()));
  tab.on('pageerror', (error) => complaints.push(error.message));
  await tab.goto(`${origin}/`);
  await expect(tab.locator('body')).toHaveText('worker isolated: true');
  expect(await tab.evaluate(() => crossOriginIsolated)).toBe(true);
  expect(complaints).toEqual([]);
});

test('the policies stop inline script, eval, markup from text and other servers', async ({ page: tab }) => {
  await tab.goto(`${origin}/`);
  const stopped = await tab.evaluate(async () => {
    const outcome = async (attempt: () => unknown): Promise<string> => {
      try {
        await attempt();
        return 'done';
      } catch (error) {
        return error instanceof Error ? error.name : 'unknown';
      }
    };
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) =>
      violations.push(event.effectiveDirective),
    );
    const reported = new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', resolve, { once: true });
    });
    const script = document.createElement('script');
    const inline = await outcome(() => {
      script.append('window.inlineRan = true');
      document.body.append(script);
    });
    await reported;
    return {
      inline: 'inlineRan' in window ? 'ran' : `blocked (${inline})`,
      markup: await outcome(() => (document.body['innerHTML'] = '<b>b</b>')),
      evaluated: await outcome(() => (0, eval)('1')),
      elsewhere: await outcome(() => fetch('http://localhost:1/')),
      violated: violations.length > 0,
    };
  });
  expect(stopped).toEqual({
    inline: 'blocked (done)',
    markup: 'TypeError',
    evaluated: 'EvalError',
    elsewhere: 'TypeError',
    violated: true,
  });
});

test("the app in the emulator's page has a process of its own, which ends with its frame", async ({
  browser,
  page: tab,
}) => {
  await tab.goto(`${origin}/bench.html`);
  const frame = tab.frameLocator('iframe');
  await expect(frame.locator('body')).toHaveText('worker isolated: true');
  expect(await tab.evaluate(() => crossOriginIsolated)).toBe(false);
  const ended = endedSince(browser, await renderers(browser));
  await tab.evaluate(() => document.querySelector('iframe')?.remove());
  await expect.poll(ended, { timeout: 10_000 }).toBeGreaterThan(0);
});

test('a restart through the landing page ends a process, where a reload ends none', async ({
  browser,
  page: tab,
}) => {
  await tab.goto(`${origin}/`);
  await expect(tab.locator('body')).toHaveText('worker isolated: true');
  const ended = endedSince(browser, await renderers(browser));
  await tab.reload();
  await expect(tab.locator('body')).toHaveText('worker isolated: true');
  expect(await ended()).toBe(0);

  const landed = tab.waitForURL(/\/restart\.html/);
  const returned = tab.waitForURL(`${origin}/erase`);
  await tab.evaluate(() => location.replace('/restart.html?to=%2Ferase'));
  await landed;
  await expect.poll(ended, { timeout: 10_000 }).toBeGreaterThan(0);
  await returned;
  await expect(tab.locator('body')).toHaveText('worker isolated: true');
});
