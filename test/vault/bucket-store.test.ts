import { expect } from '@open-wc/testing';
import { isBucketName } from '../../src/vault/bucket-name.ts';
import { deleteBucket, destroyAliases, listBuckets, openBucketStore } from '../../src/vault/bucket-store.ts';
import type { BucketStore } from '../../src/vault/bucket-store.ts';
import type { Ledger } from '../../src/vault/ledger.ts';
import { seizeVault } from '../../src/vault/locks.ts';
import { driverBucket, GloveboxStand, openContacts, random } from './glovebox-stand.ts';
import { bytesOf, rawRows } from './raw-storage.ts';
import { replaceMethod } from './replace-method.ts';
import { clearStorage, takeStorageTurn } from './storage-turn.ts';

describe('BucketStore', () => {
  takeStorageTurn();
  let stand: GloveboxStand;
  const stores: BucketStore[] = [];
  beforeEach(() => {
    stand = new GloveboxStand();
  });
  afterEach(() => {
    for (const store of stores.splice(0)) store.close();
    stand.closeAll();
  });

  const openStore = async (name: string, ledger: Ledger): Promise<BucketStore> => {
    if (!isBucketName(name)) throw new Error('name');
    const opened = await openBucketStore(name, { keystore: ledger.keystore, clock: stand.clock, random });
    if (!opened.ok) throw new Error(opened.reason);
    stores.push(opened.store);
    return opened.store;
  };
  const fill = async (records: number): Promise<string> => {
    const vault = await stand.window();
    const changes = Array.from({ length: records }, (_, index) => ({
      id: `id-${index}`,
      value: { name: `Name ${index}` },
    }));
    expect((await (await openContacts(vault)).put(changes)).ok).to.equal(true);
    return driverBucket(vault);
  };

  it('lists the buckets, without the ledger', async () => {
    const vault = await stand.window();
    expect(await listBuckets()).to.have.members(vault.buckets.map(({ name }) => name));
  });

  it('tells what a bucket holds without any key', async () => {
    const name = await fill(250);
    stand.closeAll();
    const ledger = await stand.ledger();
    stand.keystore.unreachable = true;
    const store = await openStore(name, ledger);
    const [head] = await store.heads();
    expect(head).to.include({ category: 'contacts', records: 250, removed: 0, version: 1, rekeyDue: false });
    expect(head?.pages).to.have.length(3);
    const contents = await store.contents();
    expect(
      contents.map(({ category, hasKey, missingPages }) => ({ category, hasKey, missingPages })),
    ).to.have.deep.members([
      { category: 'contacts', hasKey: true, missingPages: 0 },
      { category: 'destinations', hasKey: true, missingPages: 0 },
    ]);
  });

  it('retires keys under a new alias, repeats the old aliases until they are gone, and leaves the rest', async () => {
    const name = await fill(3);
    stand.closeAll();
    const ledger = await stand.ledger();
    const store = await openStore(name, ledger);
    const alias = await store.keyringAlias();
    const retired = await store.retireKeys(['contacts']);
    expect(retired).to.deep.equal({ ok: true, retired: [alias] });
    expect(await store.keyringAlias()).to.not.equal(alias);
    expect(await store.retireKeys(['contacts'])).to.deep.equal({ ok: true, retired: [alias] });
    expect(await destroyAliases(ledger.keystore, () => Promise.resolve([alias ?? '']))).to.deep.equal({
      ok: true,
      value: undefined,
    });
    expect(await store.dropPages(['contacts'])).to.deep.equal({ ok: true, value: undefined });
    const contents = await store.contents();
    expect(contents).to.deep.equal([
      { category: 'destinations', head: undefined, pages: 0, missingPages: 0, hasKey: true },
    ]);
  });

  it('leaves everything as it was when the keystore cannot be reached', async () => {
    const name = await fill(3);
    stand.closeAll();
    const ledger = await stand.ledger();
    const store = await openStore(name, ledger);
    const before = await rawRows(name);
    for (const calls of [0, 1]) {
      stand.keystore.failAfter = calls;
      expect(await store.retireKeys(['contacts'])).to.deep.equal({
        ok: false,
        reason: 'keystore-unreachable',
      });
    }
    expect(await rawRows(name)).to.deep.equal(before);
  });

  it('costs the same keystore calls and the same bytes for 1,000 and 10,000 records', async function () {
    this.timeout(60_000);
    const costs: unknown[] = [];
    for (const records of [1_000, 10_000]) {
      await clearStorage();
      stand = new GloveboxStand();
      const name = await fill(records);
      stand.closeAll();
      const ledger = await stand.ledger();
      const store = await openStore(name, ledger);
      const before = { ...stand.keystore.calls };
      const written = await countWrittenBytes(async () => {
        const retired = await store.retireKeys(['contacts']);
        if (!retired.ok) throw new Error(retired.reason);
        await destroyAliases(ledger.keystore, () => Promise.resolve(retired.retired));
      });
      const { wrap, unwrap, destroy, aliases } = stand.keystore.calls;
      costs.push({
        wrap: wrap - before.wrap,
        unwrap: unwrap - before.unwrap,
        destroy: destroy - before.destroy,
        aliases: aliases - before.aliases,
        written,
      });
      store.close();
      stand.closeAll();
    }
    expect(costs[0]).to.deep.include({ wrap: 1, unwrap: 1, destroy: 1, aliases: 0 });
    expect(costs[0]).to.have.property('written').that.is.greaterThan(0);
    expect(costs[1]).to.deep.equal(costs[0]);
  });

  it('is emptied under an open window: the window sees nothing of the erased records and keeps no old key', async () => {
    const vault = await stand.window();
    const collection = await openContacts(vault);
    await collection.put([{ id: 'a', value: { name: 'Ada' } }]);
    const ledger = await stand.ledger();
    const store = await openStore(driverBucket(vault), ledger);
    const retired = await store.retireKeys(['contacts']);
    if (!retired.ok) throw new Error(retired.reason);
    await destroyAliases(ledger.keystore, () => Promise.resolve(retired.retired));
    await store.dropPages(['contacts']);
    expect(await collection.put([{ id: 'b', value: { name: 'Bea' } }])).to.deep.equal({ ok: true });
    expect(collection.all().map(({ id }) => id)).to.deep.equal(['b']);
  });

  it('is taken from every window by an erase', async () => {
    const one = await stand.window();
    const two = await stand.window();
    const collection = await openContacts(one);
    const seized = await seizeVault();
    expect(await one.closed).to.equal('taken');
    expect(await two.closed).to.equal('taken');
    expect(await collection.put([{ id: 'a', value: { name: 'Ada' } }])).to.deep.equal({
      ok: false,
      reason: 'closed',
    });
    seized?.release();
  });

  it('is deleted while a window has it open, and the window says that its storage is lost', async () => {
    const vault = await stand.window();
    const name = driverBucket(vault);
    if (!isBucketName(name)) throw new Error('name');
    expect(await deleteBucket(name, stand.clock)).to.deep.equal({ ok: true });
    expect(await vault.closed).to.equal('storage-lost');
    expect(await listBuckets()).to.not.include(name);
    expect(await deleteBucket(name, stand.clock)).to.deep.equal({ ok: true });
  });
});

/** Bytes of everything that `work` puts into databases. */
async function countWrittenBytes(work: () => Promise<void>): Promise<number> {
  let bytes = 0;
  const restore = replaceMethod(
    IDBObjectStore.prototype,
    'put',
    (put) =>
      function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
        bytes += bytesOf(value).length + bytesOf(key).length;
        return put.call(this, value, key);
      },
  );
  try {
    await work();
    return bytes;
  } finally {
    restore();
  }
}
