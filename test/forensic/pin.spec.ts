import { expect, test } from '@playwright/test';
import type { Keystore } from '../../platform/contract/keystore.ts';
import { deriveArgon2 } from '../../src/derivation/argon2.ts';
import { bucketKind } from '../../src/vault/bucket-name.ts';
import { decodeKeyring } from '../../src/vault/keyring-codec.ts';
import type { KeyringContent } from '../../src/vault/keyring-codec.ts';
import { isOpenPart } from '../../src/vault/open-part.ts';
import { openDataKey, tryPin } from '../../src/vault/pin-lock.ts';
import { dataKeyBytes, importDataKey, sealedKeyBytes } from '../../src/vault/sealing.ts';
import { launchBrowser } from '../harness/browser.ts';
import { isBehindPin, writeCategoriesFile } from '../harness/fill-categories.ts';
import { buildFillingApp, filledAccount, fillFrom, openFillingPage } from '../harness/filling/fill-app.ts';
import { freePort, startHost } from '../harness/host.ts';
import type { RunningHost } from '../harness/host.ts';
import { makeRunFolders } from '../harness/profile.ts';
import type { RunFolders } from '../harness/profile.ts';
import { runSeed } from '../harness/seed.ts';
import { hostKeystore, readStoredKeys } from '../harness/stored-keys.ts';
import type { StoredKeys } from '../harness/stored-keys.ts';
import { copyFolders } from './copied-folders.ts';
import { patternsOfSecret, patternsOfText } from './encodings.ts';
import { scanPlaces } from './scan.ts';

const pin = '258014';

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

/** What the keystore gives of each keyring, by bucket. */
async function unwrapped(
  keystore: Keystore,
  { keyrings }: StoredKeys,
): Promise<ReadonlyMap<string, KeyringContent>> {
  const contents = new Map<string, KeyringContent>();
  for (const { bucket, alias, wrapped } of keyrings) {
    const plain = await keystore.unwrap(alias, wrapped);
    const content = plain.ok ? decodeKeyring(plain.value) : undefined;
    if (content === undefined) throw new Error('A keyring does not open.');
    contents.set(bucket, content);
  }
  return contents;
}

function keysOf(contents: Iterable<KeyringContent>, length: number): readonly Uint8Array<ArrayBuffer>[] {
  return [...contents].flatMap(({ keys }) => [...keys.values()].filter((key) => key.length === length));
}

test.describe('a driver with a PIN', () => {
  test('has a private part that nothing of a copied profile with its keys opens but the PIN; the profile alone opens nothing', async () => {
    const folders = await newFolders();
    const file = await writeCategoriesFile({
      folder: folders.stick,
      seed: runSeed(),
      records: 2,
      at: Date.now(),
      drivers: [{}, { pin }],
      keeperPin: '147014',
    });
    const app = await buildFillingApp(folders.stick);
    const port = await freePort();
    host = await startHost({ state: folders.hostState, app, port });
    const first = await launchBrowser(folders);
    await fillFrom(await openFillingPage(first, host.app), file);
    expect((await first.kill()).signal).toBe('SIGKILL');
    await host.kill();
    const whole = await copied(folders, 'profile and keys');
    const bare = await copied(folders, 'profile');

    host = await startHost({ state: whole.hostState, app, port });
    const thief = await launchBrowser(whole);
    const page = await openFillingPage(thief, host.app);
    const account = await filledAccount(page);
    const behind = file.buckets
      .filter(({ kind }) => kind === 'driver')
      .flatMap(({ kind, pin: own, records }) =>
        [...new Set(records.map(({ category }) => category))].filter((category) =>
          isBehindPin({ kind, pin: own }, category),
        ),
      );
    expect(behind.length).toBeGreaterThan(3);
    const locked = account.filter(({ kind, isLocked }) => kind === 'driver' && isLocked);
    expect(locked.map(({ category }) => category).toSorted()).toEqual(behind.toSorted());

    const stored = await readStoredKeys(page);
    const keystore = await hostKeystore(host, stored.installation);
    // No key in the file but those of the keyrings that lie there: none is left that opens an earlier one.
    const aliases = await keystore.aliases();
    expect(aliases.ok && aliases.value.toSorted()).toEqual(
      stored.keyrings.map(({ alias }) => alias).toSorted(),
    );
    const contents = await unwrapped(keystore, stored);
    const drivers = [...contents].filter(
      ([bucket, { lock }]) => bucketKind(bucket) === 'driver' && lock !== undefined,
    );
    expect(drivers).toHaveLength(1);
    const [bucket = '', content] = drivers[0] ?? [];
    const lock = content?.lock;
    if (content === undefined || lock === undefined) throw new Error('There is no lock.');
    const sealed = [...content.keys].filter(([category]) => !isOpenPart('driver', category));
    expect(sealed.length).toBeGreaterThanOrEqual(behind.length);
    expect(sealed.map(([, bytes]) => bytes.length)).toEqual(sealed.map(() => sealedKeyBytes));

    // Every key that the copy gives, the salts taken for one too, on each of them.
    const found = keysOf(contents.values(), dataKeyBytes);
    expect(found.length).toBeGreaterThan(5);
    const guesses = await Promise.all(found.map((raw) => importDataKey(raw.slice())));
    guesses.push(await importDataKey(new Uint8Array([...lock.salt, ...lock.salt])));
    for (const guess of guesses) {
      for (const [category, bytes] of sealed)
        expect(await openDataKey(guess, bucket, category, bytes), category).toBeUndefined();
    }
    expect(await tryPin(bucket, lock, '258015', deriveArgon2)).toBeUndefined();

    // Not because there is nothing to open.
    const key = await tryPin(bucket, lock, pin, deriveArgon2);
    if (key === undefined) throw new Error('The PIN does not fit.');
    const opened = await Promise.all(
      sealed.map(async ([category, bytes]) => ({
        label: `key of ${category}`,
        bytes: (await openDataKey(key, bucket, category, bytes)) ?? new Uint8Array(),
      })),
    );
    expect(opened.map(({ bytes }) => bytes.length)).toEqual(sealed.map(() => dataKeyBytes));
    expect((await thief.kill()).signal).toBe('SIGKILL');
    await host.kill();
    const patterns = [...file.canaries.flatMap(patternsOfText), ...opened.flatMap(patternsOfSecret)];
    const { findings, files } = await scanPlaces([...folders.places, ...whole.places], patterns);
    expect(findings).toEqual([]);
    expect(files).toBeGreaterThan(40);

    host = await startHost({ state: bare.hostState, app, port });
    const other = await launchBrowser(bare);
    const closed = await other.open(new URL('verify.html', host.app).href);
    const left = await readStoredKeys(closed);
    const empty = await hostKeystore(host, left.installation);
    expect(left.keyrings.length).toBe(stored.keyrings.length);
    for (const { alias, wrapped } of left.keyrings)
      expect(await empty.unwrap(alias, wrapped)).toEqual({ ok: false, reason: 'unknown-alias' });
    expect((await other.kill()).signal).toBe('SIGKILL');
  });
});
