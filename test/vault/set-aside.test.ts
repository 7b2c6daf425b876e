import { expect } from '@open-wc/testing';
import type { Collection } from '../../src/vault/collection.ts';
import { GloveboxStand, openContacts, until } from './glovebox-stand.ts';
import type { Contact } from './glovebox-stand.ts';
import { replaceMethod } from './replace-method.ts';
import { takeStorageTurn } from './storage-turn.ts';

describe('a record that is set aside', () => {
  takeStorageTurn();
  let stand: GloveboxStand;
  beforeEach(() => {
    stand = new GloveboxStand();
  });
  afterEach(() => stand.closeAll());

  const filled = async (): Promise<Collection<Contact>> => {
    const collection = await openContacts(await stand.window());
    await collection.put([
      { id: 'a', value: { name: 'Ada' } },
      { id: 'b', value: { name: 'Bea' } },
    ]);
    return collection;
  };
  const aside = (collection: Collection<Contact>): readonly string[] =>
    collection.all().flatMap(({ id, isAside }) => (isAside === true ? [id] : []));
  /** Storage takes nothing until the answer is called. */
  const fill = (): (() => void) =>
    replaceMethod(IDBObjectStore.prototype, 'put', () => () => {
      throw new DOMException('full', 'QuotaExceededError');
    });

  it('says so, keeps its value and revision, and stays so through a new start', async () => {
    const collection = await filled();
    expect(await collection.setAside(['a', 'gone'], true)).to.deep.equal({ ok: true, ids: ['a'] });
    expect(collection.get('a')).to.deep.equal({
      id: 'a',
      revision: 1,
      value: { name: 'Ada' },
      isAside: true,
    });
    stand.closeAll();
    const again = await openContacts(await stand.window());
    expect(aside(again)).to.deep.equal(['a']);
    expect(again.get('b')).to.deep.equal({ id: 'b', revision: 1, value: { name: 'Bea' } });
  });

  it('is released, and then is as if it had never been set aside', async () => {
    const collection = await filled();
    await collection.setAside(['a', 'b'], true);
    expect(await collection.setAside(['a', 'b'], true)).to.deep.equal({ ok: true, ids: [] });
    expect(await collection.setAside(['b'], false)).to.deep.equal({ ok: true, ids: ['b'] });
    stand.closeAll();
    const again = await openContacts(await stand.window());
    expect(aside(again)).to.deep.equal(['a']);
    expect(again.get('b')).to.deep.equal({ id: 'b', revision: 1, value: { name: 'Bea' } });
  });

  it('stays so when it is changed, deleted and brought back', async () => {
    const collection = await filled();
    await collection.setAside(['a', 'b'], true);
    await collection.put([{ id: 'a', revision: 1, value: { name: 'Ada Byron' } }]);
    await collection.remove(['b'], 10_000);
    await collection.restore(['b']);
    expect(aside(collection)).to.deep.equal(['a', 'b']);
  });

  it('takes its mark along: a new record under its id has none', async () => {
    const collection = await filled();
    await collection.setAside(['a'], true);
    await collection.remove(['a'], 10_000);
    await collection.put([{ id: 'a', value: { name: 'Another' } }]);
    expect(aside(collection)).to.deep.equal([]);
  });

  it('can come in so', async () => {
    const collection = await filled();
    await collection.put([{ id: 'c', value: { name: 'Cleo' }, isAside: true }]);
    expect(aside(collection)).to.deep.equal(['c']);
    stand.closeAll();
    expect(aside(await openContacts(await stand.window()))).to.deep.equal(['c']);
  });

  it('is so from the call, in every collection of the window, before anything is written', async () => {
    const vault = await stand.window();
    const collection = await openContacts(vault);
    await collection.put([{ id: 'a', value: { name: 'Ada' } }]);
    const other = await openContacts(vault);
    expect(aside(other)).to.deep.equal([]);
    const setting = collection.setAside(['a'], true);
    expect(aside(collection)).to.deep.equal(['a']);
    expect(aside(other)).to.deep.equal(['a']);
    expect((await setting).ok).to.equal(true);
  });

  it('stays so for this window where it cannot be written, until it is released', async () => {
    const collection = await filled();
    const empty = fill();
    expect((await collection.setAside(['a'], true)).ok).to.equal(false);
    expect((await collection.setAside(['a'], false)).ok).to.equal(true);
    expect((await collection.setAside(['a'], true)).ok).to.equal(false);
    empty();
    expect(aside(collection)).to.deep.equal(['a']);
    await collection.put([{ id: 'a', revision: 1, value: { name: 'Ada Byron' } }]);
    expect(aside(collection)).to.deep.equal(['a']);
    expect(await collection.setAside(['a'], false)).to.deep.equal({ ok: true, ids: [] });
    expect(aside(collection)).to.deep.equal([]);
  });

  it('is not released by what cannot be written', async () => {
    const collection = await filled();
    await collection.setAside(['a'], true);
    const empty = fill();
    expect((await collection.setAside(['a'], false)).ok).to.equal(false);
    empty();
    expect(aside(collection)).to.deep.equal(['a']);
  });

  it('stays so when it is set aside again while a release is being written', async () => {
    const collection = await filled();
    await collection.setAside(['a'], true);
    const released = collection.setAside(['a'], false);
    const again = collection.setAside(['a'], true);
    await released;
    expect(aside(collection)).to.deep.equal(['a']);
    await again;
    expect(aside(collection)).to.deep.equal(['a']);
  });

  it('is seen by another window', async () => {
    const one = await filled();
    const two = await openContacts(await stand.window());
    await one.setAside(['b'], true);
    await until(two, () => aside(two).includes('b'));
    await two.setAside(['b'], false);
    await until(one, () => aside(one).length === 0);
  });
});
