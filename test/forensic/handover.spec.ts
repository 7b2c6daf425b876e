import { appendFile, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from 'playwright';
import { parseCertificate } from '../../src/eraser/certificate/certificate-schema.ts';
import type { Certificate } from '../../src/eraser/certificate/certificate-schema.ts';
import { launchBrowser } from '../harness/browser.ts';
import type { LaunchedBrowser } from '../harness/browser.ts';
import { chooseHandover, displayFlags, openApp, pressAndHold, whenParked } from '../harness/drive-app.ts';
import { isBehindPin, writeCategoriesFile } from '../harness/fill-categories.ts';
import type { CategoriesFile } from '../harness/fill-categories.ts';
import { buildFillingApp, fillFrom, openFillingPage } from '../harness/filling/fill-app.ts';
import { startHost } from '../harness/host.ts';
import type { RunningHost } from '../harness/host.ts';
import { makeRunFolders } from '../harness/profile.ts';
import type { RunFolders } from '../harness/profile.ts';
import { runSeed } from '../harness/seed.ts';
import { keystoreAnswers, readStoredKeys } from '../harness/stored-keys.ts';
import { canaryOf } from './canary.ts';
import { memoryPatternsOfText, patternsOfText } from './encodings.ts';
import type { Pattern } from './encodings.ts';
import { scanMemory } from './memory.ts';
import { PatternSearch } from './pattern-search.ts';
import { scanPlaces } from './scan.ts';

const records = 3;
/** As long as a PIN may be, so that it is found nowhere by chance. */
const keeperPin = canaryOf(runSeed(), 'keeper-pin', 'digits').text.slice(0, 12);

let folders: RunFolders;
let host: RunningHost;
let file: CategoriesFile;

test.beforeEach(async () => {
  folders = await makeRunFolders();
  file = await writeCategoriesFile({
    folder: folders.stick,
    seed: runSeed(),
    records,
    at: Date.now(),
    drivers: [{}, { pin: '258014' }],
    keeperPin,
  });
  const app = await buildFillingApp(folders.stick);
  host = await startHost({ state: folders.hostState, logs: folders.logs, app });
  const browser = await launchBrowser(folders);
  await fillFrom(await openFillingPage(browser, host.app), file);
  expect((await browser.kill()).signal).toBe('SIGKILL');
});
test.afterEach(async () => {
  await host.kill();
  await folders.remove();
});

function diskPatterns(): readonly Pattern[] {
  return [...file.canaries, { label: 'keeper-pin', text: keeperPin }].flatMap(patternsOfText);
}

/** Labels of the canaries in the memory of each kind of process. */
function remembered(browser: LaunchedBrowser): Readonly<Record<string, readonly string[]>> {
  const { findings, processes } = scanMemory(
    browser.processes(),
    file.canaries.flatMap(memoryPatternsOfText),
  );
  // The browser's own process, the app's and the network's at least: a scan of none would find nothing.
  expect(processes.length).toBeGreaterThanOrEqual(3);
  const kinds = [...new Set(findings.map(({ kind }) => kind))];
  return Object.fromEntries(
    kinds.map((kind) => [
      kind,
      [...new Set(findings.filter((one) => one.kind === kind).map(({ label }) => label))].toSorted(),
    ]),
  );
}

/** Labels of the patterns that are found on the disk, by place. */
async function lying(patterns: readonly Pattern[]): Promise<Readonly<Record<string, readonly string[]>>> {
  const { findings, files, rawOnly } = await scanPlaces(folders.places, patterns);
  expect(rawOnly).toEqual([]);
  expect(files).toBeGreaterThan(50);
  const places = [...new Set(findings.map(({ place }) => place))];
  return Object.fromEntries(
    places.map((place) => [
      place,
      [...new Set(findings.filter((one) => one.place === place).map(({ label }) => label))].toSorted(),
    ]),
  );
}

function labelsIn(text: string, patterns: readonly Pattern[]): readonly string[] {
  const found = new Set<string>();
  new PatternSearch(patterns.map(({ bytes }) => bytes)).find(Buffer.from(text), (index) => {
    found.add(patterns[index]?.label ?? '');
  });
  return [...found];
}

/** Saves the proof from the end screen, as a browser without a file dialogue does. */
async function saveProof(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Save the proof' }).click();
  const saved = async (): Promise<string | undefined> =>
    (await readdir(folders.downloads)).find((name) => name.endsWith('.jws'));
  await expect.poll(saved).toBeDefined();
  return readFile(join(folders.downloads, (await saved()) ?? ''), 'utf8');
}

function readProof(jws: string): Certificate {
  const proof = parseCertificate(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString());
  if (proof === undefined) throw new Error('The saved proof does not parse.');
  return proof;
}

/** `place category records`, records `?` where nobody can count them. */
function expectedParts(): readonly string[] {
  return file.buckets.flatMap(({ kind, pin, records: filled }) =>
    [...new Set(filled.map(({ category }) => category))].map((category) => {
      const isLocked = isBehindPin({ kind, pin }, category);
      const count = filled.filter((record) => record.category === category).length;
      return `${kind} ${category} ${isLocked ? '?' : count}`;
    }),
  );
}

test.describe('a handover of a car with every category of every driver filled', () => {
  test('leaves nothing on the disk, in memory, in logs, in the proof or in its code', async () => {
    const patterns = diskPatterns();
    const browser = await launchBrowser(folders, { flags: displayFlags });
    const page = await openApp(browser, host.app, 'data/contacts');
    await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
    await expect(page.locator('gb-window-list [aria-setsize]').first()).toHaveAttribute(
      'aria-setsize',
      /[1-9]/,
    );
    // Without this nobody knows whether the second look can find anything.
    const before = remembered(browser);
    expect(Object.keys(before)).toEqual(['renderer']);
    expect(before['renderer']).toContain('driver-1 contact-name');
    const stored = await readStoredKeys(page);
    expect(await keystoreAnswers(stored, host)).toEqual([
      ['driver', 'ok'],
      ['driver', 'ok'],
      ['keeper', 'ok'],
      ['ledger', 'ok'],
      ['vehicle', 'ok'],
    ]);

    await page.getByRole('link', { name: 'Erase', exact: true }).click();
    await pressAndHold(page, await chooseHandover(page, keeperPin));
    await page.waitForURL('**/restart.html*');
    await page.waitForURL('**/erase');
    await whenParked(page);
    expect(remembered(browser)).toEqual({});
    await expect(page.locator('gb-erase-verdict').getByText('Clean', { exact: true })).toBeVisible();

    const jws = await saveProof(page);
    const code = (await page.locator('gb-qr-code').getAttribute('text')) ?? '';
    const proof = readProof(jws);
    expect(code).toContain(`GB1.${proof.id}.`);
    expect(labelsIn(code, patterns)).toEqual([]);
    expect(labelsIn(jws, patterns)).toEqual([]);
    expect(labelsIn(JSON.stringify(proof), patterns)).toEqual([]);
    expect(proof).toMatchObject({
      reason: 'sale',
      outcome: 'complete',
      requester: { role: 'keeper', authorisedBy: 'keeper-pin' },
      placesLeft: [],
    });
    const planted = file.buckets[0]?.records.filter(({ category }) => category === 'transfers').length;
    const parts = proof.parts.map(({ place, category, recordsBefore }) => {
      // The car goes on writing down what it refuses, so that there may be more of these than were put there.
      const isMore = category === 'transfers' && (recordsBefore ?? 0) > (planted ?? 0);
      return `${place.replace(/-.*/, '')} ${category} ${(isMore ? planted : recordsBefore) ?? '?'}`;
    });
    expect(parts.toSorted()).toEqual(expect.arrayContaining([...expectedParts()]));
    expect(proof.parts.every(({ recordsAfter, result }) => recordsAfter === 0 && result === 'erased')).toBe(
      true,
    );

    expect(await browser.kill()).toEqual({ code: null, signal: 'SIGKILL' });
    expect(await lying(patterns)).toEqual({});
    expect(await keystoreAnswers(stored, host)).toEqual([
      ['driver', 'unknown-alias'],
      ['driver', 'unknown-alias'],
      ['keeper', 'unknown-alias'],
      ['ledger', 'ok'],
      ['vehicle', 'unknown-alias'],
    ]);
  });

  test('is seen to leave what is planted in each of these places', async () => {
    const planted = { label: 'planted', text: canaryOf(runSeed(), 'planted').text };
    const patterns = patternsOfText(planted);
    const browser = await launchBrowser(folders, { flags: displayFlags });
    const page = await openApp(browser, host.app, '');
    // The page derives it by itself in the other tests; here it may travel, because it is to be found.
    await page.evaluate((text) => {
      Reflect.set(window, 'planted', text);
      console.warn(text);
    }, planted.text);
    expect(
      scanMemory(browser.processes(), memoryPatternsOfText(planted)).findings.map(({ kind }) => kind),
    ).toContain('renderer');
    const payload = Buffer.from(JSON.stringify({ id: 'x', name: planted.text })).toString('base64url');
    await writeFile(join(folders.downloads, 'glovebox-erase-x.jws'), `e30.${payload}.c2ln`);
    await writeFile(join(folders.hostState, 'planted.json'), JSON.stringify({ name: planted.text }));
    await appendFile(join(folders.logs, 'host.log'), `${planted.text}\n`);
    await writeFile(join(folders.profile, 'Default', planted.text), '');
    expect((await browser.kill()).signal).toBe('SIGKILL');
    expect(await lying(patterns)).toEqual({
      profile: ['planted'],
      downloads: ['planted'],
      host: ['planted'],
      logs: ['planted'],
    });
    const log = await readFile(join(folders.logs, 'browser.log'), 'utf8');
    expect(labelsIn(log, patterns), 'the console is kept with the logs').toEqual(['planted']);
    expect(labelsIn(`GB1.${planted.text}.x`, patterns)).toEqual(['planted']);
    expect(labelsIn(`e30.${payload}.c2ln`, patterns)).toEqual(['planted']);
  });
});
