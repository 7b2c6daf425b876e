import { readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchBrowser } from '../harness/browser.ts';
import { startHost } from '../harness/host.ts';
import { makeRunFolders } from '../harness/profile.ts';
import type { RunFolders } from '../harness/profile.ts';
import { pickKillPoints, seededRandom } from '../harness/seed.ts';
import { setFiles } from '../harness/set-files.ts';
import { serveSite } from '../harness/site.ts';
import { watchStorageSteps } from '../harness/storage-steps.ts';
import { writeContactsFile } from '../harness/vcard-writer.ts';

let folders: RunFolders;
test.beforeEach(async () => {
  folders = await makeRunFolders();
});
test.afterEach(() => folders.remove());

test.describe('launchBrowser', () => {
  test('keeps its profile over a kill, and leaves no process behind', async () => {
    const site = await serveSite({ '/': () => ({ body: '<!doctype html><title>kept</title>' }) });
    const first = await launchBrowser(folders);
    const page = await first.open(site.origin);
    await page.evaluate(async () => {
      const file = await (await navigator.storage.getDirectory()).getFileHandle('kept', { create: true });
      await (await file.createWritable()).close();
    });
    expect(first.processes().length).toBeGreaterThan(3);
    expect(await first.kill()).toEqual({ code: null, signal: 'SIGKILL' });
    expect(first.processes()).toEqual([]);

    const second = await launchBrowser(folders);
    const again = await second.open(site.origin);
    const names = await again.evaluate(async () => {
      const found: string[] = [];
      for await (const name of (await navigator.storage.getDirectory()).keys()) found.push(name);
      return found;
    });
    expect(names).toEqual(['kept']);
    expect(await second.close()).toEqual({ code: 0, signal: null });
    expect(second.processes()).toEqual([]);
    await site.close();
  });
});

test.describe('startHost', () => {
  const script = `
    import { createServer } from 'node:http';
    import { appendFileSync } from 'node:fs';
    appendFileSync(process.env.GLOVEBOX_STATE + '/starts', 'x');
    const server = createServer((_, response) => response.end('served'));
    server.listen(Number(process.env.PORT), '127.0.0.1', () => {
      console.log('App:   http://127.0.0.1:' + process.env.PORT + '/');
      console.log('Bench: http://127.0.0.1:' + process.env.PORT + '/bench.html');
    });`;

  test('starts a host on its own state, kills it, and starts it again at the same address', async () => {
    const path = join(folders.stick, 'host.mjs');
    await writeFile(path, script);
    const first = await startHost({ state: folders.hostState, script: path });
    expect(await (await fetch(first.app)).text()).toBe('served');
    expect(await first.kill()).toEqual({ code: null, signal: 'SIGKILL' });
    const port = Number(new URL(first.app).port);
    const second = await startHost({ state: folders.hostState, script: path, port });
    expect([second.app, second.bench]).toEqual([first.app, `${first.app}bench.html`]);
    expect(await second.stop()).toEqual({ code: null, signal: 'SIGTERM' });
    expect(await readFile(join(folders.hostState, 'starts'), 'utf8')).toBe('xx');
  });

  test('says what a host printed that ended before it served', async () => {
    const path = join(folders.stick, 'host.mjs');
    await writeFile(path, `console.log('port is taken'); process.exitCode = 3;`);
    await expect(startHost({ state: folders.hostState, script: path })).rejects.toThrow(
      /ended \(3\)[^]*port is taken/,
    );
  });
});

test.describe('pickKillPoints', () => {
  test('picks different steps from the seed alone', () => {
    const points = pickKillPoints('seed', 30, 200);
    expect(points).toEqual(pickKillPoints('seed', 30, 200));
    expect(points).not.toEqual(pickKillPoints('other', 30, 200));
    expect(new Set(points).size).toBe(30);
    expect(Math.min(...points)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...points)).toBeLessThanOrEqual(200);
    expect(pickKillPoints('seed', 30, 4)).toEqual([1, 2, 3, 4]);
  });

  test('draws evenly', () => {
    const random = seededRandom('even');
    const mean = Array.from({ length: 10_000 }, random).reduce((sum, one) => sum + one / 10_000, 0);
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.02);
  });
});

test.describe('writeContactsFile', () => {
  for (const version of ['3.0', '2.1'] as const) {
    test(`writes a ${version} file with every canary in every card`, async () => {
      const file = await writeContactsFile({ folder: folders.stick, seed: 'cards', contacts: 3, version });
      const text = await readFile(file.path, 'utf8');
      expect(text.match(/BEGIN:VCARD\r\n/g)?.length).toBe(3);
      for (const line of text.split('\r\n'))
        expect(line.length).toBeLessThanOrEqual(version === '3.0' ? 75 : 200);
      const joined = version === '2.1' ? text.replaceAll('=\r\n', '') : text;
      const unfolded = joined.replaceAll('\r\n ', '');
      const plain = unfolded.replace(/QUOTED-PRINTABLE:.*/g, (line) =>
        line.replace(/=([0-9A-F]{2})/g, (_sign, byte: string) =>
          String.fromCharCode(Number.parseInt(byte, 16)),
        ),
      );
      const photos = [...plain.matchAll(/^PHOTO.*:(.+)$/gm)].map(([, data = '']) =>
        Buffer.from(data, 'base64').toString('latin1'),
      );
      expect(photos.length).toBe(3);
      const whole = [plain, ...photos, basename(file.path)].join('\n');
      for (const { label, text: canary } of file.canaries) {
        const times = whole.split(canary).length - 1;
        expect(times, label).toBe(label === 'file-name' ? 1 : 3);
      }
    });
  }

  test('writes photos that a browser can show', async () => {
    const file = await writeContactsFile({
      folder: folders.stick,
      seed: 'cards',
      contacts: 1,
      version: '3.0',
    });
    const card = (await readFile(file.path, 'utf8')).replaceAll('\r\n ', '');
    const photo = Buffer.from(/^PHOTO.*:(.+)\r$/m.exec(card)?.[1] ?? '', 'base64');
    const site = await serveSite({
      '/': () => ({ body: '<!doctype html><img src="/photo.png">' }),
      '/photo.png': () => ({ body: photo, headers: { 'content-type': 'image/png' } }),
    });
    const browser = await launchBrowser(folders);
    const page = await browser.open(site.origin);
    expect(await page.locator('img').evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(8);
    await browser.kill();
    await site.close();
  });
});

test.describe('setFiles', () => {
  test('gives files to an input inside shadow roots', async () => {
    const script = `customElements.define('x-outer', class extends HTMLElement {
      constructor() { super(); this.attachShadow({ mode: 'open' }).innerHTML = '<x-inner></x-inner>'; } });
      customElements.define('x-inner', class extends HTMLElement {
      constructor() { super(); this.attachShadow({ mode: 'open' }).innerHTML = '<input type="file" multiple>';
        this.shadowRoot.firstChild.addEventListener('change', async (event) => {
          document.title = await event.target.files[0].text(); }); } });`;
    const site = await serveSite({
      '/': () => ({ body: `<!doctype html><x-outer></x-outer><script>${script}</script>` }),
    });
    const browser = await launchBrowser(folders);
    const page = await browser.open(site.origin);
    await writeFile(join(folders.stick, 'file.txt'), 'chosen');
    await setFiles(page, 'input[type=file]', [join(folders.stick, 'file.txt')]);
    await expect.poll(() => page.title()).toBe('chosen');
    await expect(setFiles(page, '#nowhere', [])).rejects.toThrow('#nowhere');
    await browser.kill();
    await site.close();
  });
});

test.describe('watchStorageSteps', () => {
  const html = `<!doctype html><title>steps</title><script type="module">
    const open = indexedDB.open('steps', 1);
    open.onupgradeneeded = () => open.result.createObjectStore('pages');
    await new Promise((resolve) => (open.onsuccess = resolve));
    globalThis.count = () => new Promise((resolve) => {
      const request = open.result.transaction('pages').objectStore('pages').count();
      request.onsuccess = () => resolve(request.result);
    });
    globalThis.run = async () => {
      const transaction = open.result.transaction('pages', 'readwrite', { durability: 'strict' });
      transaction.objectStore('pages').put(1, 'one');
      transaction.objectStore('pages').put(2, 'two');
      await new Promise((resolve) => (transaction.oncomplete = resolve));
      await fetch('/key', { method: 'POST' });
      await navigator.storageBuckets.open('some');
      await navigator.storageBuckets.delete('some');
    };
    document.title = 'ready';
  </script>`;
  const expected = [
    'begin pages',
    'put pages',
    'put pages',
    'complete pages',
    'before post /key',
    'after post /key',
    'before bucket-open',
    'after bucket-open',
    'before bucket-delete',
    'after bucket-delete',
  ];

  test('numbers every step and kills the browser exactly at the chosen one', async () => {
    const site = await serveSite({ '/': () => ({ body: html }), '/key': () => ({ body: '' }) });
    const counted: number[] = [];
    for (const [stopAt, recordsAfter] of [
      [0, 2],
      [2, 0],
      [4, 2],
    ] as const) {
      await rm(folders.profile, { recursive: true });
      const browser = await launchBrowser(folders);
      const page = await browser.open('about:blank');
      const steps = await watchStorageSteps(page, stopAt);
      await page.goto(site.origin);
      await expect.poll(() => page.title()).toBe('ready');
      const run = page.evaluate('run()').catch(() => 'killed');
      if (stopAt === 0) {
        await run;
        await expect.poll(() => steps.names).toEqual(expected);
      } else {
        expect(await steps.stopped).toBe(expected[stopAt - 1]);
        expect(steps.names).toEqual(expected.slice(0, stopAt));
      }
      expect((await browser.kill()).signal).toBe('SIGKILL');
      counted.push(stopAt);
      if (stopAt === 0) continue;

      const next = await launchBrowser(folders);
      const again = await next.open(site.origin);
      await expect.poll(() => again.title()).toBe('ready');
      expect(await again.evaluate('count()'), `killed at ${stopAt}`).toBe(recordsAfter);
      await next.kill();
    }
    expect(counted).toEqual([0, 2, 4]);
    await site.close();
  });
});
