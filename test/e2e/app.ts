import { test as base, expect } from '@playwright/test';
import type { FrameLocator, Locator, Page } from '@playwright/test';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PackData } from '../../src/pack/pack-schema.ts';
import { parsePack, parseTexts } from '../../src/pack/parse-pack.ts';
import type { PackTexts } from '../../src/pack/texts-schema.ts';
import { startHost } from '../harness/host.ts';
import type { RunningHost } from '../harness/host.ts';
import { packFiles } from '../pack/pack-files.ts';

import { readHoldings, unlisted } from './holdings.ts';

export { expect };

/** The built app, as a user meets it: opened from the built host, on the emulated car. */
export interface App {
  readonly page: Page;
  readonly host: RunningHost;
  /** The car's vehicle pack, from its files. */
  readonly pack: PackData;
  /** Its English words. */
  readonly words: PackTexts;
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

/** Which vehicle pack the emulated car has; a project of `playwright.config.ts` chooses. */
export interface PackOption {
  packId: string;
}

interface WorkerFixtures extends PackOption {
  readonly host: RunningHost;
}

/**
 * Every test fails when the browser reports a violation of the Content-Security-Policy or of Trusted Types, or an
 * uncaught error, on any of its pages.
 */
export const test = base.extend<Fixtures, WorkerFixtures>({
  packId: ['maker-nl', { option: true, scope: 'worker' }],
  host: [
    async ({ packId }, use) => {
      const state = await mkdtemp(join(tmpdir(), 'gb-state-'));
      const host = await startHost({ state, pack: packId });
      await use(host);
      await host.stop();
      await rm(state, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  viewport: { width: 1920, height: 720 },
  app: async ({ page, host, context, packId }, use) => {
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
      ...readPack(packId),
      open: (route) => open(page, host, route),
      importFile: (name, content) => importFile(page, name, content),
      driveOff: () => driveOff(page),
      park: () => park(page),
    });
    expect(faults, 'no violation of the policy and no uncaught error').toEqual([]);
    const categories = readPack(packId).pack.categories.map(({ id }) => id);
    const held = await readHoldings(page, context);
    expect(unlisted(held, categories), 'the browser holds nothing without a row of the inventory').toEqual(
      [],
    );
  },
});

/** A shipped pack and its English words. */
export function readPack(id: string): { readonly pack: PackData; readonly words: PackTexts } {
  const files = packFiles(id);
  const pack = parsePack(files.pack());
  if (!pack.ok) throw new Error(`The pack ${id} is broken.`);
  const words = parseTexts(files.texts('en'), pack.value, 'en');
  if (!words.ok) throw new Error(`The words of ${id} are broken.`);
  return { pack: pack.value, words: words.value };
}

async function open(page: Page, host: RunningHost, route: string): Promise<void> {
  await page.goto(new URL(route, host.app).href);
  await page.waitForFunction(() => 'bench' in window);
  await page.evaluate(() => window.bench.ready());
  await expect(status(page, 'Parked')).toBeVisible();
  if (route === '/') await skipFirstRun(page);
}

/** A new car asks a few things where the overview will be; most tests come for the overview. */
export async function skipFirstRun(place: Page | FrameLocator): Promise<void> {
  const firstRun = place.locator('gb-first-run-page');
  await expect(firstRun.or(place.locator('gb-overview-page'))).toBeVisible();
  if (await firstRun.isVisible()) await firstRun.locator('gb-button.skip').click();
  await expect(place.locator('gb-overview-page')).toBeVisible();
}

/** On the erase screen: some of it, category by category. */
export async function chooseSome({ page }: Pick<App, 'page'>): Promise<void> {
  await page.locator('gb-erase-ways gb-row').first().click();
  await expect(page.locator('gb-erase-choice')).toBeVisible();
}

/** The address book among what can be erased. */
export function eraseAddressBook({ page, words }: App): Locator {
  return page.locator('gb-checkbox-row').filter({ hasText: words.categories['contacts']?.name ?? '' });
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
  await expect(page.getByRole('button', { name: 'Import contacts' })).toBeVisible();
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

/** A vCard 3.0 file of `count` people whose names begin with one letter of the alphabet after the other. */
export function cardsByLetter(count: number): string {
  return Array.from({ length: count }, (_, index) => {
    const name = `${String.fromCharCode(65 + (index % 26))}. Person ${String(index).padStart(5, '0')}`;
    return `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\nEND:VCARD\r\n`;
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
