import { expect } from '@open-wc/testing';
import { driverBucket, GloveboxStand, openContacts, contacts } from './glovebox-stand.ts';
import type { OpenResult } from '../../src/vault/collection-definition.ts';
import type { Contact } from './glovebox-stand.ts';
import type { Collection } from '../../src/vault/collection.ts';
import { rawRows, tamper } from './raw-storage.ts';
import { takeStorageTurn } from './storage-turn.ts';

type StoredPage = { revision: number; version: number; iv: Uint8Array; data: Uint8Array };

describe('a tampered category', () => {
  takeStorageTurn();
  let stand: GloveboxStand;
  let bucket: string;
  beforeEach(async () => {
    stand = new GloveboxStand();
    const vault = await stand.window();
    bucket = driverBucket(vault);
    const collection = await openContacts(vault);
    const changes = Array.from({ length: 250 }, (_, index) => ({
      id: `id-${index}`,
      value: { name: `Name ${index}` },
    }));
    await collection.put(changes);
    stand.closeAll();
  });
  afterEach(() => stand.closeAll());

  const reopen = async (): Promise<{ collection: Collection<Contact>; result: OpenResult }> => {
    const collection = (await stand.window()).collection(bucket, contacts);
    return { collection, result: await collection.open() };
  };
  const pages = async (): Promise<{ key: string; value: StoredPage }[]> =>
    (await rawRows(bucket)).flatMap(({ store, key, value }) =>
      store === 'pages' ? [{ key, value: value as StoredPage }] : [],
    );
  const head = async (): Promise<unknown> =>
    (await rawRows(bucket)).find(({ store }) => store === 'heads')?.value;
  const sound = { ok: true, unreadablePages: 0, lostPages: 0, invalidRecords: 0, headDamaged: false };

  it('is reported sound when nobody touched it', async () => {
    const { collection, result } = await reopen();
    expect(result).to.deep.equal(sound);
    expect(collection.all()).to.have.length(250);
  });

  for (const [what, change] of [
    ['a flipped bit of ciphertext', (page: StoredPage) => (page.data[100] = (page.data[100] ?? 0) ^ 4)],
    ['a flipped bit of the IV', (page: StoredPage) => (page.iv[0] = (page.iv[0] ?? 0) ^ 1)],
    ['another revision', (page: StoredPage) => (page.revision += 1)],
    ['another schema version', (page: StoredPage) => (page.version += 1)],
    ['cut ciphertext', (page: StoredPage) => (page.data = page.data.slice(0, -1))],
    ['a missing field', (page: Partial<StoredPage>) => delete page.iv],
  ] as const) {
    it(`isolates a page with ${what}, and the others stay usable`, async () => {
      const [page] = await pages();
      if (page === undefined) throw new Error('no page');
      const value = structuredClone(page.value);
      change(value);
      await tamper(bucket, 'pages', page.key, value);
      const { collection, result } = await reopen();
      expect(result).to.deep.equal({ ...sound, unreadablePages: 1 });
      expect(collection.all().length).to.be.oneOf([150, 200]);
      expect(await collection.put([{ id: 'new', value: { name: 'New' } }])).to.deep.equal({ ok: true });
    });
  }

  it('notices two swapped pages', async () => {
    const [one, two] = await pages();
    if (one === undefined || two === undefined) throw new Error('no pages');
    await tamper(bucket, 'pages', one.key, two.value);
    await tamper(bucket, 'pages', two.key, one.value);
    expect((await reopen()).result).to.include({ unreadablePages: 2 });
  });

  it('notices a missing page, also in the inventory before it is opened', async () => {
    const [page] = await pages();
    await tamper(bucket, 'pages', page?.key ?? '');
    const amounts = await (await stand.window()).inventory();
    const amount = amounts.find((one) => one.bucket === bucket && one.category === 'contacts');
    expect(amount).to.include({ records: 250, pages: 3, unreadablePages: 1 });
    expect((await reopen()).result).to.include({ unreadablePages: 1 });
  });

  it('notices a page rolled back to an earlier state', async () => {
    const before = await pages();
    const { collection } = await reopen();
    await collection.put([{ id: 'id-0', value: { name: 'Changed' }, revision: 1 }]);
    stand.closeAll();
    for (const { key, value } of before) await tamper(bucket, 'pages', key, value);
    expect((await reopen()).result).to.include({ unreadablePages: 1, headDamaged: false });
  });

  it('notices a head rolled back to an earlier state', async () => {
    const before = await head();
    const { collection } = await reopen();
    await collection.put([{ id: 'id-0', value: { name: 'Changed' }, revision: 1 }]);
    stand.closeAll();
    await tamper(bucket, 'heads', 'contacts', before);
    expect((await reopen()).result).to.include({ unreadablePages: 1 });
  });

  it('notices a changed count in the head, shows what opens, and the next write heals it', async () => {
    const stored = (await head()) as { body: string };
    const body = stored.body.replace('"records":250', '"records":251');
    await tamper(bucket, 'heads', 'contacts', { ...stored, body });
    const { collection, result } = await reopen();
    expect(result).to.deep.equal({ ...sound, headDamaged: true });
    expect(collection.all()).to.have.length(250);
    expect(await collection.put([{ id: 'new', value: { name: 'New' } }])).to.deep.equal({ ok: true });
    stand.closeAll();
    const again = await reopen();
    expect(again.result).to.deep.equal(sound);
    expect(again.collection.all()).to.have.length(251);
  });

  it('never shows pages without their head as empty', async () => {
    await tamper(bucket, 'heads', 'contacts');
    const { collection, result } = await reopen();
    expect(result).to.deep.equal({ ...sound, headDamaged: true });
    expect(collection.all()).to.have.length(250);
  });

  it('keeps its pages when the head is damaged while it is open in a window', async () => {
    const { collection } = await reopen();
    await tamper(bucket, 'heads', 'contacts', { body: '{', iv: new Uint8Array(12), tag: new Uint8Array(16) });
    expect(await collection.put([{ id: 'new', value: { name: 'New' } }])).to.deep.equal({ ok: true });
    expect(collection.all()).to.have.length(251);
  });

  it('ignores a planted page that the head does not name', async () => {
    const [page] = await pages();
    await tamper(bucket, 'pages', 'contacts/planted', page?.value);
    const { collection, result } = await reopen();
    expect(result).to.deep.equal(sound);
    expect(collection.all()).to.have.length(250);
  });

  it('remembers after a re-key how many pages it had to leave behind', async () => {
    const [page] = await pages();
    await tamper(bucket, 'pages', page?.key ?? '');
    const vault = await stand.window();
    expect(await vault.rekey(bucket, 'contacts')).to.deep.equal({ ok: true });
    stand.closeAll();
    expect((await reopen()).result).to.deep.equal({ ...sound, lostPages: 1 });
  });
});
