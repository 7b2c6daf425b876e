import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startBuiltHost } from '../../../platform/host/built-host.ts';
import type { LoopbackServer } from '../../../platform/host/loopback-server.ts';
import { type Answer, ask, type Question } from './ask.ts';
import { temporaryDirectory } from './temporary-directory.ts';

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let host: LoopbackServer;
let app: string;

test.beforeEach(async () => {
  directory = await temporaryDirectory();
  app = join(directory.path, 'app');
  await mkdir(join(app, 'assets'), { recursive: true });
  await writeFile(join(app, 'index.html'), '<!doctype html><html><head><title>A</title></head></html>');
  await writeFile(join(app, 'bench.html'), '<!doctype html><html><head><title>B</title></head></html>');
  for (const file of ['restart.html', 'restart.css', 'restart.js']) {
    await copyFile(join('public', file), join(app, file));
  }
  await writeFile(join(app, 'assets', 'main-a1B2c3D4.js'), 'export {};');
  await writeFile(join(app, 'sw.js'), '');
  await writeFile(join(app, '.hidden.js'), '');
  await writeFile(join(directory.path, 'secret.txt'), 'secret');
  host = await startBuiltHost({ app, state: join(directory.path, 'state'), port: 0 });
});
test.afterEach(async () => {
  await host.close();
  await directory.remove();
});

const get = (path: string, question: Partial<Question> = {}): Promise<Answer> =>
  ask(host.port, { path, ...question });

/** What the middleware says, without what Node adds. */
function own({ headers }: Answer): Record<string, unknown> {
  const { connection: _c, date: _d, 'keep-alive': _k, 'content-length': _l, ...rest } = headers;
  return rest;
}

const everywhere = {
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'accelerometer=(), autoplay=(self), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(), serial=(), usb=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};
const isolation = {
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-opener-policy': 'same-origin',
  'document-isolation-policy': 'isolate-and-require-corp',
};
const sources =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; ";
const limits =
  "base-uri 'none'; form-action 'none'; frame-ancestors 'self'; require-trusted-types-for 'script'; ";
const trustedTypes = 'trusted-types lit-html glovebox-script glovebox-xml';

test.describe('the headers', () => {
  for (const path of ['/', '/index.html', '/data/contacts', '/erase?display=driver']) {
    test(`isolate the app's document at ${path} and keep it out of every cache`, async () => {
      const answer = await get(path);
      expect(answer.status).toBe(200);
      expect(own(answer)).toEqual({
        ...everywhere,
        ...isolation,
        'cache-control': 'no-store',
        'content-security-policy': `${sources}media-src blob:; ${limits}${trustedTypes}`,
        'content-type': 'text/html; charset=utf-8',
      });
    });
  }

  test("let the emulator's page frame the app, without isolating it", async () => {
    expect(own(await get('/bench.html'))).toEqual({
      ...everywhere,
      'cache-control': 'no-store',
      'content-security-policy': `${sources}frame-src 'self'; ${limits}${trustedTypes}`,
      'content-type': 'text/html; charset=utf-8',
    });
  });

  test('leave the landing page plain and give it scripts and styles only', async () => {
    expect(own(await get('/restart.html?to=/'))).toEqual({
      ...everywhere,
      'cache-control': 'no-store',
      'content-security-policy': `default-src 'none'; script-src 'self'; style-src 'self'; ${limits}trusted-types 'none'`,
      'content-type': 'text/html; charset=utf-8',
    });
  });

  test('keep what is named after its content for ever, and let workers be isolated', async () => {
    expect(own(await get('/assets/main-a1B2c3D4.js'))).toEqual({
      ...everywhere,
      ...isolation,
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': sources + limits + trustedTypes,
      'content-type': 'text/javascript; charset=utf-8',
    });
  });

  test('have other files asked for again', async () => {
    for (const path of ['/sw.js', '/restart.css', '/restart.js']) {
      expect((await get(path)).headers['cache-control'], path).toBe('no-cache');
    }
  });

  test('stand on refusals too', async () => {
    const answer = await get('/missing.js');
    expect(answer.status).toBe(404);
    expect(own(answer)).toMatchObject({ ...everywhere, 'cache-control': 'no-store' });
    expect(answer.body).toBe('{"ok":false,"reason":"not-found"}');
  });
});

test.describe('the host', () => {
  test("marks the app's document only", async () => {
    for (const path of ['/', '/data/contacts'])
      expect((await get(path)).body).toMatch(/<head>\s*<meta name="glovebox-host" content="keystore">/);
    for (const path of ['/bench.html', '/restart.html'])
      expect((await get(path)).body).not.toContain('glovebox-host');
  });

  test('tells its own pages a token, a new one at each start, that is in no document and no cache', async () => {
    const tokenOf = ({ body }: Answer): string =>
      /^{"token":"([A-Za-z0-9_-]{43})"}$/.exec(body)?.[1] ?? `none in ${body}`;
    const answer = await get('/host', { headers: { 'sec-fetch-site': 'same-origin' } });
    const token = tokenOf(answer);
    expect(token).toHaveLength(43);
    expect(answer.headers['cache-control']).toBe('no-store');
    for (const path of ['/', '/bench.html', '/restart.html'])
      expect((await get(path)).body).not.toContain(token);
    for (const site of ['cross-site', 'same-site', 'none']) {
      const foreign = await get('/host', { headers: { 'sec-fetch-site': site } });
      expect([site, foreign.status, foreign.body]).toEqual([
        site,
        403,
        '{"ok":false,"reason":"foreign-origin"}',
      ]);
    }
    const other = await startBuiltHost({ app, state: join(directory.path, 'other'), port: 0 });
    expect(tokenOf(await ask(other.port, { path: '/host' }))).not.toBe(token);
    await other.close();
  });

  test('tells its own pages the vehicle pack that it was started with', async () => {
    const other = await startBuiltHost({
      app,
      state: join(directory.path, 'other'),
      port: 0,
      pack: 'minimal',
    });
    const askFrom = (site: string): Promise<Answer> =>
      ask(other.port, { path: '/host', headers: { 'sec-fetch-site': site } });
    expect(JSON.parse((await askFrom('same-origin')).body)).toMatchObject({ pack: 'minimal' });
    expect((await askFrom('cross-site')).body).not.toContain('minimal');
    expect((await ask(other.port, { path: '/' })).body).not.toContain('minimal');
    await other.close();
  });

  test('has no file outside its directory, no hidden one and no directory', async () => {
    for (const path of [
      '/../secret.txt',
      '/assets/../../secret.txt',
      '/..%2fsecret.txt',
      '/%2e%2e/secret.txt',
      '/.hidden.js',
      '/assets/.',
      '/assets/none.js',
      '/none.html',
      '/%00.js',
    ]) {
      const answer = await get(path);
      expect([path, answer.status, answer.body]).toEqual([path, 404, '{"ok":false,"reason":"not-found"}']);
    }
  });

  test('answers HEAD without a body, and nothing but GET and HEAD', async () => {
    for (const path of ['/', '/sw.js', '/assets/main-a1B2c3D4.js']) {
      const head = await get(path, { method: 'HEAD' });
      expect([head.status, head.body]).toEqual([200, '']);
      expect(head.headers['content-length']).toBe(String((await get(path)).body.length));
      const post = await get(path, { method: 'POST' });
      expect([post.status, post.headers.allow]).toEqual([405, 'GET, HEAD']);
    }
  });

  test('answers to loopback names with its own port only', async () => {
    for (const name of ['localhost', '127.0.0.1', '[::1]']) {
      expect((await get('/', { headers: { host: `${name}:${host.port}` } })).status).toBe(200);
    }
    const foreign = [
      'glovebox.example',
      `glovebox.example:${host.port}`,
      'localhost',
      'localhost:1',
      `127.0.0.2:${host.port}`,
    ];
    for (const name of foreign) {
      for (const path of ['/', '/sw.js', '/host', '/keystore']) {
        const answer = await get(path, { headers: { host: name } });
        expect([name, answer.status, answer.body]).toEqual([
          name,
          403,
          '{"ok":false,"reason":"foreign-host"}',
        ]);
        expect(JSON.stringify(answer.headers)).not.toContain('glovebox.example');
      }
    }
  });

  test('answers no page of another origin', async () => {
    const foreign = [
      'https://glovebox.example',
      'null',
      `http://localhost:${host.port + 1}`,
      `https://127.0.0.1:${host.port}`,
    ];
    for (const origin of foreign) {
      const answer = await get('/', { headers: { origin } });
      expect([origin, answer.status, answer.body]).toEqual([
        origin,
        403,
        '{"ok":false,"reason":"foreign-origin"}',
      ]);
    }
  });

  test('says which port is in use', async () => {
    const state = join(directory.path, 'other');
    const starting = startBuiltHost({ app, state, port: host.port });
    await expect(starting).rejects.toMatchObject({ code: 'port-in-use' });
    await expect(starting).rejects.toThrow(`Port ${host.port} is in use`);
    // And has let its state go.
    await (await startBuiltHost({ app, state, port: 0 })).close();
  });

  test('is not to be had from another address of this machine', async () => {
    const anywhere = createServer();
    // Free on all other addresses: the host listens on loopback only.
    await new Promise<void>((resolve, reject) => {
      anywhere.once('error', reject);
      anywhere.listen(host.port, '127.0.0.2', resolve);
    });
    await new Promise((resolve) => anywhere.close(resolve));
  });
});
