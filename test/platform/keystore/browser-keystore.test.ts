import { expect } from '@open-wc/testing';
import {
  type BrowserStorage,
  browserStorage,
  openBrowserKeystore,
} from '../../../platform/keystore/browser-keystore.ts';
import type { BucketManager } from '../../../platform/keystore/browser-key-places.ts';
import { keystoreConformance } from '../conformance/keystore.ts';

const installation = 'a1b2c3d4e5f6a7b8';
const plain = (): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(64));

const real = browserStorage(window);
const bucketsOf = ({ buckets }: BrowserStorage): BucketManager => {
  if (!buckets) throw new Error('this Chromium has no storage buckets');
  return buckets;
};

const variants: readonly (readonly [name: string, storage: BrowserStorage])[] = [
  ['with storage buckets', real],
  ['without storage buckets', { ...real, buckets: undefined }],
];

async function placesLeft(storage: BrowserStorage): Promise<string[]> {
  const names = storage.buckets
    ? await storage.buckets.keys()
    : (await indexedDB.databases()).map(({ name }) => name ?? '');
  return names.filter((name) => name.startsWith('key-'));
}

async function clear(): Promise<void> {
  const buckets = bucketsOf(real);
  for (const name of await placesLeft(real)) await buckets.delete(name);
  for (const name of await placesLeft({ ...real, buckets: undefined })) indexedDB.deleteDatabase(name);
}

for (const [variant, storage] of variants) {
  describe(`the browser keystore ${variant}`, () => {
    beforeEach(clear);
    after(clear);

    for (const { name, run } of keystoreConformance) {
      it(name, () => run(async () => ({ port: openBrowserKeystore(storage), close: async () => undefined })));
    }

    it('is of grade browser', () => {
      expect(openBrowserKeystore(storage).grade).to.equal('browser');
      expect(openBrowserKeystore(storage).forInstallation(installation).grade).to.equal('browser');
    });

    it('leaves no place behind a destroyed key', async () => {
      const keys = openBrowserKeystore(storage).forInstallation(installation);
      await keys.wrap('a', plain());
      await keys.wrap('b', plain());
      expect(await placesLeft(storage)).to.have.length(2);
      await keys.destroy(['a', 'b']);
      expect(await placesLeft(storage)).to.deep.equal([]);
    });

    it('sees in one window what another has destroyed and made again', async () => {
      const [here, there] = [openBrowserKeystore(storage), openBrowserKeystore(storage)].map((port) =>
        port.forInstallation(installation),
      );
      const old = await here?.wrap('a', plain());
      expect(await there?.aliases()).to.deep.equal({ ok: true, value: ['a'] });
      await there?.destroy(['a']);
      const secret = plain();
      const renewed = await there?.wrap('a', secret);
      if (!old?.ok || !renewed?.ok) throw new Error('wrapping failed');
      expect(await here?.unwrap('a', old.value)).to.deep.equal({ ok: false, reason: 'corrupt' });
      expect(await here?.unwrap('a', renewed.value)).to.deep.equal({ ok: true, value: secret });
    });

    it('opens, writes, closes and deletes again and again without hanging', async () => {
      const keys = openBrowserKeystore(storage).forInstallation(installation);
      for (let cycle = 0; cycle < 15; cycle++) {
        const secret = plain();
        const wrapped = await keys.wrap(`cycle-${cycle % 2}`, secret);
        if (!wrapped.ok) throw new Error(wrapped.reason);
        expect(await keys.unwrap(`cycle-${cycle % 2}`, wrapped.value)).to.deep.equal({
          ok: true,
          value: secret,
        });
        expect(await keys.destroy([`cycle-${cycle % 2}`])).to.deep.equal({ ok: true, value: undefined });
      }
    });
  });
}

describe('the browser keystore when the browser fails', () => {
  beforeEach(clear);
  after(clear);

  const unreachable = { ok: false, reason: 'unreachable' };

  it('is unreachable, never "unknown", when buckets cannot be listed', async () => {
    const buckets: BucketManager = {
      ...openable(),
      keys: () => Promise.reject(new DOMException('', 'UnknownError')),
    };
    const keys = openBrowserKeystore({ ...real, buckets }).forInstallation(installation);
    expect(await keys.wrap('a', plain())).to.deep.equal(unreachable);
    expect(await keys.unwrap('a', plain())).to.deep.equal(unreachable);
    expect(await keys.destroy(['a'])).to.deep.equal(unreachable);
    expect(await keys.aliases()).to.deep.equal(unreachable);
  });

  it('is unreachable when opening hangs, and lets the next call in', async () => {
    let hangs = true;
    const buckets: BucketManager = {
      ...openable(),
      open: (name, options) => (hangs ? new Promise(() => undefined) : bucketsOf(real).open(name, options)),
    };
    const keys = openBrowserKeystore({ ...real, buckets, timeout: 50 }).forInstallation(installation);
    expect(await keys.wrap('a', plain())).to.deep.equal(unreachable);
    hangs = false;
    const patient = openBrowserKeystore({ ...real, buckets }).forInstallation(installation);
    expect((await patient.wrap('a', plain())).ok).to.equal(true);
  });

  it('is full when the quota is used up', async () => {
    const buckets: BucketManager = {
      ...openable(),
      open: () => Promise.reject(new DOMException('', 'QuotaExceededError')),
    };
    const keys = openBrowserKeystore({ ...real, buckets }).forInstallation(installation);
    expect(await keys.wrap('a', plain())).to.deep.equal({ ok: false, reason: 'full' });
  });

  it('finishes a place whose key never came', async () => {
    const keys = openBrowserKeystore(real).forInstallation(installation);
    await keys.wrap('a', plain());
    const [name = ''] = await placesLeft(real);
    await keys.destroy(['a']);
    await bucketsOf(real).open(name, { durability: 'strict', persisted: true });
    expect(await keys.aliases()).to.deep.equal({ ok: true, value: [] });
    expect(await keys.unwrap('a', plain())).to.deep.equal({ ok: false, reason: 'unknown-alias' });
    expect((await keys.wrap('a', plain())).ok).to.equal(true);
    expect(await keys.aliases()).to.deep.equal({ ok: true, value: ['a'] });
  });

  /** The real manager's methods, which do not survive a spread. */
  function openable(): BucketManager {
    const buckets = bucketsOf(real);
    return {
      keys: () => buckets.keys(),
      open: (name, options) => buckets.open(name, options),
      delete: (name) => buckets.delete(name),
    };
  }
});
