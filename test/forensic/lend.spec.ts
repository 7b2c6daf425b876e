import { expect, test } from '@playwright/test';
import { bucketKind } from '../../src/vault/bucket-name.ts';
import { decodeKeyring } from '../../src/vault/keyring-codec.ts';
import { launchBrowser } from '../harness/browser.ts';
import { displayFlags, importFile, openApp, shownContacts } from '../harness/drive-app.ts';
import { freePort, startHost } from '../harness/host.ts';
import type { RunningHost } from '../harness/host.ts';
import { enterPin, lendCar } from '../harness/lend-app.ts';
import { makeRunFolders } from '../harness/profile.ts';
import type { RunFolders } from '../harness/profile.ts';
import { runSeed } from '../harness/seed.ts';
import { hostKeystore, rawDataKeys, readStoredKeys } from '../harness/stored-keys.ts';
import type { StoredKeys } from '../harness/stored-keys.ts';
import { writeContactsFile } from '../harness/vcard-writer.ts';
import { copyFolders } from './copied-folders.ts';
import { patternsOfSecret, patternsOfText } from './encodings.ts';
import type { Pattern } from './encodings.ts';
import { scanPlaces } from './scan.ts';

const contacts = 50;
const pin = '314159';

let made: RunFolders[] = [];
let host: RunningHost;

test.afterEach(async () => {
  await host.kill();
  for (const folders of made.splice(0)) await folders.remove();
});

async function newFolders(): Promise<RunFolders> {
  const folders = await makeRunFolders();
  made = [...made, folders];
  return folders;
}

async function copied(...copy: Parameters<typeof copyFolders>): Promise<RunFolders> {
  const folders = await copyFolders(...copy);
  made = [...made, folders];
  return folders;
}

async function dataKeysOf(stored: StoredKeys): Promise<readonly Pattern[]> {
  const keystore = await hostKeystore(host, stored.installation);
  const owners = stored.keyrings.filter(({ bucket }) =>
    ['driver', 'vehicle'].includes(bucketKind(bucket) ?? ''),
  );
  expect(owners).toHaveLength(2);
  const keys = await Promise.all(owners.map((keyring) => rawDataKeys(keystore, keyring)));
  return keys.flat().flatMap(patternsOfSecret);
}

async function expectNowhere(folders: RunFolders, patterns: readonly Pattern[]): Promise<void> {
  const { findings, files } = await scanPlaces(folders.places, patterns);
  expect(findings).toEqual([]);
  expect(files).toBeGreaterThan(20);
}

test.describe('a car that is lent', () => {
  test('opens nothing for who copied its profile and keys, until the PIN is given; with the profile alone never', async () => {
    const folders = await newFolders();
    const port = await freePort();
    host = await startHost({ state: folders.hostState, port });
    const file = await writeContactsFile({
      folder: folders.stick,
      seed: runSeed(),
      contacts,
      version: '3.0',
    });
    const texts = file.canaries.flatMap(patternsOfText);
    const first = await launchBrowser(folders, { flags: displayFlags });
    const page = await openApp(first, host.app, 'data/contacts');
    await importFile(page, file.path);
    expect(await shownContacts(page)).toBe(contacts);
    const before = await readStoredKeys(page);
    const secrets = await dataKeysOf(before);
    await page.getByRole('link', { name: 'Erase', exact: true }).click();
    await lendCar(page, pin);
    expect((await first.kill()).signal).toBe('SIGKILL');
    await host.kill();

    const whole = await copied(folders, 'profile and keys');
    const bare = await copied(folders, 'profile');
    await expectNowhere(whole, [...texts, ...secrets]);

    host = await startHost({ state: whole.hostState, port });
    const thief = await launchBrowser(whole, { flags: displayFlags });
    const stolen = await openApp(thief, host.app, 'data/contacts');
    expect(await shownContacts(stolen)).toBe(0);
    const now = await readStoredKeys(stolen);
    const keystore = await hostKeystore(host, now.installation);
    for (const { bucket, alias, wrapped } of before.keyrings.filter(({ bucket }) => bucket !== 'ledger')) {
      // Of the keyring before nothing is left to open it; of the one now there is no key in it.
      expect(await keystore.unwrap(alias, wrapped)).toMatchObject({ ok: false });
      const keyring = now.keyrings.find((one) => one.bucket === bucket);
      if (keyring === undefined) throw new Error('The keyring is gone.');
      const plain = await keystore.unwrap(keyring.alias, keyring.wrapped);
      const content = plain.ok ? decodeKeyring(plain.value) : undefined;
      expect([content?.keys.size, content?.lock, (content?.shut?.length ?? 0) > 100]).toEqual([
        0,
        undefined,
        true,
      ]);
    }
    await expectNowhere(whole, [...texts, ...secrets]);
    // Not because there is nothing to open: the PIN opens it, also in the copy.
    await stolen.getByRole('link', { name: 'Erase', exact: true }).click();
    await stolen.locator('gb-erase-ways gb-row').first().click();
    const restarted = stolen.waitForURL('**/restart.html*');
    await enterPin(stolen.locator('gb-give-back'), pin);
    await restarted;
    const back = await openApp(thief, host.app, 'data/contacts');
    expect(await shownContacts(back)).toBe(contacts);
    expect((await thief.kill()).signal).toBe('SIGKILL');
    await host.kill();

    host = await startHost({ state: bare.hostState, port });
    const other = await launchBrowser(bare, { flags: displayFlags });
    const closed = await openApp(other, host.app, 'data/contacts');
    await expect(
      closed.getByText('The key that opened this car’s data is gone.', { exact: false }).first(),
    ).toBeVisible();
    const left = await readStoredKeys(closed);
    const empty = await hostKeystore(host, left.installation);
    expect(left.keyrings.length).toBeGreaterThan(2);
    for (const { alias, wrapped } of left.keyrings)
      expect(await empty.unwrap(alias, wrapped)).toEqual({ ok: false, reason: 'unknown-alias' });
    expect((await other.kill()).signal).toBe('SIGKILL');
  });
});
