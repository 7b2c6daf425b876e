import { mkdir, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createServer, type ViteDevServer } from 'vite';
import { gloveboxHost } from '../../../platform/host/vite-plugin.ts';
import { openHostKeystore } from '../../../platform/keystore/host-keystore.ts';
import { type Answer, ask } from './ask.ts';
import { temporaryDirectory } from './temporary-directory.ts';

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let server: ViteDevServer;
let port: number;
let starts = 0;
const countStart = (): void => {
  starts++;
};

test.beforeEach(async () => {
  directory = await temporaryDirectory();
  const root = join(directory.path, 'src');
  const publicDir = join(directory.path, 'public');
  for (const path of [root, publicDir]) await mkdir(path);
  const page =
    '<!doctype html><html><head></head><body><script type="module" src="/main.ts"></script></body></html>';
  for (const file of ['index.html', 'bench.html']) await writeFile(join(root, file), page);
  await writeFile(join(root, 'main.ts'), 'export const answer: number = 42;');
  await writeFile(join(publicDir, 'restart.html'), '<p>plain</p>');
  process.env['GLOVEBOX_STATE'] = join(directory.path, 'state');
  server = await start(root, publicDir);
  port = portOf(server);
});
test.afterEach(async () => {
  await server.close();
  delete process.env['GLOVEBOX_STATE'];
  await directory.remove();
});

async function start(root: string, publicDir: string): Promise<ViteDevServer> {
  const made = await createServer({
    configFile: false,
    logLevel: 'silent',
    root,
    publicDir,
    cacheDir: join(directory.path, 'cache'),
    server: { host: '127.0.0.1', port: 0, watch: null },
    // Its turn comes only when the host before it has opened its keystore.
    plugins: [gloveboxHost(), { name: 'count', configureServer: countStart }],
  });
  return made.listen();
}

function portOf({ httpServer }: ViteDevServer): number {
  return (httpServer?.address() as AddressInfo).port;
}

const get = (path: string): Promise<Answer> => ask(port, { path });
const token = async (): Promise<string | undefined> =>
  /^{"token":"([A-Za-z0-9_-]{43})"}$/.exec((await get('/host')).body)?.[1];

test.describe('the host in Vite', () => {
  test("serves the app's document as the built host does, transformed", async () => {
    for (const path of ['/', '/data/contacts']) {
      const { status, headers, body } = await get(path);
      expect(status).toBe(200);
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'cross-origin-embedder-policy': 'require-corp',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'document-isolation-policy': 'isolate-and-require-corp',
        'x-content-type-options': 'nosniff',
      });
      expect(headers['content-security-policy']).toContain("script-src 'self';");
      expect(headers['content-security-policy']).toContain(`connect-src 'self' ws://127.0.0.1:${port};`);
      expect(headers['content-security-policy']).toContain("style-src 'self' 'unsafe-inline';");
      expect(headers).not.toHaveProperty('etag');
      expect(body).toContain('src="/@vite/client"');
    }
  });

  test("marks the app's document only, and tells the token apart from it", async () => {
    const mark = '<meta name="glovebox-host" content="keystore">';
    expect((await get('/')).body).toContain(mark);
    for (const path of ['/bench.html', '/restart.html'])
      expect((await get(path)).body).not.toContain('glovebox-host');
    expect(await token()).toBeDefined();
  });

  test('tells the vehicle pack it was started with, and starts with none that is not there', async () => {
    const { root, publicDir } = server.config;
    const packs = join(publicDir, 'packs', 'minimal');
    await mkdir(packs, { recursive: true });
    await writeFile(join(packs, 'pack.json'), '{}');
    const startWith = async (pack: string): Promise<ViteDevServer> => {
      process.env['GLOVEBOX_PACK'] = pack;
      try {
        return await start(root, publicDir);
      } finally {
        delete process.env['GLOVEBOX_PACK'];
      }
    };
    const other = await startWith('minimal');
    expect((await ask(portOf(other), { path: '/host' })).body).toMatch(/"pack":"minimal"}$/);
    await other.close();
    await expect(startWith('nobodys')).rejects.toThrow('there is no "nobodys"');
    await expect(startWith('../secret')).rejects.toThrow('GLOVEBOX_PACK takes the name of a folder');
  });

  test('serves the plain landing page as it is', async () => {
    const { headers, body } = await get('/restart.html?to=/');
    expect(body).toBe('<p>plain</p>');
    expect(headers).not.toHaveProperty('document-isolation-policy');
    expect(headers['content-security-policy']).toContain("style-src 'self';");
  });

  test('leaves modules to Vite, with headers a worker needs, and knows what is missing', async () => {
    const { status, headers, body } = await get('/main.ts');
    expect(status).toBe(200);
    expect(body).toContain('answer = 42');
    expect(headers['cross-origin-embedder-policy']).toBe('require-corp');
    expect((await get('/@vite/client')).status).toBe(200);
    expect((await get('/missing.ts')).status).toBe(404);
    expect((await get('/missing.html')).status).toBe(404);
  });

  test('keeps keys, and refuses foreign hosts', async () => {
    const origin = `http://127.0.0.1:${port}`;
    const opened = await openHostKeystore({
      fetch: (input, init) =>
        fetch(new URL(input instanceof Request ? input.url : input, origin), {
          ...init,
          mode: 'cors',
          headers: { ...Object.fromEntries(new Headers(init?.headers)), origin },
        }),
    });
    expect(opened.ok && opened.value.grade).toBe('file');
    expect((await ask(port, { path: '/', headers: { host: 'localhost:1' } })).status).toBe(403);
  });

  test('keeps keystore and token when Vite starts anew before it has ended the old server', async () => {
    const kept = await token();
    expect(kept).toBeDefined();
    const before = starts;
    await server.restart();
    // Vite keeps the old server, without a word, when the new one cannot start.
    expect(starts).toBe(before + 1);
    port = portOf(server);
    expect(await token()).toBe(kept);
  });
});
