import { expect, waitUntil } from '@open-wc/testing';
import { openKeptCategories } from '../../src/choices/kept-categories.ts';
import type { AddressBook } from '../../src/data/address-book.ts';
import { callsCollection } from '../../src/data/calls/calls-collection.ts';
import { contactsCollection } from '../../src/data/contacts/contacts-collection.ts';
import { countOfDevice, forgetDevice } from '../../src/data/devices/forget-device.ts';
import type { ForgetOutcome } from '../../src/data/devices/forget-device.ts';
import { pairedDevicesCollection } from '../../src/data/devices/paired-devices-collection.ts';
import { openAddressBook } from '../../src/data/open-address-book.ts';
import { openUsageRecorder } from '../../src/data/usage-recorder.ts';
import { openSession } from '../../src/session/session.ts';
import type { Session } from '../../src/session/session.ts';
import type { CollectionDefinition } from '../../src/vault/collection-definition.ts';
import type { Vault } from '../../src/vault/vault.ts';
import { GloveboxStand, random } from '../vault/glovebox-stand.ts';
import { takeStorageTurn } from '../vault/storage-turn.ts';
import { card } from './book-stand.ts';
import { makeContact } from './contacts/make-contact.ts';
import { callOf, HandedOver, HandedPairings, otherPhone, pairedOf, phone } from './handed-over.ts';

const createWorker = (): Worker =>
  new Worker(new URL('../../src/data/vcard/import-worker.ts', import.meta.url), { type: 'module' });

describe('forgetting a device', () => {
  takeStorageTurn();
  let stand: GloveboxStand;
  let usage: HandedOver;
  let pairing: HandedPairings;
  let vault: Vault;
  let session: Session;
  let end: AbortController;

  beforeEach(async () => {
    stand = new GloveboxStand();
    usage = new HandedOver();
    pairing = new HandedPairings(usage);
    pairing.become([
      { id: phone, kind: 'phone', name: 'Mine' },
      { id: otherPhone, kind: 'phone', name: 'Other' },
    ]);
    end = new AbortController();
    vault = await stand.window();
    const opened = openSession(vault);
    if (opened === undefined) throw new Error('no session');
    session = opened;
  });
  afterEach(() => {
    end.abort();
    stand.closeAll();
  });

  const forget = (id = phone): Promise<ForgetOutcome> => forgetDevice({ vault, session, pairing }, id);

  async function record(): Promise<void> {
    const { signal } = end;
    const kept = await openKeptCategories({ vault, session }, () => true, signal);
    const stored = { vault, session };
    await openUsageRecorder({ usage, clock: stand.clock, stored, kept, signal })?.take();
  }

  async function ids<T>(definition: CollectionDefinition<T>, bucket = session.driver.name) {
    const collection = vault.collection(bucket, definition);
    await collection.open();
    return collection.all().map(({ id }) => id);
  }

  async function openBook(): Promise<AddressBook> {
    const { clock } = stand;
    const lifecycle = { subscribe: () => undefined };
    const { signal } = end;
    const book = openAddressBook({
      ...{ vault, session, clock, lifecycle, pairing, random, language: 'en', signal },
    });
    if (book === undefined) throw new Error('no book');
    await waitUntil(() => book.isOpen, 'the book opens');
    return book;
  }

  /** Contacts called as the device that they came from. */
  async function putContacts(devices: Readonly<Record<string, string | undefined>>): Promise<void> {
    const contacts = vault.collection(session.driver.name, contactsCollection);
    await contacts.open();
    await contacts.put(
      Object.entries(devices).map(([id, device]) => ({
        id,
        value: { ...makeContact({ fullName: id }), ...(device !== undefined && { device }) },
      })),
    );
  }

  it('takes its record, its calls and its contacts along, and nothing else', async () => {
    const me = session.driver.name;
    usage.waiting = [
      pairedOf('p', me),
      pairedOf('q', me, otherPhone),
      callOf('c-1', me),
      callOf('c-2', me, otherPhone),
    ];
    await record();
    await putContacts({ synced: phone, other: otherPhone, own: undefined });
    expect(await countOfDevice({ vault, session }, phone)).to.deep.equal({
      ...{ 'paired-devices': 1, calls: 1, contacts: 1 },
    });
    expect(await forget()).to.deep.equal({
      ok: true,
      gone: { 'paired-devices': 1, calls: 1, contacts: 1 },
    });
    expect(await ids(pairedDevicesCollection, session.vehicle.name)).to.deep.equal([otherPhone]);
    expect(await ids(callsCollection)).to.deep.equal(['c-2']);
    expect(await ids(contactsCollection)).to.deep.equal(['other', 'own']);
    expect(pairing.list().map(({ id }) => id)).to.deep.equal([otherPhone]);
  });

  it('destroys the keys that its records were readable with, also those of what was overwritten', async () => {
    usage.waiting = [pairedOf('p', session.driver.name), callOf('c-1', session.driver.name)];
    await record();
    await putContacts({ synced: phone });
    const before = new Set(stand.keystore.keys.keys());
    expect((await forget()).ok).to.equal(true);
    // One alias for each bucket's keyring: the ledger's and the keeper's do not change.
    const now = new Set(stand.keystore.keys.keys());
    expect([...before].filter((alias) => !now.has(alias))).to.have.lengthOf(2);
    // Also where nothing of it is left: what was overwritten before may hold it.
    expect(await forget()).to.deep.equal({
      ok: true,
      gone: { 'paired-devices': 0, calls: 0, contacts: 0 },
    });
    expect([...now].filter((alias) => !stand.keystore.keys.has(alias))).to.have.lengthOf(2);
  });

  it('leaves no undo to what was deleted just before', async () => {
    await putContacts({ synced: phone, own: undefined });
    const book = await openBook();
    await book.remove('synced');
    expect(book.undoable?.id).to.equal('synced');
    expect(await forget()).to.deep.include({ gone: { 'paired-devices': 0, calls: 0, contacts: 1 } });
    expect((await book.undo()).ok).to.equal(false);
    expect(await ids(contactsCollection)).to.deep.equal(['own']);
  });

  it('keeps what other drivers have of it', async () => {
    const other = await vault.createDriver();
    if (!other.ok) throw new Error('no driver');
    const theirs = vault.collection(other.bucket.name, contactsCollection);
    await theirs.open();
    await theirs.put([{ id: 'theirs', value: { ...makeContact(), device: phone } }]);
    expect(await forget()).to.deep.include({ ok: true });
    expect(await ids(contactsCollection, other.bucket.name)).to.deep.equal(['theirs']);
  });

  it('stores nothing that the car handed over while it was forgotten', async () => {
    const me = session.driver.name;
    let forgotten: Promise<ForgetOutcome> | undefined;
    usage.waiting = [callOf('c-1', me), callOf('c-2', me, otherPhone)];
    usage.onAsked = async () => {
      if (forgotten !== undefined) return;
      let isOver = false;
      forgotten = forget().finally(() => (isOver = true));
      await waitUntil(async () => isOver || ((await navigator.locks.query()).pending ?? []).length > 0);
    };
    await record();
    expect(await forgotten).to.deep.include({ ok: true });
    expect(await ids(callsCollection)).to.deep.equal(['c-2']);
  });

  it('stores nothing more of an address book that is being taken in', async () => {
    const book = await openBook();
    const cards = Array.from({ length: 1_000 }, (_, index) => card(`Person ${index}`, `+31 6 ${index}`));
    let forgotten: Promise<ForgetOutcome> | undefined;
    const run = book.imports.start(
      [new Blob(cards)],
      createWorker,
      () => {
        if (run.progress.taken > 0) forgotten ??= forget();
      },
      phone,
    );
    await run.done;
    expect((await forgotten)?.ok).to.equal(true);
    expect(run.progress.taken).to.be.within(100, 900);
    expect(await ids(contactsCollection)).to.deep.equal([]);
  });

  it('says what it could not read or make unreadable, and can be tried again', async () => {
    usage.waiting = [callOf('c-1', session.driver.name)];
    await record();
    await putContacts({ synced: phone });
    stand.keystore.unreachable = true;
    const failed = await forget();
    expect(failed).to.deep.include({ ok: false });
    expect('left' in failed && failed.left).to.include.members(['calls', 'contacts']);
    stand.keystore.unreachable = false;
    expect(await forget()).to.deep.include({ ok: true });
    expect(await ids(contactsCollection)).to.deep.equal([]);
  });

  it('does not take the vault’s word for it', async () => {
    await putContacts({ synced: phone });
    const lying: Pick<Vault, 'countWhere' | 'eraseWhere'> = {
      countWhere: (...what) => vault.countWhere(...what),
      eraseWhere: () => Promise.resolve({ ok: true, records: 1 }),
    };
    expect(await forgetDevice({ vault: lying, session, pairing }, phone)).to.deep.equal({
      ok: false,
      gone: { 'paired-devices': 1, calls: 1, contacts: 1 },
      left: ['contacts'],
    });
  });

  it('counts every category of a driver behind a PIN as left', async () => {
    await putContacts({ synced: phone });
    expect((await vault.setPin(session.driver.name, '314159')).ok).to.equal(true);
    stand.closeAll();
    vault = await stand.window();
    const locked = openSession(vault);
    if (locked === undefined) throw new Error('no session');
    session = locked;
    expect(session.driver.state).to.equal('locked');
    expect(await forget()).to.deep.equal({
      ok: false,
      gone: { 'paired-devices': 0, calls: undefined, contacts: undefined },
      left: ['calls', 'contacts'],
    });
  });

  it('keeps the record of a device until the rest of it is gone', async () => {
    usage.waiting = [pairedOf('p', session.driver.name), callOf('c-1', session.driver.name)];
    await record();
    const seen: number[] = [];
    const paired = vault.collection(session.vehicle.name, pairedDevicesCollection);
    const calls = vault.collection(session.driver.name, callsCollection);
    for (const collection of [paired, calls]) {
      await collection.open();
      collection.subscribe(() => seen.push(paired.all().length - calls.all().length), end.signal);
    }
    await forget();
    expect(Math.min(...seen)).to.equal(0);
  });

  it('removes nothing while the car cannot be reached', async () => {
    await putContacts({ synced: phone });
    pairing.isAway = true;
    expect(await forget()).to.deep.equal({ ok: false, car: { ok: false, reason: 'unreachable' } });
    expect(await ids(contactsCollection)).to.deep.equal(['synced']);
  });

  it('removes what is left of one that the car does not know any more', async () => {
    await putContacts({ synced: phone });
    pairing.become([]);
    expect(await forget()).to.deep.include({ ok: true });
    expect(await ids(contactsCollection)).to.deep.equal([]);
  });
});
