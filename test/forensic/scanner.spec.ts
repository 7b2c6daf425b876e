import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchBrowser } from '../harness/browser.ts';
import { makeRunFolders } from '../harness/profile.ts';
import type { RunFolders } from '../harness/profile.ts';
import { runSeed } from '../harness/seed.ts';
import type { Site } from '../harness/site.ts';
import { canaryOf } from './canary.ts';
import { patternsOfSecret, patternsOfText } from './encodings.ts';
import type { Pattern } from './encodings.ts';
import { servePlantingSite } from './planting-page.ts';
import { scanPlaces } from './scan.ts';
import type { Finding } from './scan.ts';

interface Expected {
  readonly label: string;
  readonly file: RegExp;
  readonly encoding: string;
  readonly via: Finding['via'];
}

const tables = /IndexedDB\/.*\.leveldb\/\d+\.ldb$/;
const httpCache = /Default\/Cache\//;

/** Where each canary of the planting page must be found after a kill, and how it was written there. */
const afterKill: readonly Expected[] = [
  { label: 'indexeddb', file: tables, encoding: 'utf-8', via: 'leveldb-snappy' },
  { label: 'indexeddb-wide', file: tables, encoding: 'utf-16le', via: 'leveldb-snappy' },
  { label: 'indexeddb-base64', file: tables, encoding: 'base64', via: 'leveldb-snappy' },
  { label: 'indexeddb-key', file: tables, encoding: 'utf-16be', via: 'leveldb-snappy' },
  { label: 'indexeddb-bytes', file: tables, encoding: 'utf-8', via: 'leveldb-snappy' },
  { label: 'indexeddb-large', file: tables, encoding: 'utf-8', via: 'blink-snappy' },
  { label: 'indexeddb-table', file: tables, encoding: 'utf-8', via: 'leveldb-snappy' },
  {
    label: 'indexeddb-deleted',
    file: /IndexedDB\/.*\.leveldb\/\d+\.log$/,
    encoding: 'utf-8',
    via: 'leveldb',
  },
  { label: 'indexeddb-blob', file: /\.indexeddb\.blob\//, encoding: 'utf-8', via: 'raw' },
  { label: 'bucket', file: /WebStorage\/\d+\/IndexedDB\/.*\.log$/, encoding: 'utf-8', via: 'leveldb' },
  { label: 'opfs', file: /File System\//, encoding: 'utf-8', via: 'raw' },
  { label: 'cache-storage', file: /CacheStorage\//, encoding: 'utf-8', via: 'raw' },
  { label: 'http-cache', file: httpCache, encoding: 'utf-8', via: 'raw' },
  { label: 'http-cache-gzip', file: httpCache, encoding: 'utf-8', via: 'gzip' },
  { label: 'http-cache-brotli', file: httpCache, encoding: 'utf-8', via: 'brotli' },
  { label: 'local-storage', file: /Local Storage\//, encoding: 'utf-8', via: 'leveldb' },
  { label: 'session-storage', file: /Session Storage\//, encoding: 'utf-16le', via: 'leveldb' },
  { label: 'light-input', file: /Sessions\//, encoding: 'utf-16le', via: 'raw' },
  { label: 'history-state', file: /Sessions\//, encoding: 'utf-8', via: 'raw' },
  { label: 'url', file: /Default\/History/, encoding: 'utf-8', via: 'raw' },
];

/** Chromium writes these up to half a minute late, but at the latest when it is closed. */
const afterClose: readonly Expected[] = [
  { label: 'title', file: /Default\/History/, encoding: 'utf-8', via: 'raw' },
  { label: 'cookie-name', file: /Default\/Cookies/, encoding: 'utf-8', via: 'raw' },
  { label: 'cookie-value', file: /Default\/Cookies/, encoding: 'utf-8', via: 'os-crypt' },
];

const inDownloads: readonly Expected[] = [
  { label: 'download', file: /\.txt$/, encoding: 'utf-8', via: 'raw' },
  { label: 'download-name', file: /\.txt$/, encoding: 'utf-8', via: 'name' },
];

/** Never reached the disk in the measurements of the design; the page puts them there all the same. */
const never = ['bucket-erased', 'http-no-store', 'shadow-input'];

function meets(finding: Finding, place: string, { label, file, encoding, via }: Expected): boolean {
  return (
    finding.place === place &&
    finding.label === label &&
    finding.encoding === encoding &&
    finding.via === via &&
    (via === 'name' || file.test(finding.file))
  );
}

function missing(
  findings: readonly Finding[],
  place: string,
  expected: readonly Expected[],
): readonly string[] {
  return expected
    .filter((one) => !findings.some((finding) => meets(finding, place, one)))
    .map(({ label }) => label);
}

function labelsOf(findings: readonly Finding[]): readonly string[] {
  return [...new Set(findings.map(({ label }) => label))].toSorted();
}

test.describe('scanPlaces', () => {
  const seed = runSeed();
  const planted = [...afterKill, ...afterClose, ...inDownloads].map(({ label }) => label);
  const patterns: readonly Pattern[] = [...planted, ...never].flatMap((label) =>
    patternsOfText(canaryOf(seed, label)),
  );
  let folders: RunFolders;
  let site: Site;
  const scan = async (): Promise<readonly Finding[]> => (await scanPlaces(folders.places, patterns)).findings;

  test.beforeEach(async () => {
    folders = await makeRunFolders();
    site = await servePlantingSite(seed);
  });
  test.afterEach(async () => {
    await site.close();
    await folders.remove();
  });

  test('finds each canary where it was planted, after a kill', async () => {
    const browser = await launchBrowser(folders);
    const page = await browser.open(`${site.origin}/plant?seed=${seed}`);
    await page.locator('[data-planted]').waitFor();
    await page.goto(`${site.origin}/`);
    // Chromium writes some places seconds later, and would not after the kill.
    await expect
      .poll(async () => missing(await scan(), 'profile', afterKill), { timeout: 60_000, intervals: [1000] })
      .toEqual([]);
    expect((await browser.kill()).signal).toBe('SIGKILL');

    const findings = await scan();
    expect(missing(findings, 'profile', afterKill)).toEqual([]);
    expect(missing(findings, 'downloads', inDownloads)).toEqual([]);
    expect(labelsOf(findings).filter((label) => never.includes(label))).toEqual([]);
    const raw = labelsOf(findings.filter(({ via }) => via === 'raw'));
    expect(raw, 'what only decoding shows').not.toEqual(
      expect.arrayContaining(['indexeddb-wide', 'http-cache-gzip', 'http-cache-brotli']),
    );
  });

  test('finds what Chromium writes when it closes', async () => {
    const browser = await launchBrowser(folders);
    const page = await browser.open(`${site.origin}/plant?seed=${seed}`);
    await page.locator('[data-planted]').waitFor();
    expect((await browser.close()).signal).toBeNull();
    expect(missing(await scan(), 'profile', [...afterClose])).toEqual([]);
  });

  test('finds nothing where nothing was planted', async () => {
    const browser = await launchBrowser(folders);
    await browser.open(`${site.origin}/?seed=${seed}`);
    expect((await browser.close()).signal).toBeNull();
    const { findings, files, rawOnly } = await scanPlaces(folders.places, patterns);
    expect(findings).toEqual([]);
    expect(rawOnly).toEqual([]);
    expect(files).toBeGreaterThan(50);
  });

  test("finds canaries in the temporary folder, the home and the host's files", async () => {
    const canary = canaryOf(seed, 'opfs').text;
    await writeFile(join(folders.temporary, 'left'), Buffer.from(canary, 'utf16le'));
    await mkdir(join(folders.home, '.cache'));
    await writeFile(join(folders.home, '.cache', 'left'), Buffer.from(canary).toString('base64'));
    await writeFile(join(folders.hostState, `${canary}.slot`), '');
    await mkdir(join(folders.profile, 'Default', 'blob_storage'), { recursive: true });
    await writeFile(join(folders.profile, 'Default', 'blob_storage', '0'), canary);
    expect(
      (await scan()).map(({ place, encoding, via }) => `${place} ${encoding} ${via}`).toSorted(),
    ).toEqual(['home base64 raw', 'host utf-8 name', 'profile utf-8 raw', 'temporary utf-16le raw']);
  });

  test('finds a canary in a file too large to be read whole, across the pieces, and says that it was not decoded', async () => {
    const canary = canaryOf(seed, 'opfs').text;
    const file = Buffer.alloc(130 * 1024 * 1024);
    const piece = 16 * 1024 * 1024;
    for (const at of [0, piece - 10, 2 * piece, file.length - canary.length]) file.write(canary, at);
    await writeFile(join(folders.temporary, 'large'), file);
    const { findings, rawOnly } = await scanPlaces(folders.places, patterns);
    expect(findings.map(({ label, count }) => `${label} ${count}`)).toEqual(['opfs 4']);
    expect(rawOnly).toEqual([join('temporary', 'large')]);
  });

  test('finds a raw key, for example in a cached reply', async () => {
    const secret = { label: 'data-key', bytes: Buffer.from(canaryOf(seed, 'key').text) };
    await writeFile(
      join(folders.profile, 'reply'),
      JSON.stringify({ key: secret.bytes.toString('base64url') }),
    );
    const { findings } = await scanPlaces(folders.places, patternsOfSecret(secret));
    expect(findings.map(({ label, encoding }) => `${label} ${encoding}`)).toEqual(['data-key base64']);
  });

  test('fails on a place that is not there instead of calling it clean', async () => {
    await rm(folders.downloads, { recursive: true });
    await expect(scan()).rejects.toThrow('ENOENT');
  });
});
