import { expect, waitUntil } from '@open-wc/testing';
import { undoTime } from '../../src/data/address-book.ts';
import type { AddressBook } from '../../src/data/address-book.ts';
import { contactsCollection } from '../../src/data/contacts/contacts-collection.ts';
import { openAddressBook } from '../../src/data/open-address-book.ts';
import { openSession } from '../../src/session/session.ts';
import type { Vault } from '../../src/vault/vault.ts';
import { driverBucket, GloveboxStand, random } from '../vault/glovebox-stand.ts';
import { takeStorageTurn } from '../vault/storage-turn.ts';
import { makeContact } from './contacts/make-contact.ts';

const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const card = (name: string, inner = ''): string =>
  `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\n${inner}END:VCARD\r\n`;

function createWorker(): Worker {
  return new Worker(new URL('../../src/data/vcard/import-worker.ts', import.meta.url), { type: 'module' });
}

describe('AddressBook', () => {
  takeStorageTurn();
  let stand: GloveboxStand;
  let end: AbortController;
  beforeEach(() => {
    stand = new GloveboxStand();
    end = new AbortController();
  });
  afterEach(() => {
    end.abort();
    stand.closeAll();
  });

  async function open(vault: Vault): Promise<AddressBook> {
    const session = openSession(vault);
    const book =
      session &&
      openAddressBook({ vault, session, clock: stand.clock, random, language: 'en', signal: end.signal });
    if (book === undefined) throw new Error('no book');
    await waitUntil(() => book.isOpen, 'the book opens');
    return book;
  }

  async function filled(...names: string[]): Promise<AddressBook> {
    const vault = await stand.window();
    const contacts = vault.collection(driverBucket(vault), contactsCollection);
    await contacts.open();
    const records = names.map((name) => ({ id: `id-${name}`, value: makeContact({ fullName: name }) }));
    expect(await contacts.put(records)).to.deep.equal({ ok: true });
    return open(vault);
  }

  const names = (book: AddressBook, query = ''): string[] => book.rows(query).map(({ heading }) => heading);

  it('is empty at first, and sorted and findable when filled', async () => {
    expect((await open(await stand.window())).rows('')).to.deep.equal([]);
    const book = await filled('Zoë', 'Ann', 'Bjørn');
    expect(names(book)).to.deep.equal(['Ann', 'Bjørn', 'Zoë']);
    expect(names(book, 'bjorn')).to.deep.equal(['Bjørn']);
    expect(book.count).to.equal(3);
    expect(book.contact('id-Ann')?.fullName).to.equal('Ann');
    expect(book.contact('nobody')).to.equal(undefined);
  });

  it('prepares its rows once, and anew after a change', async () => {
    const book = await filled('Ann', 'Ben');
    const rows = book.rows('');
    expect(book.rows(' ')).to.equal(rows);
    await book.remove('id-Ann');
    expect(names(book)).to.deep.equal(['Ben']);
  });

  it('brings a deleted contact back within ten seconds, counting down', async () => {
    const book = await filled('Ann', 'Ben');
    const seconds: unknown[] = [];
    book.subscribe(() => seconds.push(book.undoable?.secondsLeft), end.signal);
    expect(await book.remove('id-Ann')).to.deep.equal({ ok: true });
    expect(names(book)).to.deep.equal(['Ben']);
    expect(book.undoable).to.deep.equal({ id: 'id-Ann', secondsLeft: 10 });
    for (let second = 0; second < 9; second += 1) stand.clock.advance(1_000);
    expect(seconds.filter((left) => left !== undefined).slice(-10)).to.deep.equal([
      10, 9, 8, 7, 6, 5, 4, 3, 2, 1,
    ]);
    expect(await book.undo()).to.deep.equal({ ok: true });
    expect(names(book)).to.deep.equal(['Ann', 'Ben']);
    expect(book.undoable).to.equal(undefined);
  });

  it('offers no undo after ten seconds, says so, and brings nothing back', async () => {
    const book = await filled('Ann', 'Ben');
    await book.remove('id-Ann');
    let heard = 0;
    book.subscribe(() => (heard += 1), end.signal);
    stand.clock.advance(undoTime);
    expect(book.undoable).to.equal(undefined);
    expect(heard).to.be.greaterThan(0);
    expect(await book.undo()).to.deep.equal({ ok: false, reason: 'stale', ids: [] });
    expect(names(book)).to.deep.equal(['Ben']);
  });

  it('offers to undo the last deletion', async () => {
    const book = await filled('Ann', 'Ben');
    await book.remove('id-Ann');
    stand.clock.advance(4_000);
    await book.remove('id-Ben');
    stand.clock.advance(7_000);
    expect(book.undoable).to.deep.equal({ id: 'id-Ben', secondsLeft: 3 });
    await book.undo();
    expect(names(book)).to.deep.equal(['Ben']);
  });

  it('offers no undo for what was not there any more', async () => {
    const book = await filled('Ann');
    expect(await book.remove('nobody')).to.deep.equal({ ok: false, reason: 'stale', ids: ['nobody'] });
    expect(book.undoable).to.equal(undefined);
  });

  it('takes in a file with photos, and shows it when all of it is there', async () => {
    const book = await open(await stand.window());
    let drawn = 0;
    book.subscribe(() => (drawn += 1), end.signal);
    const file = new Blob([card('Ann', `PHOTO;ENCODING=b:${png}\r\n`), card('Ben'), card('Cas')]);
    let progress = 0;
    const finish = await book.import(file, createWorker, () => (progress += 1)).done;
    expect(finish.kind).to.equal('finished');
    expect(progress).to.be.greaterThan(0);
    await waitUntil(() => drawn > 0, 'the rows are drawn');
    expect(names(book)).to.deep.equal(['Ann', 'Ben', 'Cas']);
    const [ann, ben] = book.rows('').map(({ id }) => book.contact(id));
    if (ann === undefined || ben === undefined) throw new Error('no contacts');
    const picture = await book.photo(ann);
    expect([picture?.width, picture?.height]).to.deep.equal([1, 1]);
    picture?.close();
    expect(ben.photo).to.equal(undefined);
    expect(await book.photo(ben)).to.equal(null);
  });

  it('keeps the photo with its own contact in a large file', async () => {
    const book = await open(await stand.window());
    const cards = Array.from({ length: 150 }, (_, index) =>
      card(`N${String(index).padStart(3, '0')}`, index % 7 === 0 ? `PHOTO;ENCODING=b:${png}\r\n` : ''),
    );
    await book.import(new Blob(cards), createWorker, () => undefined).done;
    const withPhoto = book
      .rows('')
      .flatMap(({ id, heading }) =>
        book.contact(id)?.photo === undefined ? [] : [Number(heading.slice(1))],
      );
    expect(withPhoto).to.deep.equal(Array.from({ length: 22 }, (_, index) => index * 7));
  });

  it('shows no photo that cannot be read, and does not fail', async () => {
    const book = await filled('Ann');
    const ann = book.contact('id-Ann');
    if (ann === undefined) throw new Error('no contact');
    const key = btoa('x'.repeat(32));
    expect(
      await book.photo({ ...ann, photo: { id: 'a'.repeat(20), key, size: 3, type: 'image/png' } }),
    ).to.equal(null);
  });

  it('stores nothing more, and says why, when storage was closed in the middle of an import', async () => {
    const vault = await stand.window();
    const book = await open(vault);
    const cards = Array.from({ length: 300 }, (_, index) => card(`N${index}`));
    const run = book.import(new Blob(cards), createWorker, () => {
      if (run.progress.taken > 0) vault.close();
    });
    const finish = await run.done;
    expect(finish).to.include({ kind: 'failed', reason: 'closed' });
    stand.closeAll();
    const again = await open(await stand.window());
    expect('taken' in finish && finish.taken).to.equal(again.count);
  });

  it('sees what another window takes in', async () => {
    const first = await open(await stand.window());
    const second = await open(await stand.window());
    await first.import(new Blob([card('Ann')]), createWorker, () => undefined).done;
    await waitUntil(() => second.count === 1, 'the other window has it');
    expect(names(second)).to.deep.equal(['Ann']);
  });

  it('is none where the key is gone: that can only be erased', async () => {
    await filled('Ann');
    const before = new Set(stand.keystore.keys.keys());
    const ledger = await stand.ledger();
    for (const key of before) if (!key.endsWith(ledger.alias)) stand.keystore.keys.delete(key);
    stand.closeAll();
    const vault = await stand.window();
    const session = openSession(vault);
    if (session === undefined) throw new Error('no session');
    expect(session.driver.state).to.equal('unreadable');
    expect(
      openAddressBook({ vault, session, clock: stand.clock, random, language: 'en', signal: end.signal }),
    ).to.equal(undefined);
  });
});
