import { expect } from '@open-wc/testing';
import { openVault } from '../../src/vault/open-vault.ts';
import { storagePlace } from '../../src/vault/storage-place.ts';
import { contacts, driverBucket, GloveboxStand, openContacts, random } from './glovebox-stand.ts';
import { rawRows, tamper } from './raw-storage.ts';
import { takeStorageTurn } from './storage-turn.ts';

describe('the start of the vault', () => {
  takeStorageTurn();
  let stand: GloveboxStand;
  beforeEach(() => {
    stand = new GloveboxStand();
  });
  afterEach(() => stand.closeAll());

  it('makes one driver and one vehicle bucket, and the same ones are there at the next start', async () => {
    const first = await stand.window();
    expect(first.buckets.map(({ kind, state }) => `${kind} ${state}`)).to.have.members([
      'driver open',
      'vehicle open',
    ]);
    const names = first.buckets.map(({ name }) => name);
    stand.closeAll();
    const again = await stand.window();
    expect(again.buckets.map(({ name }) => name)).to.have.members(names);
    expect(stand.keystore.keys.size).to.equal(3);
  });

  it('opens nothing and deletes nothing while the keystore cannot be reached, and works afterwards', async () => {
    const collection = await openContacts(await stand.window());
    await collection.put([{ id: 'a', value: { name: 'Ada' } }]);
    stand.closeAll();
    const ledger = await stand.ledger();
    const before = await storagePlace().list();
    // Each call of the start fails once: listing, first unwrap, second unwrap.
    for (const calls of [0, 1, 2]) {
      stand.keystore.failAfter = calls;
      const opened = await openVault({ ledger, clock: stand.clock, random, categories: ['contacts'] });
      expect(opened).to.deep.equal({ ok: false, reason: 'keystore-unreachable' });
    }
    stand.keystore.failAfter = Number.POSITIVE_INFINITY;
    expect(await storagePlace().list()).to.have.members([...before]);
    expect(stand.keystore.keys.size).to.equal(3);
    const again = await openContacts(await stand.window());
    expect(again.all()).to.have.length(1);
  });

  it('shows a bucket whose alias is gone as unreadable, never as empty, and keeps its counts', async () => {
    const vault = await stand.window();
    const name = driverBucket(vault);
    await (await openContacts(vault)).put([{ id: 'a', value: { name: 'Ada' } }]);
    stand.closeAll();
    const ledger = await stand.ledger();
    const keyring = (await rawRows(name)).find(({ key }) => key === 'keyring')?.value;
    const { alias } = keyring as { alias: string };
    await ledger.keystore.destroy([alias]);
    const again = await stand.window();
    expect(again.buckets.find((bucket) => bucket.name === name)).to.include({ state: 'unreadable' });
    expect(again.buckets.filter(({ kind }) => kind === 'driver')).to.have.length(1);
    const collection = again.collection(name, contacts);
    expect(await collection.open()).to.deep.equal({ ok: false, reason: 'unreadable' });
    const write = await collection.put([{ id: 'b', value: { name: 'Bea' } }]);
    expect(write).to.deep.equal({ ok: false, reason: 'unreadable' });
    const amounts = await again.inventory();
    expect(amounts.find(({ bucket, category }) => bucket === name && category === 'contacts')).to.include({
      records: 1,
    });
  });

  it('takes a damaged keyring for unreadable, not for unfinished, and destroys no alias then', async () => {
    const vault = await stand.window();
    const name = driverBucket(vault);
    await (await openContacts(vault)).put([{ id: 'a', value: { name: 'Ada' } }]);
    stand.closeAll();
    await tamper(name, 'meta', 'keyring', { alias: 7 });
    const again = await stand.window();
    expect(again.buckets.find((bucket) => bucket.name === name)).to.include({ state: 'unreadable' });
    expect(stand.keystore.keys.size).to.equal(3);
  });

  it('takes flipped bits in the wrapped keyring for unreadable', async () => {
    const vault = await stand.window();
    const name = driverBucket(vault);
    stand.closeAll();
    const keyring = (await rawRows(name)).find(({ key }) => key === 'keyring')?.value;
    const changed = structuredClone(keyring) as { wrapped: Uint8Array };
    changed.wrapped[40] = (changed.wrapped[40] ?? 0) ^ 1;
    await tamper(name, 'meta', 'keyring', changed);
    const again = await stand.window();
    expect(again.buckets.find((bucket) => bucket.name === name)).to.include({ state: 'unreadable' });
  });

  it('destroys an alias that no keyring names, and leaves those of other installations', async () => {
    await stand.window();
    stand.closeAll();
    const ledger = await stand.ledger();
    await ledger.keystore.wrap('orphan', new Uint8Array(1));
    await stand.keystore.forInstallation('other').wrap('theirs', new Uint8Array(1));
    await stand.window();
    expect([...stand.keystore.keys.keys()]).to.not.include(`${ledger.installation}/orphan`);
    expect([...stand.keystore.keys.keys()]).to.include('other/theirs');
    expect(stand.keystore.keys.size).to.equal(4);
  });

  it('deletes a bucket that never got its keyring', async () => {
    await stand.window();
    stand.closeAll();
    await storagePlace().open('driver-unfinished');
    const vault = await stand.window();
    expect(vault.buckets).to.have.length(2);
    expect(await storagePlace().list()).to.not.include('driver-unfinished');
  });

  it('notes a driver whose bucket is gone, and destroys no alias at that start', async () => {
    const vault = await stand.window();
    const name = driverBucket(vault);
    stand.closeAll();
    await storagePlace().delete(name);
    const aliases = [...stand.keystore.keys.keys()];
    const again = await stand.window();
    expect(again.buckets.filter(({ kind }) => kind === 'driver')).to.have.length(1);
    const ledger = await stand.ledger();
    expect(await ledger.lostDrivers()).to.equal(1);
    expect(await ledger.driverBuckets()).to.equal(1);
    expect([...stand.keystore.keys.keys()]).to.include.members(aliases);
    await ledger.acknowledgeLoss();
    expect(await ledger.lostDrivers()).to.equal(0);
  });

  it('finishes an erase of pages whose key was retired before a kill', async () => {
    const vault = await stand.window();
    const name = driverBucket(vault);
    await (await openContacts(vault)).put([{ id: 'a', value: { name: 'Ada' } }]);
    stand.closeAll();
    const keyring = (await rawRows(name)).find(({ key }) => key === 'keyring')?.value;
    await tamper(name, 'meta', 'keyring', { ...(keyring as object), keyIds: {} });
    await stand.window();
    expect((await rawRows(name)).filter(({ store }) => store === 'pages' || store === 'heads')).to.deep.equal(
      [],
    );
  });

  it('waits for no erase for ever', async () => {
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      void navigator.locks.request('glovebox-vault', { mode: 'exclusive' }, () => {
        resolve();
        return new Promise<void>((done) => {
          release = done;
        });
      });
    });
    await held;
    const ledger = await stand.ledger();
    const timer = stand.clock.timerSet();
    const opening = openVault({ ledger, clock: stand.clock, random, categories: ['contacts'] });
    await timer;
    stand.clock.advance(5_000);
    expect(await opening).to.deep.equal({ ok: false, reason: 'erasing' });
    release();
  });
});
