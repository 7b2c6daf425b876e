import { expect } from '@open-wc/testing';
import type { ReadStored } from '../../platform/contract/services.ts';
import { storedBatch } from '../../platform/contract/services.ts';
import { handedOutRow, handOut } from '../../src/choices/hand-out.ts';
import { openSession } from '../../src/session/session.ts';
import type { Session } from '../../src/session/session.ts';
import type { Collection } from '../../src/vault/collection.ts';
import type { Vault } from '../../src/vault/vault.ts';
import { contacts, driverBucket, GloveboxStand, openContacts } from '../vault/glovebox-stand.ts';
import type { Contact } from '../vault/glovebox-stand.ts';
import { rawRows, tamper } from '../vault/raw-storage.ts';
import { takeStorageTurn } from '../vault/storage-turn.ts';

const rows = [
  handedOutRow(contacts, ({ name, phone }) => (name === 'Nobody' ? undefined : { called: name, phone })),
];

describe('what is handed out to services', () => {
  takeStorageTurn();
  let stand: GloveboxStand;
  let vault: Vault;
  let session: Session;
  let book: Collection<Contact>;
  let end: AbortController;
  let choices: { isKept: boolean; aside: string[] };
  let isErasing: boolean;
  /** How often the category was opened. */
  let opened: number;
  beforeEach(async () => {
    stand = new GloveboxStand();
    end = new AbortController();
    choices = { isKept: true, aside: [] };
    isErasing = false;
    opened = 0;
    await start();
    await book.put([
      { id: 'a', value: { name: 'Ada', phone: '1' } },
      { id: 'b', value: { name: 'Bea' } },
      { id: 'n', value: { name: 'Nobody' } },
    ]);
  });
  afterEach(() => {
    end.abort();
    stand.closeAll();
  });

  async function start(): Promise<void> {
    vault = await stand.window();
    const found = openSession(vault);
    if (found === undefined) throw new Error('no session');
    session = found;
    book = await openContacts(vault);
  }

  /** What a service may read of a category, asked for as the car does. */
  function reader(driver: Partial<Session['driver']> = {}): ReadStored {
    let provided: ReadStored = () => Promise.resolve(['nobody gives out anything']);
    handOut({
      services: { provide: (read) => (provided = read) },
      choices: {
        get isKept() {
          return choices.isKept;
        },
        isSetAside: (category) => choices.aside.includes(category),
      },
      stored: { vault, session: { ...session, driver: { ...session.driver, ...driver } } },
      rows: rows.map((row) => ({
        ...row,
        open: (...from) => {
          opened += 1;
          return row.open(...from);
        },
      })),
      isErasing: () => isErasing,
      signal: end.signal,
    });
    return provided;
  }
  const both = [
    { called: 'Ada', phone: '1' },
    { called: 'Bea', phone: undefined },
  ];

  it('is what the row gives of each record, as it is now', async () => {
    const read = reader();
    expect(await read('contacts')).to.deep.equal(both);
    await book.put([{ id: 'b', revision: 1, value: { name: 'Bea Who' } }]);
    await book.remove(['a'], 10_000);
    expect(await read('contacts')).to.deep.equal([{ called: 'Bea Who', phone: undefined }]);
  });

  it('is nothing of a category without a row', async () => {
    expect(await reader()('calls')).to.deep.equal([]);
  });

  it('is nothing of a record that is set aside, from the tap, until it is released', async () => {
    const read = reader();
    expect(await read('contacts')).to.deep.equal(both);
    const setting = book.setAside(['a'], true);
    expect(await read('contacts')).to.deep.equal(both.slice(1));
    await setting;
    expect(await read('contacts')).to.deep.equal(both.slice(1));
    await book.setAside(['a'], false);
    expect(await read('contacts')).to.deep.equal(both);
  });

  it('is nothing of a record that was set aside before a restart', async () => {
    await book.setAside(['b'], true);
    stand.closeAll();
    await start();
    expect(await reader()('contacts')).to.deep.equal(both.slice(0, 1));
  });

  it('is nothing of a category that is set aside, also while it opens', async () => {
    const read = reader();
    const reading = read('contacts');
    choices.aside.push('contacts');
    expect(await reading).to.deep.equal([]);
    expect(await read('contacts')).to.deep.equal([]);
    choices.aside.pop();
    expect(await read('contacts')).to.deep.equal(both);
  });

  it('is nothing while the driver’s choices cannot be read', async () => {
    choices.isKept = false;
    expect(await reader()('contacts')).to.deep.equal([]);
  });

  it('is nothing of a page that is damaged', async () => {
    stand.closeAll();
    const page = (await rawRows(driverBucket(vault))).find(
      ({ store, key }) => store === 'pages' && key.startsWith('contacts/'),
    );
    if (page === undefined) throw new Error('no page');
    const value = structuredClone(page.value) as { data: Uint8Array };
    value.data[40] = (value.data[40] ?? 0) ^ 1;
    await tamper(driverBucket(vault), 'pages', page.key, value);
    await start();
    expect(await reader()('contacts')).to.deep.equal([]);
  });

  it('is nothing once an erase begins, nor when the stores have ended', async () => {
    const read = reader();
    isErasing = true;
    expect(await read('contacts')).to.deep.equal([]);
    expect(opened).to.equal(0);
    isErasing = false;
    expect(await read('contacts')).to.deep.equal(both);
    expect(await read('contacts')).to.deep.equal(both);
    expect(opened).to.equal(1);
    end.abort();
    expect(await read('contacts')).to.deep.equal([]);
  });

  it('is asked of nobody while a PIN locks the driver', async () => {
    expect(await reader({ state: 'locked' })('contacts')).to.deep.equal(['nobody gives out anything']);
  });

  it('is a transfer’s worth at most', async () => {
    const many = Array.from({ length: storedBatch + 5 }, (_, n) => ({
      id: `m-${n}`,
      value: { name: `M ${n}` },
    }));
    await book.put(many);
    expect(await reader()('contacts')).to.have.length(storedBatch);
  });
});
