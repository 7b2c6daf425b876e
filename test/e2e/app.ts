import { test as base, expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startHost } from '../harness/host.ts';
import type { RunningHost } from '../harness/host.ts';

export { expect };

/** The built app, as a user meets it: opened from the built host, on the emulated car. */
export interface App {
  readonly page: Page;
  readonly host: RunningHost;
  /** Opens a route of the app on its own page and waits until it stands and the car counts as parked. */
  open(route: string): Promise<void>;
  /** Hands a file to the address book's import and waits for the account. */
  importFile(name: string, content: string | Buffer): Promise<void>;
  driveOff(): Promise<void>;
  park(): Promise<void>;
  /** What went against the Content-Security-Policy or was thrown, on any page of this test so far. */
  readonly faults: readonly string[];
}

interface Fixtures {
  readonly app: App;
}

interface WorkerFixtures {
  readonly host: RunningHost;
}

/**
 * Every test fails when the browser reports a violation of the Content-Security-Policy or of Trusted Types, or an
 * uncaught error, on any of its pages.
 */
export const test = base.extend<Fixtures, WorkerFixtures>({
  host: [
    async ({}, use) => {
      const state = await mkdtemp(join(tmpdir(), 'gb-state-'));
      const host = await startHost({ state });
      await use(host);
      await host.stop();
      await rm(state, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  viewport: { width: 1920, height: 720 },
  app: async ({ page, host, context }, use) => {
    const faults: string[] = [];
    context.on('console', (message) => {
      const text = message.text();
      if (/Content Security Policy|Trusted|glovebox app\/uncaught/.test(text)) faults.push(text);
    });
    context.on('weberror', ({ error }) => faults.push(error().message));
    await use({
      page,
      host,
      faults,
      open: (route) => open(page, host, route),
      importFile: (name, content) => importFile(page, name, content),
      driveOff: () => driveOff(page),
      park: () => park(page),
    });
    expect(faults, 'no violation of the policy and no uncaught error').toEqual([]);
  },
});

async function open(page: Page, host: RunningHost, route: string): Promise<void> {
  await page.goto(new URL(route, host.app).href);
  await page.waitForFunction(() => 'bench' in window);
  await page.evaluate(() => window.bench.ready());
  await expect(status(page, 'Parked')).toBeVisible();
}

export function status(page: Page, text: string): Locator {
  return page.locator('gb-status-bar').getByText(text, { exact: true });
}

async function driveOff(page: Page): Promise<void> {
  await page.evaluate(() => window.bench.drive(50));
  await expect(status(page, 'Driving')).toBeVisible();
}

async function park(page: Page): Promise<void> {
  await page.evaluate(() => window.bench.park());
  await expect(status(page, 'Parked')).toBeVisible();
}

async function importFile(page: Page, name: string, content: string | Buffer): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'gb-file-'));
  const path = join(folder, name);
  await writeFile(path, content);
  await page.locator('gb-contacts-page input[type=file]').setInputFiles(path);
  await expect(page.locator('gb-import-panel').getByRole('button', { name: 'Done' })).toBeVisible({
    timeout: 30_000,
  });
  await rm(folder, { recursive: true });
}

/** A vCard 3.0 file of `count` people with names, numbers and addresses that sort as they are counted. */
export function vcards(count: number): string {
  return Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(5, '0');
    return [
      'BEGIN:VCARD',
      'VERSION:3.0',
      `N:Sample${number};Person;;;`,
      `FN:Person Sample${number}`,
      `TEL;TYPE=CELL:+31 6 ${number}`,
      `EMAIL:person${number}@example.org`,
      'END:VCARD',
      '',
    ].join('\r\n');
  }).join('');
}

/** A tap where a finger would land, also on what is blocked: Playwright's own click waits until it is enabled. */
export async function tap(page: Page, target: Locator): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (box === null) throw new Error('Nothing to tap.');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

/** Presses for as long as a confirmation takes. */
export async function hold(page: Page, button: Locator, ms = 2_300): Promise<void> {
  const box = await button.boundingBox();
  if (box === null) throw new Error('Nothing to hold.');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  const started = Date.now();
  await expect.poll(() => Date.now() - started, { intervals: [100] }).toBeGreaterThan(ms);
  await page.mouse.up();
}
