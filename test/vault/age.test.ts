import { expect } from '@open-wc/testing';
import * as z from 'zod/mini';
import type { CollectionDefinition } from '../../src/vault/collection-definition.ts';
import type { Collection } from '../../src/vault/collection.ts';
import { openBucketStore } from '../../src/vault/bucket-store.ts';
import { BucketKeys } from '../../src/vault/bucket-keys.ts';
import { openPage, sealPage } from '../../src/vault/page.ts';
import { openVault } from '../../src/vault/open-vault.ts';
import type { Vault } from '../../src/vault/vault.ts';
import { GloveboxStand, random } from './glovebox-stand.ts';
import { rawRows, tamper } from './raw-storage.ts';
import { takeStorageTurn } from './storage-turn.ts';

interface Place {
  readonly name: string;
  readonly visited?: number | undefined;
}
const day = 86_400_000;

const places: CollectionDefinition<Place> = {
  category: 'destinations',
  version: 1,
  schema: z.object({ name: z.string(), visited: z.optional(z.number()) }),
  timeOf: ({ visited }) => visited,
  migrations: {},
};

describe('the age of records', () => {
  takeStorageTurn();
  let stand: GloveboxStand;
  beforeEach(() => {
    stand = new GloveboxStand();
  });
  afterEach(() => stand.closeAll());

  async function open(vault: Vault): Promise<Collection<Place>> {
    const collection = vault.collection(vault.currentDriver, places);
    const opened = await collection.open();
    if (!opened.ok) throw new Error(opened.reason);
    return collection;
  }

  async function window(retentionDays?: number): Promise<Vault> {
    const opened = await openVault({
      ledger: await stand.ledger(),
      clock: stand.clock,
      random,
      categories: ['destinations'],
    });
    if (!opened.ok) throw new Error(opened.reason);
    const { vault } = opened;
    if (retentionDays !== undefined)
      vault.keepFor(vault.currentDriver, new Map([['destinations', retentionDays]]));
    return vault;
  }

  const names = (collection: Collection<Place>): readonly string[] =>
    collection.all().map(({ value }) => value.name);

  /** Visits of 40, 20 and 0 days ago, the last by the time of its writing. */
  async function fill(collection: Collection<Place>): Promise<void> {
    const now = stand.clock.now();
    await collection.put([
      { id: 'old', value: { name: 'old', visited: now - 40 * day } },
      { id: 'middle', value: { name: 'middle', visited: now - 20 * day } },
      { id: 'new', value: { name: 'new' } },
    ]);
  }

  async function keyIdOf(vault: Vault): Promise<string | undefined> {
    const row = (await rawRows(vault.currentDriver)).find(({ key }) => key === 'keyring');
    return (row?.value as { keyIds: Record<string, string> }).keyIds['destinations'];
  }

  it('is that of what happened, else of the first writing, and shows in the inventory once opened', async () => {
    const vault = await window();
    const collection = await open(vault);
    await fill(collection);
    const start = stand.clock.now();
    stand.clock.advance(5 * day);
    await collection.put([{ id: 'new', value: { name: 'renamed' }, revision: 1 }]);
    const bucket = vault.currentDriver;
    expect(await vault.countOlder(bucket, 'destinations', start - 30 * day)).to.equal(1);
    expect(await vault.countOlder(bucket, 'destinations', start)).to.equal(2);
    const amount = (await vault.inventory()).find(({ category }) => category === 'destinations');
    expect(amount).to.include({ oldest: start - 40 * day, newest: start + 5 * day });
    vault.close();
    const again = await window();
    const unopened = (await again.inventory()).find(({ category }) => category === 'destinations');
    expect(unopened).to.include({ records: 3, oldest: undefined, newest: undefined });
    again.close();
  });

  it('decides what expires at once: without undo, under a new key, also a deleted one that could come back', async () => {
    const vault = await window();
    const collection = await open(vault);
    await fill(collection);
    await collection.remove(['old'], 10_000);
    const [bucket, keyBefore] = [vault.currentDriver, await keyIdOf(vault)];
    const limit = stand.clock.now() - 10 * day;
    expect(await vault.expire(bucket, 'destinations', limit)).to.deep.equal({ ok: true, records: 2 });
    expect(names(collection)).to.deep.equal(['new']);
    expect(await keyIdOf(vault)).to.not.equal(keyBefore);
    expect(await collection.restore(['old'])).to.include({ ok: false, reason: 'stale' });
    expect(await vault.expire(bucket, 'destinations', limit)).to.deep.equal({ ok: true, records: 0 });
    const amount = (await vault.inventory()).find(({ category }) => category === 'destinations');
    expect(amount).to.include({ records: 1, removed: 0, rekeyDue: false });
    vault.close();
  });

  it('is kept through a deletion and its undo, and says when the re-key begins', async () => {
    const vault = await window();
    const collection = await open(vault);
    await fill(collection);
    const expired = await collection.expire({ olderThan: stand.clock.now() - day }, 10_000);
    expect(expired).to.deep.equal({ ok: true, ids: ['old', 'middle'] });
    const amount = (await vault.inventory()).find(({ category }) => category === 'destinations');
    expect(amount).to.include({ removed: 2, rekeyAt: stand.clock.now() + 14_000 });
    expect(await collection.restore(['old', 'middle'])).to.deep.equal({ ok: true });
    const limit = stand.clock.now() - 30 * day;
    expect(await vault.countOlder(vault.currentDriver, 'destinations', limit)).to.equal(1);
    vault.close();
  });

  it('finishes at the next start what a kill left between the marks and the re-key', async () => {
    const vault = await window();
    await fill(await open(vault));
    const keyBefore = await keyIdOf(vault);
    // The marks need no keystore, the re-key does.
    stand.keystore.unreachable = true;
    const limit = stand.clock.now() - 10 * day;
    const expired = await vault.expire(vault.currentDriver, 'destinations', limit);
    expect(expired).to.deep.equal({ ok: false, reason: 'keystore-unreachable' });
    expect(await keyIdOf(vault)).to.equal(keyBefore);
    stand.keystore.unreachable = false;
    vault.close();
    await navigator.locks.request('after-close', () => undefined);
    const again = await window();
    await again.sweep();
    expect(await keyIdOf(again)).to.not.equal(keyBefore);
    expect(names(await open(again))).to.deep.equal(['new']);
    again.close();
  });

  it('ends with the retention, at a sweep or an opening, by a trusted clock only', async () => {
    const vault = await window();
    await fill(await open(vault));
    vault.close();
    const doubtful = await window(30);
    stand.clock.isTrusted = () => false;
    await doubtful.sweep();
    expect(names(await open(doubtful))).to.deep.equal(['old', 'middle', 'new']);
    stand.clock.isTrusted = () => true;
    await doubtful.sweep();
    expect(names(await open(doubtful))).to.deep.equal(['middle', 'new']);
    stand.clock.advance(11 * day);
    await open(doubtful);
    stand.clock.advance(1);
    await doubtful.settled();
    expect(names(await open(doubtful))).to.deep.equal(['new']);
    doubtful.close();
  });

  it('ends nothing before its driver’s rule is known, nor in another bucket', async () => {
    const vault = await window();
    await fill(await open(vault));
    vault.keepFor('driver-other', new Map([['destinations', 1]]));
    stand.clock.advance(400 * day);
    await vault.sweep();
    await open(vault);
    stand.clock.advance(1);
    await vault.settled();
    expect(names(await open(vault))).to.deep.equal(['old', 'middle', 'new']);
    vault.close();
  });

  it('is not believed of a clock that was set forward, before the car has vouched for it for an hour', async () => {
    const vault = await window(30);
    const collection = await open(vault);
    await collection.put([{ id: 'new', value: { name: 'new', visited: stand.clock.now() } }]);
    await vault.sweep();
    stand.clock.leap(400 * day);
    await vault.sweep();
    stand.clock.advance(3_000_000);
    await vault.sweep();
    expect(names(collection)).to.deep.equal(['new']);
    // Set right again within the hour: nothing was lost, and nothing goes later either.
    stand.clock.leap(-400 * day);
    await vault.sweep();
    stand.clock.advance(3_600_000);
    await vault.sweep();
    expect(names(collection)).to.deep.equal(['new']);
    const keyBefore = await keyIdOf(vault);
    stand.clock.leap(400 * day);
    await vault.sweep();
    stand.clock.advance(3_600_000);
    await vault.sweep();
    expect(names(collection)).to.deep.equal([]);
    expect(await keyIdOf(vault)).to.not.equal(keyBefore);
    vault.close();
  });

  it('is given to records of pages from before it was kept, when they are opened', async () => {
    const vault = await window();
    const bucket = vault.currentDriver;
    await fill(await open(vault));
    vault.close();
    await stripTimes(bucket);
    const again = await window();
    const before = stand.clock.now();
    expect(await again.countOlder(bucket, 'destinations', before)).to.equal(0);
    stand.clock.advance(2 * day);
    const collection = await open(again);
    expect(names(collection)).to.deep.equal(['old', 'middle', 'new']);
    expect(await again.countOlder(bucket, 'destinations', before)).to.equal(2);
    expect(await again.countOlder(bucket, 'destinations', before + 3 * day)).to.equal(3);
    expect(collection.get('old')?.revision).to.equal(1);
    again.close();
  });

  /** Rewrites a bucket's pages as an app without times would have. */
  async function stripTimes(bucket: Vault['currentDriver']): Promise<void> {
    const { keystore } = await stand.ledger();
    const tools = { keystore, clock: stand.clock, random };
    const opened = await openBucketStore(bucket, tools);
    if (!opened.ok) throw new Error(opened.reason);
    const keys = new BucketKeys(opened.store, tools);
    await keys.load();
    const key = keys.get('destinations')?.key;
    if (key === undefined) throw new Error('no key');
    for (const row of await rawRows(bucket)) {
      if (row.store !== 'pages') continue;
      const place = { bucket, category: 'destinations', id: row.key.split('/')[1] ?? '' };
      const page = await openPage(key, place, row.value);
      if (page === undefined) throw new Error('no page');
      const entries = page.entries.map(({ id, revision, value }) => ({ id, revision, value }));
      await tamper(bucket, 'pages', row.key, await sealPage(key, place, { ...page, entries }, random));
    }
    opened.store.close();
  }
});
