import type { Clock } from '../../platform/contract/clock.ts';
import type { RecordItem } from '../records/record-list.ts';
import type { Blobs } from '../vault/blobs.ts';
import type { OpenResult, WriteResult } from '../vault/collection-definition.ts';
import type { Collection } from '../vault/collection.ts';
import { ContactEditing } from './contact-editing.ts';
import { ContactExports } from './contact-exports.ts';
import type { ContactImports } from './contact-imports.ts';
import { ContactIntake } from './contact-intake.ts';
import { RecordImports } from './imports/record-imports.ts';
import { readVcardFile } from './vcard/import-client.ts';
import { ContactPreparer, findContacts } from './contact-row.ts';
import type { PreparedContacts } from './contact-row.ts';
import type { Contact } from './contacts/contact.ts';

/** How long a deleted contact can be brought back, ms (`product.md` section 6). */
export const undoTime = 10_000;

export type OpenFailure = Exclude<Extract<OpenResult, { ok: false }>['reason'], 'aborted'>;

export interface AddressBookOptions {
  readonly contacts: Collection<Contact>;
  readonly photos: Blobs;
  readonly clock: Clock;
  readonly newId: () => string;
  /** For sorting. */
  readonly language: string;
  /** Whether a phone's address book may be taken in: no longer once it is forgotten. */
  readonly isPaired: (device: string) => boolean;
  readonly signal: AbortSignal;
}

/** One driver's address book: prepared rows, photos, deleting with undo; editing, importing, exporting. */
export class AddressBook {
  /** The contact that is being added or changed. */
  readonly editing: ContactEditing;
  readonly imports: ContactImports;
  readonly exports: ContactExports;
  readonly #options: AddressBookOptions;
  readonly #listeners = new Set<() => void>();
  readonly #preparer: ContactPreparer;
  #prepared: PreparedContacts | undefined;
  #isOpen = false;
  #unreadablePages = 0;
  #failure: OpenFailure | undefined;
  #deleted: { readonly id: string; readonly at: number } | undefined;

  constructor(options: AddressBookOptions) {
    this.#options = options;
    this.#preparer = new ContactPreparer(options.language);
    this.editing = new ContactEditing(options.contacts, options.newId);
    const onStored = (ids: readonly string[]): void =>
      this.#prepare(ids.flatMap((id) => this.contact(id) ?? []));
    this.imports = new RecordImports({
      newIntake: (device) => new ContactIntake({ ...options, device, onStored }),
      read: readVcardFile,
      onChanged: () => this.#notify(),
      onDone: () => this.#onChanged(),
    });
    this.exports = new ContactExports(options, () => this.#notify());
    options.contacts.subscribe(() => this.#onChanged(), options.signal);
    void this.#open();
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Why it did not open; undefined while it opens, and when it has. */
  get failure(): OpenFailure | undefined {
    return this.#failure;
  }

  /** Pages that did not decrypt; the rest is shown. */
  get unreadablePages(): number {
    return this.#unreadablePages;
  }

  get count(): number {
    return this.#options.contacts.all().length;
  }

  /** Rows that fit `query`, or all of them in order. */
  rows(query: string): readonly RecordItem[] {
    this.#prepared ??= this.#preparer.list(this.#options.contacts.all());
    return query.trim() === '' ? this.#prepared.items : findContacts(this.#prepared, query);
  }

  contact(id: string): Contact | undefined {
    return this.#options.contacts.get(id)?.value;
  }

  /** The photo, decoded; null when there is none or it cannot be read. The caller closes it. */
  async photo(contact: Contact): Promise<ImageBitmap | null> {
    if (contact.photo === undefined) return null;
    const bytes = await this.#options.photos.read(contact.photo);
    if (!bytes.ok) return null;
    return createImageBitmap(new Blob([bytes.value], { type: contact.photo.type })).catch(() => null);
  }

  /** The contact that can still be brought back, and for how many seconds more. */
  get undoable(): { readonly id: string; readonly secondsLeft: number } | undefined {
    if (this.#deleted === undefined) return undefined;
    const left = this.#deleted.at + undoTime - this.#options.clock.monotonic();
    return left <= 0 ? undefined : { id: this.#deleted.id, secondsLeft: Math.ceil(left / 1000) };
  }

  async remove(id: string): Promise<WriteResult> {
    if (this.contact(id) === undefined) return { ok: false, reason: 'stale', ids: [id] };
    const written = await this.#options.contacts.remove([id], undoTime);
    if (written.ok) {
      this.#deleted = { id, at: this.#options.clock.monotonic() };
      this.#countDown(id);
    }
    return written;
  }

  async undo(): Promise<WriteResult> {
    const undoable = this.undoable;
    this.#deleted = undefined;
    this.#notify();
    return undoable === undefined
      ? { ok: false, reason: 'stale', ids: [] }
      : this.#options.contacts.restore([undoable.id]);
  }

  subscribe(listener: () => void, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.#listeners.add(listener);
    signal.addEventListener('abort', () => this.#listeners.delete(listener));
  }

  /** Now, a few at a time, and not all at once when they are shown. */
  #prepare(contacts: readonly Contact[]): void {
    for (const contact of contacts) this.#preparer.prepare(contact);
  }

  async #open(): Promise<void> {
    const opened = await this.#options.contacts.open(this.#options.signal);
    if (opened.ok) {
      this.#isOpen = true;
      this.#unreadablePages = opened.unreadablePages;
    } else if (opened.reason !== 'aborted') this.#failure = opened.reason;
    this.#onChanged();
  }

  #countDown(id: string): void {
    if (this.#deleted?.id !== id) return;
    this.#notify();
    if (this.undoable !== undefined)
      this.#options.clock.after(1000, () => this.#countDown(id), this.#options.signal);
  }

  #onChanged(): void {
    if (this.imports.isBusy) return;
    if (!this.#isOpen) this.#prepare(this.#options.contacts.all().map(({ value }) => value));
    this.#prepared = undefined;
    this.#notify();
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}
