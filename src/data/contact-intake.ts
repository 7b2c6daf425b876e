import type { Blobs } from '../vault/blobs.ts';
import type { Collection } from '../vault/collection.ts';
import type { Contact } from './contacts/contact.ts';
import { DuplicateIndex } from './contacts/duplicates.ts';
import type { PhotoMark } from './contacts/duplicates.ts';
import { mergeContacts } from './contacts/merge-contacts.ts';
import { ImportChanges } from './imports/import-changes.ts';
import type { StoreResult } from './imports/import-run.ts';
import type { Intake } from './imports/record-imports.ts';
import { withHandOverLock } from './hand-over-lock.ts';
import { nextTask } from '../records/next-task.ts';
import type { ImportedCard } from './vcard/imported-card.ts';

/**
 * Contacts indexed at a time. Measured with 10,000 detailed ones: 1.9 ms in the median, 19 at worst while every core
 * was busy (2 cores, Chromium 156).
 */
const slice = 100;

interface NewContact {
  readonly id: string;
  readonly card: ImportedCard;
}

export interface IntakeOptions {
  readonly contacts: Collection<Contact>;
  readonly photos: Blobs;
  readonly newId: () => string;
  /** The paired phone whose address book it is; undefined for files of the driver's own. */
  readonly device?: string | undefined;
  readonly isPaired: (device: string) => boolean;
  /** After each batch, with the new records. */
  readonly onStored: (ids: readonly string[]) => void;
}

/** Takes one import's cards into the address book: those that are there already are not stored twice. */
export class ContactIntake implements Intake<Contact, ImportedCard> {
  readonly changes: ImportChanges<Contact>;
  readonly #options: IntakeOptions;
  readonly #index = new DuplicateIndex();
  readonly #indexed: Promise<void>;

  constructor(options: IntakeOptions) {
    this.#options = options;
    this.changes = new ImportChanges(options.contacts, mergeContacts);
    this.#indexed = this.#indexBook();
  }

  /** Stores a batch, photos first; all of it or nothing. Nothing of a phone that was forgotten. */
  async take(cards: readonly ImportedCard[]): Promise<StoreResult> {
    await this.#indexed;
    const { device, isPaired } = this.#options;
    if (device === undefined) return this.#store(cards);
    return withHandOverLock(async () =>
      isPaired(device) ? this.#store(cards) : { ok: true, taken: 0, present: 0 },
    );
  }

  async #store(cards: readonly ImportedCard[]): Promise<StoreResult> {
    const { contacts, photos, device } = this.#options;
    const { added, alike } = this.#sort(cards);
    const pieces = added.flatMap(({ card: { photo } }) =>
      photo === undefined ? [] : [{ bytes: photo.bytes, type: photo.mediaType }],
    );
    const written = await photos.writeAll(pieces);
    if (!written.ok) return written;
    const references = written.value.values();
    const records = added.map(({ id, card: { contact, photo } }) => {
      const reference = photo === undefined ? undefined : references.next().value;
      const value = { ...contact, ...(device !== undefined && { device }) };
      return { id, value: reference === undefined ? value : { ...value, photo: reference } };
    });
    if (records.length > 0) {
      const stored = await contacts.put(records);
      if (!stored.ok) return stored;
    }
    const ids = added.map(({ id }) => id);
    this.changes.noteAdded(ids, alike);
    this.#options.onStored(ids);
    return { ok: true, taken: added.length, present: cards.length - added.length };
  }

  /** What of a batch is new, and what of it looks like someone who is there. */
  #sort(cards: readonly ImportedCard[]) {
    const added: NewContact[] = [];
    const alike: { readonly id: string; readonly known: string }[] = [];
    const inBatch = new Set<string>();
    for (const card of cards) {
      const photo = markOf(card);
      const contact = { ...card.contact, device: this.#options.device };
      const found = this.#index.find(contact, photo);
      const isThere =
        found !== undefined && (inBatch.has(found.id) || this.#options.contacts.get(found.id) !== undefined);
      if (isThere && found.kind === 'same') continue;
      const id = this.#options.newId();
      if (isThere) alike.push({ id, known: found.id });
      added.push({ id, card });
      inBatch.add(id);
      this.#index.add(id, contact, photo);
    }
    return { added, alike };
  }

  async #indexBook(): Promise<void> {
    for (const [position, { id, value }] of this.#options.contacts.all().entries()) {
      if (position % slice === slice - 1) await nextTask();
      this.#index.add(id, value, value.photo);
    }
  }
}

function markOf({ photo }: ImportedCard): PhotoMark | undefined {
  return photo && { size: photo.bytes.length, type: photo.mediaType };
}
