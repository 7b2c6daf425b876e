import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from '@playwright/test';
import { build } from 'vite';
import { ask } from './ask.ts';
import { temporaryDirectory } from './temporary-directory.ts';

test.describe('the serve script', () => {
  let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
  let script: string;

  test.beforeAll(async () => {
    directory = await temporaryDirectory();
    await build({
      configFile: false,
      logLevel: 'error',
      ssr: { noExternal: true },
      build: { ssr: 'platform/host/serve.ts', outDir: join(directory.path, 'host') },
    });
    await writeFile(join(directory.path, 'host', 'package.json'), '{"type":"module"}');
    script = join(directory.path, 'host', 'serve.js');
    const app = join(directory.path, 'app');
    await mkdir(app);
    for (const file of ['index.html', 'bench.html']) await writeFile(join(app, file), '<head></head>');
  });
  test.afterAll(() => directory.remove());

  const run = (settings: Record<string, string>): ReturnType<typeof spawn> =>
    spawn(process.execPath, [script], { cwd: directory.path, env: { ...process.env, ...settings } });

  async function linesUntilEnd(stream: NodeJS.ReadableStream | null): Promise<string[]> {
    if (!stream) throw new Error('no pipe');
    const lines: string[] = [];
    for await (const line of createInterface({ input: stream })) lines.push(line);
    return lines;
  }

  test('prints both addresses, serves, and lets its state go when it is told to stop', async () => {
    const child = run({ PORT: '0', GLOVEBOX_APP: 'app', GLOVEBOX_STATE: 'state' });
    const exited = once(child, 'exit');
    if (!child.stdout) throw new Error('no pipe');
    const lines: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      lines.push(line);
      if (lines.length < 2) continue;
      const port = Number(/localhost:(\d+)/.exec(line)?.[1]);
      expect((await ask(port, { path: '/' })).status).toBe(200);
      expect(await readdir(join(directory.path, 'state'))).toHaveLength(3);
      child.kill('SIGTERM');
    }
    expect(await exited).toEqual([0, null]);
    expect(lines).toEqual([
      expect.stringMatching(/^Glovebox {9}http:\/\/localhost:\d+\/$/),
      expect.stringMatching(/^Emulator's page {2}http:\/\/localhost:\d+\/bench\.html$/),
    ]);
    expect((await readdir(join(directory.path, 'state'))).sort()).toEqual(['attestation', 'keys']);
  });

  const failing: readonly (readonly [what: string, settings: Record<string, string>, says: string])[] = [
    ['there is no built app', { PORT: '0', GLOVEBOX_APP: 'none' }, 'run "npm run build" first'],
    ['the port is none', { PORT: 'http' }, 'PORT takes a number'],
    [
      'the vehicle pack is no name of one',
      { PORT: '0', GLOVEBOX_PACK: '../secret' },
      'GLOVEBOX_PACK takes the name of a folder',
    ],
    [
      'there is no such vehicle pack',
      { PORT: '0', GLOVEBOX_APP: 'app', GLOVEBOX_PACK: 'nobodys' },
      'there is no "nobodys"',
    ],
  ];
  for (const [what, settings, says] of failing) {
    test(`ends with one line of advice when ${what}`, async () => {
      const child = run(settings);
      const exited = once(child, 'exit');
      const lines = await linesUntilEnd(child.stderr);
      expect(await exited).toEqual([1, null]);
      expect(lines).toEqual([expect.stringContaining(says)]);
    });
  }
});
