import { expect, waitUntil } from '@open-wc/testing';
import { undoTime } from '../../src/data/address-book.ts';
import type { AddressBook } from '../../src/data/address-book.ts';
import { contactsCollection } from '../../src/data/contacts/contacts-collection.ts';
import { sumOf } from '../../src/data/imports/import-outcome.ts';
import { openAddressBook } from '../../src/data/open-address-book.ts';
import { openSession } from '../../src/session/session.ts';
import type { Vault } from '../../src/vault/vault.ts';
import { driverBucket, GloveboxStand, random } from '../vault/glovebox-stand.ts';
import { takeStorageTurn } from '../vault/storage-turn.ts';
import { makeContact } from './contacts/make-contact.ts';

const lifecycle = { subscribe: () => undefined };

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
      openAddressBook({
        vault,
        session,
        clock: stand.clock,
        lifecycle,
        pairing: { list: () => [] },
        random,
        language: 'en',
        signal: end.signal,
      });
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
    const finish = await book.imports.start([file], createWorker, () => (progress += 1)).done;
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
    await book.imports.start([new Blob(cards)], createWorker, () => undefined).done;
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
    const run = book.imports.start([new Blob(cards)], createWorker, () => {
      if (run.progress.taken > 0) vault.close();
    });
    const finish = await run.done;
    expect(finish).to.include({ kind: 'failed', reason: 'closed' });
    stand.closeAll();
    const again = await open(await stand.window());
    expect(sumOf(finish.files).taken).to.equal(again.count);
  });

  const tel = (number: string): string => `TEL:${number}\r\n`;
  const take = async (book: AddressBook, ...files: readonly string[][]): Promise<void> => {
    const run = book.imports.start(
      files.map((cards) => new Blob(cards)),
      createWorker,
    );
    expect((await run.done).kind).to.equal('finished');
  };
  const everything = (book: AddressBook): unknown[] =>
    book.rows('').map(({ id }) => {
      const { source: _, ...content } = book.contact(id) ?? makeContact();
      return content;
    });

  it('does not store twice what is there, in the book or in an earlier file', async () => {
    const book = await open(await stand.window());
    await take(book, [card('Ann', tel('1')), card('Ben')]);
    const run = book.imports.start(
      [new Blob([card('Ann', tel('1'))]), new Blob([card('Cas'), card('Cas')])],
      createWorker,
    );
    const { files } = await run.done;
    expect(files.map(({ taken, present }) => [taken, present])).to.deep.equal([
      [0, 1],
      [1, 1],
    ]);
    expect(names(book)).to.deep.equal(['Ann', 'Ben', 'Cas']);
  });

  it('merges what looks alike only when told to, and undoes the whole import', async () => {
    const book = await open(await stand.window());
    await take(book, [card('Zoë', tel('+31 6 12345678')), card('Ben')]);
    const before = everything(book);
    await take(book, [card('zoe', `${tel('06 12345678')}EMAIL:z@x.org\r\n`)], [card('Cas')]);
    expect(book.count).to.equal(4);
    const alike = book.imports.current?.changes.alike ?? [];
    expect(alike.length).to.equal(1);
    expect(await book.imports.merge(alike)).to.deep.equal({ ok: true });
    expect(names(book)).to.deep.equal(['Ben', 'Cas', 'Zoë']);
    expect(book.contact(book.rows('zoe')[0]?.id ?? '')).to.deep.include({
      emails: [{ value: 'z@x.org', types: [], preferred: false }],
    });
    expect(book.imports.undoable).to.equal(2);
    expect(await book.imports.undo()).to.deep.equal({ ok: true, removed: 1, restored: 1, kept: 0 });
    expect(everything(book)).to.deep.equal(before);
    expect(book.imports.undoable).to.equal(0);
  });

  it('keeps what the driver changed since the import, and can be undone no more when the ignition is off', async () => {
    const book = await open(await stand.window());
    await take(book, [card('Ann'), card('Ben')]);
    const ann = book.rows('ann')[0]?.id ?? '';
    expect(book.editing.begin(ann)).to.equal(true);
    const form = book.editing.current?.form;
    if (form === undefined) throw new Error('no form');
    book.editing.change({ ...form, texts: { ...form.texts, given: 'Anna' } });
    expect((await book.editing.save()).ok).to.equal(true);
    expect(await book.imports.undo()).to.deep.equal({ ok: true, removed: 1, restored: 0, kept: 1 });
    expect(names(book)).to.deep.equal(['Ann']);
    await take(book, [card('Cas')]);
    book.imports.endUndo();
    expect(await book.imports.undo()).to.equal(undefined);
    expect(names(book)).to.deep.equal(['Ann', 'Cas']);
  });

  it('sees what another window takes in', async () => {
    const first = await open(await stand.window());
    const second = await open(await stand.window());
    await first.imports.start([new Blob([card('Ann')])], createWorker, () => undefined).done;
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
      openAddressBook({
        vault,
        session,
        clock: stand.clock,
        lifecycle,
        pairing: { list: () => [] },
        random,
        language: 'en',
        signal: end.signal,
      }),
    ).to.equal(undefined);
  });
});
