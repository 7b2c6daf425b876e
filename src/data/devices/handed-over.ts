import type { StoredRecord } from '../../vault/collection-definition.ts';
import type { Collection } from '../../vault/collection.ts';
import type { Call } from '../calls/calls-collection.ts';
import type { Contact } from '../contacts/contact.ts';

/** What phones handed over to who drives; not read before it is opened. */
export class HandedOver {
  readonly calls: Collection<Call>;
  readonly contacts: Collection<Contact>;
  #seen: readonly (readonly StoredRecord<unknown>[])[] = [];
  #devices: ReadonlySet<string> = new Set();

  constructor(calls: Collection<Call>, contacts: Collection<Contact>) {
    this.calls = calls;
    this.contacts = contacts;
  }

  /** The phones that any of it came from. The same set until something changes. */
  get devices(): ReadonlySet<string> {
    const [calls, contacts] = [this.calls.all(), this.contacts.all()];
    if (this.#seen[0] !== calls || this.#seen[1] !== contacts) {
      this.#seen = [calls, contacts];
      this.#devices = new Set([
        ...calls.map(({ value }) => value.device),
        ...contacts.flatMap(({ value }) => value.device ?? []),
      ]);
    }
    return this.#devices;
  }
}
