import { waitUntil } from '@open-wc/testing';
import { AddressBook } from '../../src/data/address-book.ts';
import type { Contact } from '../../src/data/contacts/contact.ts';
import type { ImportEnd } from '../../src/data/imports/import-outcome.ts';
import type { ImportAccount } from '../../src/data/vcard/import-account.ts';
import { driverBucket, GloveboxStand } from '../vault/glovebox-stand.ts';
import { MemoryContacts } from './memory-contacts.ts';

function createImportWorker(): Worker {
  return new Worker(new URL('../../src/data/vcard/import-worker.ts', import.meta.url), { type: 'module' });
}

/** A worker that takes a file and never says anything about it. */
export function silentWorker(): Worker {
  return new Worker(URL.createObjectURL(new Blob(['onmessage = () => {}'], { type: 'text/javascript' })));
}

export const card = (name: string, phone: string, rest = ''): string =>
  `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\nTEL:${phone}\r\n${rest}END:VCARD\r\n`;

/** An address book on contacts in memory; photos are in a real vault, so take a storage turn. */
export class BookStand {
  readonly contacts: MemoryContacts;
  readonly book: AddressBook;
  readonly #stand: GloveboxStand;
  readonly #end = new AbortController();

  private constructor(
    stand: GloveboxStand,
    contacts: MemoryContacts,
    book: (end: AbortSignal) => AddressBook,
  ) {
    this.#stand = stand;
    this.contacts = contacts;
    this.book = book(this.#end.signal);
  }

  static async open(people: Readonly<Record<string, Contact>> = {}): Promise<BookStand> {
    const stand = new GloveboxStand();
    const vault = await stand.window();
    const contacts = new MemoryContacts(people);
    const photos = vault.blobs(driverBucket(vault), 'contacts');
    let ids = 0;
    const opened = new BookStand(
      stand,
      contacts,
      (signal) =>
        new AddressBook({
          contacts,
          photos,
          clock: stand.clock,
          newId: () => `new-${(ids += 1)}`,
          language: 'en',
          isPaired: () => true,
          signal,
        }),
    );
    await waitUntil(() => opened.book.isOpen, 'the book opens');
    return opened;
  }

  /** Imports a file of these cards to its end. */
  take(...cards: readonly string[]): Promise<ImportEnd<ImportAccount>> {
    return this.book.imports.start([new Blob([...cards])], createImportWorker).done;
  }

  /** Names, sorted. */
  get names(): readonly string[] {
    return this.book.rows('').map(({ heading }) => heading);
  }

  close(): void {
    this.#end.abort();
    this.#stand.closeAll();
  }
}
