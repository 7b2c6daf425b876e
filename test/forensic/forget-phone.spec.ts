import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from 'playwright';
import { launchBrowser } from '../harness/browser.ts';
import { displayFlags, openApp } from '../harness/drive-app.ts';
import { buildFillingApp, filledAccount, openFillingPage } from '../harness/filling/fill-app.ts';
import { startHost } from '../harness/host.ts';
import type { RunningHost } from '../harness/host.ts';
import { makeRunFolders } from '../harness/profile.ts';
import type { RunFolders } from '../harness/profile.ts';
import { runSeed } from '../harness/seed.ts';
import { setFiles } from '../harness/set-files.ts';
import { hostKeystore, keystoreAnswers, rawDataKeys, readStoredKeys } from '../harness/stored-keys.ts';
import type { StoredKeys } from '../harness/stored-keys.ts';
import { writeContactsFile } from '../harness/vcard-writer.ts';
import { canaryOf } from './canary.ts';
import type { Canary } from './canary.ts';
import { memoryPatternsOfText, patternsOfSecret, patternsOfText } from './encodings.ts';
import { scanMemory } from './memory.ts';
import { scanPlaces } from './scan.ts';

const contacts = 120;
/** What a phone leaves in the car, by bucket. */
const touched = ['key of driver calls', 'key of driver contacts', 'key of vehicle paired-devices'];

let folders: RunFolders;
let host: RunningHost;

test.beforeEach(async () => {
  folders = await makeRunFolders();
  host = await startHost({
    state: folders.hostState,
    logs: folders.logs,
    app: await buildFillingApp(folders.stick),
  });
});
test.afterEach(async () => {
  await host.kill();
  await folders.remove();
});

/** The phone of a seed: its name, and whom it calls and writes to. */
async function writePhone(): Promise<{ readonly path: string; readonly canaries: readonly Canary[] }> {
  const seed = runSeed();
  const of = (label: string, alphabet?: 'digits'): Canary => canaryOf(seed, label, alphabet);
  const told = {
    label: of('phone-name'),
    peer: of('call-peer', 'digits'),
    name: of('call-name'),
    from: of('message-peer', 'digits'),
    text: of('message-text'),
  };
  const path = join(folders.stick, 'phone.json');
  const texts = Object.entries(told).map(([key, { text }]) => [key, text] as const);
  await writeFile(path, JSON.stringify(Object.fromEntries(texts)));
  return { path, canaries: Object.values(told) };
}

/** Plugs the phone in from files, so that nothing of it travels through the test; gives its id, which holds its address. */
async function plugPhone(page: Page, paths: readonly string[]): Promise<string> {
  await page.evaluate(() => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.autocomplete = 'off';
    input.className = 'planted-phone';
    document.body.append(input);
  });
  await setFiles(page, '.planted-phone', paths);
  return page.evaluate(async () => {
    const input = document.querySelector<HTMLInputElement>('.planted-phone');
    const [cards, phone] = await Promise.all([...(input?.files ?? [])].map((file) => file.text()));
    input?.remove();
    const { label, peer, name, from, text } = JSON.parse(phone ?? '') as Record<string, string>;
    const id = await window.bench.plugPhone({ label: label ?? '', contacts: cards ?? '' });
    await window.bench.call({ phone: id, peer: peer ?? '', name: name ?? '', duration: 61 });
    await window.bench.call({ phone: id, peer: from ?? '', text: text ?? '' });
    return id;
  });
}

async function dataKeys({ installation, keyrings }: StoredKeys): Promise<ReadonlyMap<string, Uint8Array>> {
  const keystore = await hostKeystore(host, installation);
  const owners = keyrings.filter(({ bucket }) => /^(driver|vehicle)-/.test(bucket));
  const keys = await Promise.all(owners.map((keyring) => rawDataKeys(keystore, keyring)));
  return new Map(keys.flat().map(({ label, bytes }) => [label, bytes]));
}

test('a phone that is forgotten leaves nothing on the disk, and no key that opens what it left', async () => {
  const file = await writeContactsFile({
    ...{ folder: folders.stick, seed: runSeed(), contacts, version: '3.0', photos: 10 },
  });
  const phone = await writePhone();
  const browser = await launchBrowser(folders, { flags: displayFlags });
  const page = await openApp(browser, host.app, 'data/devices');
  const screen = page.locator('gb-devices-page');
  const id = await plugPhone(page, [file.path, phone.path]);
  const hardware = id.slice('phone-'.length);
  const canaries = [
    ...phone.canaries,
    ...file.canaries.filter(({ label }) => label !== 'file-name'),
    { label: 'address', text: hardware },
    { label: 'address-with-colons', text: hardware.replace(/..(?=.)/g, '$&:') },
  ];

  await screen.getByRole('button', { name: 'Take it', exact: true }).click();
  await screen.locator('gb-import-panel').getByRole('button', { name: 'Done' }).click();
  await screen.locator('gb-device-list gb-row').first().click();
  await expect(screen.getByText(`2 calls and messages and ${contacts} contacts`)).toBeVisible();

  // The positive control: all of it is in the app, and its keys open it.
  const remembered = scanMemory(browser.processes(), canaries.flatMap(memoryPatternsOfText)).findings;
  const labels = new Set(remembered.map(({ label }) => label));
  expect(canaries.map(({ label }) => label).filter((label) => !labels.has(label))).toEqual([]);
  const before = await readStoredKeys(page);
  const keysBefore = await dataKeys(before);
  expect([...keysBefore.keys()]).toEqual(expect.arrayContaining(touched));

  await screen.getByRole('button', { name: 'Forget it', exact: true }).click();
  await screen.getByRole('button', { name: 'Forget it for good' }).click();
  await expect(screen.locator('gb-forget-panel gb-notice[tone=done]')).toBeVisible();

  const keysAfter = await dataKeys(await readStoredKeys(page));
  for (const label of touched) {
    expect(keysAfter.get(label), label).toBeDefined();
    expect(Buffer.from(keysAfter.get(label) ?? []).equals(keysBefore.get(label) ?? Buffer.of()), label).toBe(
      false,
    );
  }
  // Nobody opens with what was stored before what was stored before.
  const opened = await keystoreAnswers(before, host);
  expect(opened.filter(([kind]) => kind === 'driver' || kind === 'vehicle')).toEqual([
    ['driver', 'unknown-alias'],
    ['vehicle', 'unknown-alias'],
  ]);

  expect(await browser.kill()).toEqual({ code: null, signal: 'SIGKILL' });
  const secrets = touched.map((label) => ({ label, bytes: keysBefore.get(label) ?? new Uint8Array(32) }));
  const patterns = [...canaries.flatMap(patternsOfText), ...secrets.flatMap(patternsOfSecret)];
  const { findings, files, rawOnly } = await scanPlaces(folders.places, patterns);
  expect(findings).toEqual([]);
  expect(rawOnly).toEqual([]);
  expect(files).toBeGreaterThan(50);
  // The scanner knows them where they do lie, but for what a vCard's folded lines tear.
  const planted = await scanPlaces([{ name: 'stick', folder: folders.stick }], patterns);
  const found = planted.findings.map(({ label }) => label);
  expect(found).toEqual(
    expect.arrayContaining([...phone.canaries.map(({ label }) => label), 'formatted', 'mobile', 'photo']),
  );

  // What can be read of these categories is nothing.
  const again = await launchBrowser(folders);
  const account = await filledAccount(await openFillingPage(again, host.app));
  const left = account.filter(({ category }) => ['calls', 'contacts', 'paired-devices'].includes(category));
  expect(left).toEqual([]);
  await again.kill();
});
