import type { Blobs } from '../vault/blobs.ts';
import type { Collection } from '../vault/collection.ts';
import type { Contact } from './contacts/contact.ts';
import { ExportRun } from './export-run.ts';
import type { ExportEnd } from './export-run.ts';
import type { ExportTarget } from '../records/export-target.ts';

/** An export as the address book shows it. */
export interface ExportInBook {
  readonly run: ExportRun;
  /** Undefined while it runs. */
  readonly end: ExportEnd | undefined;
}

/** The exports of an address book, one at a time. They outlive the screen that began them. */
export class ContactExports {
  readonly #contacts: Collection<Contact>;
  readonly #photos: Blobs;
  readonly #onChanged: () => void;
  #current: ExportInBook | undefined;

  constructor(
    { contacts, photos }: { readonly contacts: Collection<Contact>; readonly photos: Blobs },
    onChanged: () => void,
  ) {
    this.#contacts = contacts;
    this.#photos = photos;
    this.#onChanged = onChanged;
  }

  /** The export under way, or the last one until its result was read. */
  get current(): ExportInBook | undefined {
    return this.#current;
  }

  /** Writes all contacts as they are now. */
  start(target: ExportTarget): ExportRun {
    const read = (reference: Parameters<Blobs['read']>[0]) => this.#photos.read(reference);
    const run = new ExportRun(this.#contacts.all(), target, read, this.#onChanged);
    this.#current = { run, end: undefined };
    this.#onChanged();
    void run.done.then((end) => {
      if (this.#current?.run === run) this.#current = { run, end };
      this.#onChanged();
    });
    return run;
  }

  /** The result was read. */
  dismiss(): void {
    if (this.#current?.end === undefined) return;
    this.#current = undefined;
    this.#onChanged();
  }
}
