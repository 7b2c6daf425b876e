import { spawn } from 'node:child_process';
import { expect, test } from '@playwright/test';
import { launchBrowser } from '../harness/browser.ts';
import { makeRunFolders } from '../harness/profile.ts';
import { runSeed } from '../harness/seed.ts';
import { serveSite } from '../harness/site.ts';
import type { Site } from '../harness/site.ts';
import { canaryModule, canaryOf } from './canary.ts';
import { memoryPatternsOfText } from './encodings.ts';
import { MemoryUnreadableError, scanMemory } from './memory.ts';

/**
 * Measured on Chromium 156: with COOP and COEP instead, the replaced page stays in the back/forward cache in spite of
 * `no-store`, and so does any page that the browser (an address bar, `page.goto`) and not a script replaces.
 */
const isolation = {
  'cache-control': 'no-store',
  'document-isolation-policy': 'isolate-and-require-corp',
};

/** A page that holds a thousand records, isolated as the app's document is, and a plain one beside it. */
function serveHolder(headers: Readonly<Record<string, string>>): Promise<Site> {
  const script = { 'content-type': 'text/javascript' };
  return serveSite({
    '/': () => ({
      body: '<!doctype html><title>holder</title><body><script type="module" src="/hold.js"></script>',
      headers,
    }),
    '/canary.js': () => ({ body: canaryModule(), headers: script }),
    '/hold.js': () => ({
      headers: script,
      body: `import { deriveCanary } from '/canary.js';
        const canary = deriveCanary(new URLSearchParams(location.search).get('seed'), 'held', 'letters');
        globalThis.records = Array.from({ length: 1000 }, (_, index) => ({ name: canary + index }));
        globalThis.bytes = new TextEncoder().encode(records.map(({ name }) => name).join());
        document.body.dataset.held = 'yes';`,
    }),
    '/plain': () => ({ body: '<!doctype html><title>plain</title>' }),
  });
}

test.describe('scanMemory', () => {
  const seed = runSeed();
  const patterns = memoryPatternsOfText(canaryOf(seed, 'held'));

  for (const [name, headers, remains] of [
    ['a page that is not isolated stays in memory when a plain one replaces it', {}, true],
    ['an isolated page is gone from memory when a plain one replaces it', isolation, false],
  ] as const) {
    test(name, async () => {
      const folders = await makeRunFolders();
      const site = await serveHolder(headers);
      const browser = await launchBrowser(folders);
      try {
        const page = await browser.open(`${site.origin}/?seed=${seed}`);
        await page.locator('[data-held]').waitFor({ state: 'attached' });
        const before = scanMemory(browser.processes(), patterns);
        expect(new Set(before.findings.map(({ kind }) => kind))).toEqual(new Set(['renderer']));
        expect(Math.max(...before.findings.map(({ count }) => count))).toBeGreaterThanOrEqual(1000);
        expect(before.processes.map(({ kind }) => kind)).toEqual(
          expect.arrayContaining(['browser', 'gpu-process', 'utility:network.mojom.NetworkService']),
        );

        await page.evaluate(() => location.replace('/plain'));
        await page.waitForURL('**/plain');
        const kindsLeft = (): readonly string[] => [
          ...new Set(scanMemory(browser.processes(), patterns).findings.map(({ kind }) => kind)),
        ];
        if (remains) expect(kindsLeft()).toEqual(['renderer']);
        else await expect.poll(kindsLeft, { timeout: 10_000, intervals: [250] }).toEqual([]);
      } finally {
        await browser.kill();
        await site.close();
        await folders.remove();
      }
    });
  }

  test('passes over a process that ended', async () => {
    const child = spawn(process.execPath, ['-e', ''], { stdio: 'ignore' });
    const { pid = 0 } = child;
    await new Promise((resolve) => child.once('exit', resolve));
    const ended = { pid, parent: process.pid, group: pid, kind: 'renderer', commandLine: '' };
    expect(scanMemory([ended], patterns)).toEqual({ findings: [], processes: [] });
  });

  test('fails when a memory may not be read, instead of calling it clean', () => {
    const foreign = { pid: 1, parent: 0, group: 1, kind: 'renderer', commandLine: '' };
    const nobody = 65_534;
    const isRoot = process.getuid?.() === 0;
    if (isRoot) process.seteuid?.(nobody);
    try {
      expect(() => scanMemory([foreign], patterns)).toThrow(MemoryUnreadableError);
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
  });
});
