import { expect } from '@open-wc/testing';
import { driverBucket, GloveboxStand, nextChange, openContacts, until } from './glovebox-stand.ts';
import { takeStorageTurn } from './storage-turn.ts';

describe('Collection', () => {
  takeStorageTurn();
  let stand: GloveboxStand;
  beforeEach(() => {
    stand = new GloveboxStand();
  });
  afterEach(() => stand.closeAll());

  it('keeps what was put through a new start', async () => {
    const first = await openContacts(await stand.window());
    expect(await first.put([{ id: 'a', value: { name: 'Ada' } }])).to.deep.equal({ ok: true });
    expect(first.all()).to.deep.equal([{ id: 'a', revision: 1, value: { name: 'Ada' } }]);
    stand.closeAll();
    const again = await openContacts(await stand.window());
    expect(again.all()).to.deep.equal([{ id: 'a', revision: 1, value: { name: 'Ada' } }]);
    expect(again.get('a')?.value.name).to.equal('Ada');
  });

  it('keeps the order of records over many pages', async () => {
    const first = await openContacts(await stand.window());
    const changes = Array.from({ length: 450 }, (_, index) => ({
      id: `id-${index}`,
      value: { name: `Name ${index}` },
    }));
    await first.put(changes.slice(0, 130));
    await first.put(changes.slice(130));
    await first.put([{ id: 'id-5', value: { name: 'Changed' }, revision: 1 }]);
    stand.closeAll();
    const again = await openContacts(await stand.window());
    expect(again.all().map(({ id }) => id)).to.deep.equal(changes.map(({ id }) => id));
    expect(again.get('id-5')).to.deep.equal({ id: 'id-5', revision: 2, value: { name: 'Changed' } });
  });

  it('refuses a stale revision, and an insert of what is there already', async () => {
    const collection = await openContacts(await stand.window());
    await collection.put([{ id: 'a', value: { name: 'Ada' } }]);
    await collection.put([{ id: 'a', value: { name: 'Bea' }, revision: 1 }]);
    const late = await collection.put([
      { id: 'b', value: { name: 'new' } },
      { id: 'a', value: { name: 'Cleo' }, revision: 1 },
    ]);
    expect(late).to.deep.equal({ ok: false, reason: 'stale', ids: ['a'] });
    const twice = await collection.put([{ id: 'a', value: { name: 'Cleo' } }]);
    expect(twice).to.deep.equal({ ok: false, reason: 'stale', ids: ['a'] });
    expect(collection.all()).to.deep.equal([{ id: 'a', revision: 2, value: { name: 'Bea' } }]);
  });

  it('names id and path of an invalid value, stores nothing, and never quotes the value', async () => {
    const collection = await openContacts(await stand.window());
    const secret = 'x'.repeat(100_001);
    const result = await collection.put([
      { id: 'a', value: { name: 'Ada' } },
      { id: 'b', value: { name: secret } },
    ]);
    expect(result).to.deep.equal({
      ok: false,
      reason: 'invalid',
      problems: [{ id: 'b', path: 'name', code: 'too_big' }],
    });
    expect(collection.all()).to.deep.equal([]);
  });

  it('takes a removed record out of sight and restores it within its undo', async () => {
    const collection = await openContacts(await stand.window());
    await collection.put([
      { id: 'a', value: { name: 'Ada' } },
      { id: 'b', value: { name: 'Bea' } },
    ]);
    await collection.remove(['a'], 10_000);
    expect(collection.all().map(({ id }) => id)).to.deep.equal(['b']);
    expect(collection.get('a')).to.equal(undefined);
    stand.clock.advance(9_999);
    expect(await collection.restore(['a'])).to.deep.equal({ ok: true });
    expect(collection.all()).to.deep.equal([
      { id: 'a', revision: 1, value: { name: 'Ada' } },
      { id: 'b', revision: 1, value: { name: 'Bea' } },
    ]);
  });

  it('refuses an undo that has ended, and re-keys without the record', async () => {
    const vault = await stand.window();
    const collection = await openContacts(vault);
    await collection.put([{ id: 'a', value: { name: 'Ada' } }]);
    const aliases = new Set(stand.keystore.keys.keys());
    await collection.remove(['a'], 10_000);
    stand.clock.advance(10_000);
    expect(await collection.restore(['a'])).to.deep.equal({ ok: false, reason: 'stale', ids: ['a'] });
    const before = (await vault.inventory()).find(({ category }) => category === 'contacts');
    expect(before).to.include({ records: 0, removed: 1 });
    const ended = nextChange(collection);
    stand.clock.advance(5_000);
    await ended;
    await collection.put([{ id: 'c', value: { name: 'Cleo' } }]);
    const after = (await vault.inventory()).find(({ category }) => category === 'contacts');
    expect(after).to.include({ records: 1, removed: 0 });
    expect([...stand.keystore.keys.keys()].filter((alias) => aliases.has(alias))).to.have.length(2);
    expect(stand.keystore.keys.size).to.equal(3);
  });

  it('counts a removed record as gone after a restart', async () => {
    const first = await openContacts(await stand.window());
    await first.put([
      { id: 'a', value: { name: 'Ada' } },
      { id: 'b', value: { name: 'Bea' } },
    ]);
    await first.remove(['a'], 10_000);
    stand.closeAll();
    const vault = await stand.window();
    const again = await openContacts(vault);
    expect(again.all().map(({ id }) => id)).to.deep.equal(['b']);
    const swept = nextChange(again);
    stand.clock.advance(1);
    await swept;
    expect((await vault.inventory()).find(({ category }) => category === 'contacts')).to.include({
      records: 1,
      removed: 0,
    });
    expect(await again.restore(['a'])).to.deep.equal({ ok: false, reason: 'stale', ids: ['a'] });
  });

  it('says so when the vault is closed', async () => {
    const vault = await stand.window();
    const collection = await openContacts(vault);
    vault.close();
    expect(await collection.put([{ id: 'a', value: { name: 'Ada' } }])).to.deep.equal({
      ok: false,
      reason: 'closed',
    });
    expect(await vault.closed).to.equal('closed');
    expect(await collection.open()).to.deep.equal({ ok: false, reason: 'closed' });
  });

  it('shows what another window writes', async () => {
    const one = await openContacts(await stand.window());
    const two = await openContacts(await stand.window());
    await one.put([{ id: 'a', value: { name: 'Ada' } }]);
    await until(two, () => two.get('a') !== undefined);
    await two.put([{ id: 'a', value: { name: 'Bea' }, revision: 1 }]);
    await until(one, () => one.get('a')?.value.name === 'Bea');
  });

  it('loses nothing when two windows write at once, and refuses the later edit of the same record', async () => {
    const one = await openContacts(await stand.window());
    const two = await openContacts(await stand.window());
    await one.put([{ id: 'shared', value: { name: 'Start' } }]);
    await until(two, () => two.get('shared') !== undefined);
    const results = await Promise.all([
      one.put([{ id: 'a', value: { name: 'Ada' } }]),
      two.put([{ id: 'b', value: { name: 'Bea' } }]),
      one.put([{ id: 'shared', value: { name: 'One' }, revision: 1 }]),
      two.put([{ id: 'shared', value: { name: 'Two' }, revision: 1 }]),
    ]);
    expect(results.map(({ ok }) => ok)).to.deep.equal([true, true, true, false]);
    await until(two, () => two.all().length === 3 && two.get('shared')?.value.name === 'One');
    await until(one, () => one.all().length === 3);
  });

  it('goes on writing after another window re-keyed', async () => {
    const vault = await stand.window();
    const one = await openContacts(vault);
    const two = await openContacts(await stand.window());
    await one.put([{ id: 'a', value: { name: 'Ada' } }]);
    expect(await vault.rekey(driverBucket(vault), 'contacts')).to.deep.equal({ ok: true });
    expect(await two.put([{ id: 'b', value: { name: 'Bea' } }])).to.deep.equal({ ok: true });
    expect(two.all().map(({ id }) => id)).to.deep.equal(['a', 'b']);
    await until(one, () => one.all().length === 2);
  });
});
