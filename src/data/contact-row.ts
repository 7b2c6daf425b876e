import type { RecordItem } from '../records/record-list.ts';
import type { StoredRecord } from '../vault/collection-definition.ts';
import type { Contact } from './contacts/contact.ts';
import { displayName } from './contacts/display-name.ts';
import { find, findKey } from './contacts/find.ts';
import type { FindKey } from './contacts/find.ts';
import { contactOrder } from './contacts/sort-key.ts';

/** The address book prepared for showing: sorted rows, and what finding compares. */
export interface PreparedContacts {
  readonly items: readonly RecordItem[];
  readonly keys: readonly FindKey[];
}

/** Sorts and prepares once per change, so that a key press in *find* costs a few milliseconds. */
export function prepareContacts(
  records: readonly StoredRecord<Contact>[],
  language: string,
): PreparedContacts {
  const order = contactOrder(language);
  const sorted = records
    .map(({ id, value }) => ({ id, value, key: order.keyOf(value) }))
    .sort((left, right) => order.compare(left.key, right.key));
  return {
    items: sorted.map(({ id, value }) => ({ id, heading: displayName(value), detail: knownBy(value) })),
    keys: sorted.map(({ value }) => findKey(value)),
  };
}

/** The rows that fit `query`, best first; all of them, sorted, for an empty one. */
export function findContacts({ items, keys }: PreparedContacts, query: string): readonly RecordItem[] {
  return find(keys, query).flatMap((position) => items[position] ?? []);
}

/** What tells two people of one name apart: the first number, else address, else company. */
function knownBy(contact: Contact): string {
  return contact.phones[0]?.value ?? contact.emails[0]?.value ?? contact.organisations[0]?.name ?? '';
}
