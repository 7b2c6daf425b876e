import { expect } from '@open-wc/testing';
import { storagePlace } from '../../src/vault/storage-place.ts';
import { driverBucket, GloveboxStand, openContacts } from './glovebox-stand.ts';
import { clearStorage, takeStorageTurn } from './storage-turn.ts';

describe('a browser without storage buckets', () => {
  takeStorageTurn();
  let stand: GloveboxStand;
  let buckets: PropertyDescriptor | undefined;
  beforeEach(async () => {
    buckets = Object.getOwnPropertyDescriptor(Navigator.prototype, 'storageBuckets');
    Reflect.deleteProperty(Navigator.prototype, 'storageBuckets');
    await clearStorage();
    stand = new GloveboxStand();
  });
  afterEach(async () => {
    stand.closeAll();
    await clearStorage();
    if (buckets) Object.defineProperty(Navigator.prototype, 'storageBuckets', buckets);
  });

  it('keeps the vault in the origin’s own storage, and says that deleting leaves files', async () => {
    const vault = await stand.window();
    expect(vault.removesFiles).to.equal(false);
    await (await openContacts(vault)).put([{ id: 'a', value: { name: 'Ada' } }]);
    stand.closeAll();
    const again = await openContacts(await stand.window());
    expect(again.all().map(({ id }) => id)).to.deep.equal(['a']);
  });

  it('deletes a bucket that a window has open', async () => {
    const vault = await stand.window();
    const name = driverBucket(vault);
    await storagePlace().delete(name);
    expect(await storagePlace().list()).to.not.include(name);
  });

  it('leaves databases that are not the vault’s alone', async () => {
    await new Promise<void>((resolve) => {
      const request = indexedDB.open('someone-else');
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
    });
    await stand.window();
    expect(await storagePlace().list()).to.not.include('someone-else');
    expect((await storagePlace().list()).every((name) => /^(driver|vehicle|ledger)/.test(name))).to.equal(
      true,
    );
  });
});
