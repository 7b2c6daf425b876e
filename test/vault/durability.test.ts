import { expect } from '@open-wc/testing';
import { isBucketName, ledgerBucket } from '../../src/vault/bucket-name.ts';
import { openBucketStore } from '../../src/vault/bucket-store.ts';
import { deriveArgon2 } from '../../src/derivation/argon2.ts';
import { openLedger } from '../../src/vault/ledger.ts';
import { storagePlace } from '../../src/vault/storage-place.ts';
import { contacts, driverBucket, GloveboxStand, openContacts, random } from './glovebox-stand.ts';
import { replaceMethod } from './replace-method.ts';
import { takeStorageTurn } from './storage-turn.ts';

describe('durability', () => {
  takeStorageTurn();
  let stand: GloveboxStand;
  beforeEach(() => {
    stand = new GloveboxStand();
  });
  afterEach(() => stand.closeAll());

  it('opens every write transaction strict', async () => {
    const writes: (string | undefined)[] = [];
    const restore = replaceMethod(
      IDBDatabase.prototype,
      'transaction',
      (transaction) =>
        function (this: IDBDatabase, names, mode, options) {
          if (mode === 'readwrite') writes.push(options?.durability);
          return transaction.call(this, names, mode, options);
        },
    );
    try {
      const vault = await stand.window();
      const collection = await openContacts(vault);
      const name = driverBucket(vault);
      await collection.put([{ id: 'a', value: { name: 'Ada' } }]);
      await collection.remove(['a'], 1_000);
      await collection.restore(['a']);
      await vault.blobs(name, 'contacts').write(new Uint8Array(10), 'image/png');
      await vault.rekey(name, 'contacts');
      await vault.collection(name, { ...contacts, version: 2, migrations: { 1: (record) => record } }).open();
      const ledger = await stand.ledger();
      await ledger.writeJournal({});
      await ledger.clearJournal();
      if (!isBucketName(name)) throw new Error('name');
      const opened = await openBucketStore(name, { keystore: ledger.keystore, clock: stand.clock, random });
      if (!opened.ok) throw new Error(opened.reason);
      await opened.store.retireKeys(['contacts']);
      await opened.store.dropPages(['contacts']);
      opened.store.close();
    } finally {
      restore();
    }
    expect(writes.length).to.be.greaterThan(12);
    expect(new Set(writes)).to.deep.equal(new Set(['strict']));
  });

  it('says ok only when the transaction is complete', async () => {
    const collection = await openContacts(await stand.window());
    let open = 0;
    const restore = replaceMethod(
      IDBDatabase.prototype,
      'transaction',
      (transaction) =>
        function (this: IDBDatabase, names, mode, options) {
          const opened = transaction.call(this, names, mode, options);
          if (mode === 'readwrite') {
            open += 1;
            opened.addEventListener('complete', () => (open -= 1));
          }
          return opened;
        },
    );
    try {
      expect(await collection.put([{ id: 'a', value: { name: 'Ada' } }])).to.deep.equal({ ok: true });
      expect(open).to.equal(0);
    } finally {
      restore();
    }
  });

  it('says plainly that storage is full, and loses nothing', async () => {
    const manager = storageManager();
    const restore = replaceMethod(
      manager,
      'open',
      (open) => (name) => open.call(manager, name, name.startsWith('driver-') ? { quota: 400_000 } : {}),
    );
    try {
      const vault = await stand.window();
      const collection = await openContacts(vault);
      await collection.put([{ id: 'a', value: { name: 'Ada' } }]);
      const large = Array.from({ length: 40 }, (_, index) => ({
        id: `large-${index}`,
        value: { name: 'x'.repeat(50_000) },
      }));
      expect(await collection.put(large)).to.deep.equal({ ok: false, reason: 'quota' });
      const photo = new Uint8Array(2_000_000);
      const blob = await vault.blobs(driverBucket(vault), 'contacts').write(photo, 'image/png');
      expect(blob).to.deep.equal({ ok: false, reason: 'quota' });
      expect(collection.all().map(({ id }) => id)).to.deep.equal(['a']);
      expect(await collection.put([{ id: 'b', value: { name: 'Bea' } }])).to.deep.equal({ ok: true });
      stand.closeAll();
      const again = await openContacts(await stand.window());
      expect(again.all().map(({ id }) => id)).to.deep.equal(['a', 'b']);
    } finally {
      restore();
    }
  });

  it('gives up a hanging open with a name for it, and works when storage answers again', async () => {
    await stand.ledger();
    stand.closeAll();
    const held = await storagePlace().open(ledgerBucket);
    const open = (version: number): IDBOpenDBRequest => held.indexedDB.open(held.databaseName, version);
    const blocking = await new Promise<IDBDatabase>((resolve) => {
      const request = open(1);
      request.onsuccess = () => resolve(request.result);
    });
    // An upgrade that waits for `blocking` to close; whoever opens after it waits too.
    const upgrade = open(2);
    const ended = new Promise<void>((resolve) => {
      upgrade.onerror = (event) => {
        event.preventDefault();
        resolve();
      };
    });
    upgrade.onupgradeneeded = () => upgrade.transaction?.abort();
    await new Promise<void>((resolve) => {
      upgrade.onblocked = () => resolve();
    });
    const bucketTimer = stand.clock.timerSet();
    const opening = openLedger({
      keystore: stand.keystore,
      clock: stand.clock,
      random,
      derive: deriveArgon2,
    });
    await bucketTimer;
    await stand.clock.timerSet();
    stand.clock.advance(5_000);
    expect(await opening).to.deep.equal({ ok: false, reason: 'storage-timeout' });
    blocking.close();
    await ended;
    expect((await stand.ledger()).installation).to.match(/^[a-z0-9]{16,32}$/);
  });

  it('opens, writes, closes and deletes 40 times without a hang', async function () {
    this.timeout(60_000);
    for (let cycle = 0; cycle < 40; cycle += 1) {
      const vault = await stand.window();
      const collection = await openContacts(vault);
      expect(await collection.put([{ id: `a-${cycle}`, value: { name: 'Ada' } }])).to.deep.equal({
        ok: true,
      });
      const ledger = await stand.ledger();
      await ledger.expectDriverBuckets(0);
      stand.closeAll();
      for (const name of await storagePlace().list()) {
        if (isBucketName(name)) await storagePlace().delete(name);
      }
    }
    expect(await storagePlace().list()).to.deep.equal([ledgerBucket]);
  });
});

interface Manager {
  open(name: string, options?: { quota?: number }): Promise<unknown>;
}

function storageManager(): Manager {
  if (!('storageBuckets' in navigator)) throw new Error('This browser has no storage buckets.');
  return navigator.storageBuckets as Manager;
}
