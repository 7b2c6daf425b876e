import { spawn } from 'node:child_process';
import { mkdtemp, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { lineOf } from '../harness/line-of.ts';
import { freePort } from '../harness/host.ts';

/** `npm start`, as an engineer uses it; the sources are touched, never changed. */
test('hot reload keeps the emulated car, on the emulator’s page and on the app’s own', async ({ page }) => {
  const state = await mkdtemp(join(tmpdir(), 'gb-state-'));
  const port = await freePort();
  const server = spawn(process.execPath, ['platform/host/start.mjs'], {
    env: { ...process.env, PORT: String(port), GLOVEBOX_STATE: state },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await lineOf(server, server.stdout, /bench\.html/, 60_000);
    for (const [route, source] of [
      ['bench.html', 'src/bench/gate-list.ts'],
      ['', 'src/records/stored-counts.ts'],
    ] as const) {
      await page.goto(`http://localhost:${port}/${route}`);
      await page.waitForFunction(() => 'bench' in window);
      await page.evaluate(() => window.bench.ready());
      await page.evaluate(() => window.bench.drive(80));
      await page.evaluate(() => Object.assign(window, { isOldPage: true }));
      const now = new Date();
      await utimes(source, now, now);
      await page.waitForFunction(() => !('isOldPage' in window) && 'bench' in window);
      expect(await page.evaluate(() => window.bench.get('Vehicle.Speed'))).toBe(80);
    }
  } finally {
    server.kill();
    await rm(state, { recursive: true, force: true });
  }
});
