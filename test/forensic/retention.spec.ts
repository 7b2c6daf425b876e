import { expect, test } from '@playwright/test';
import { decodeKeyring } from '../../src/vault/keyring-codec.ts';
import { launchBrowser } from '../harness/browser.ts';
import { displayFlags, openApp } from '../harness/drive-app.ts';
import { writeCategoriesFile } from '../harness/fill-categories.ts';
import { buildFillingApp, filledAccount, fillFrom, openFillingPage } from '../harness/filling/fill-app.ts';
import { startHost } from '../harness/host.ts';
import type { RunningHost } from '../harness/host.ts';
import { makeRunFolders } from '../harness/profile.ts';
import { runSeed } from '../harness/seed.ts';
import { hostKeystore, readStoredKeys } from '../harness/stored-keys.ts';
import type { StoredKeyring, StoredKeys } from '../harness/stored-keys.ts';
import { patternsOfText } from './encodings.ts';
import { scanPlaces } from './scan.ts';

const dayMs = 86_400_000;
/** The categories that the default car's pack keeps for a time only: 28 and 90 days (`public/packs/maker-nl/pack.json`). */
const kept = ['transfers', 'recent-destinations'];

function driverOf({ keyrings }: StoredKeys): StoredKeyring {
  const found = keyrings.find(({ bucket }) => bucket.startsWith('driver-'));
  if (found === undefined) throw new Error('No keyring of a driver was stored.');
  return found;
}

/** The driver's raw data keys by category, in hex; undefined when the alias opens nothing. */
async function keysOf(
  host: RunningHost,
  installation: string,
  { alias, wrapped }: StoredKeyring,
): Promise<ReadonlyMap<string, string> | undefined> {
  const plain = await (await hostKeystore(host, installation)).unwrap(alias, wrapped);
  const content = plain.ok ? decodeKeyring(plain.value) : undefined;
  return content && new Map([...content.keys].map(([id, key]) => [id, Buffer.from(key).toString('hex')]));
}

for (const [days, gone] of [
  [20, []],
  [40, ['transfers']],
  [200, ['recent-destinations', 'transfers']],
] as const) {
  test(`records that are ${days} days old: ${gone.join(' and ') || 'none'} past their time, and those are erased, not hidden`, async () => {
    const folders = await makeRunFolders();
    const drivers = [{}];
    const file = await writeCategoriesFile({
      folder: folders.stick,
      seed: runSeed(),
      records: 2,
      at: Date.now() - days * dayMs,
      drivers,
    });
    const app = await buildFillingApp(folders.stick);
    const host = await startHost({ state: folders.hostState, logs: folders.logs, app });
    const browser = await launchBrowser(folders, { flags: displayFlags });
    try {
      const filling = await openFillingPage(browser, host.app);
      const filled = await fillFrom(filling, file);
      const { installation, keyrings } = await readStoredKeys(filling);
      const before = driverOf({ installation, keyrings });
      const keysBefore = await keysOf(host, installation, before);
      await filling.close();

      await openApp(browser, host.app, 'data');
      const expected = filled.filter(({ category }) => !gone.some((one) => one === category));
      expect(filled.length - expected.length).toBe(gone.length);
      let reader = await openFillingPage(browser, host.app);
      await expect(async () => {
        await reader.close();
        reader = await openFillingPage(browser, host.app);
        expect(await filledAccount(reader)).toEqual(expected);
      }).toPass({ timeout: 20_000 });

      // Each of them has a new data key, and what opened the old one opens nothing any more.
      const after = driverOf(await readStoredKeys(reader));
      const keysAfter = await keysOf(host, installation, after);
      for (const category of kept) {
        const isSame = keysAfter?.get(category) === keysBefore?.get(category);
        expect(isSame, category).toBe(!gone.some((one) => one === category));
      }
      expect(await keysOf(host, installation, before)).toEqual(gone.length === 0 ? keysBefore : undefined);

      expect((await browser.kill()).signal).toBe('SIGKILL');
      const { findings, rawOnly } = await scanPlaces(folders.places, file.canaries.flatMap(patternsOfText));
      expect(findings).toEqual([]);
      expect(rawOnly).toEqual([]);
    } finally {
      await browser.kill();
      await host.kill();
      await folders.remove();
    }
  });
}
