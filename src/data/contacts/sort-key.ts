import { textOrder } from '../../records/text-order.ts';
import type { SortKey } from '../../records/text-order.ts';
import type { ContactDraft } from './contact-draft.ts';
import { displayName } from './display-name.ts';

export interface ContactOrder {
  readonly keyOf: (contact: ContactDraft) => SortKey;
  readonly compare: (left: SortKey, right: SortKey) => number;
}

/**
 * The order of a contact list in a language. It follows the name that is shown, less a title before it, so that a reader
 * finds "Mr. John Doe" under J and every row below the letter that it begins with.
 */
export function contactOrder(locale: string): ContactOrder {
  const { keyOf, compare } = textOrder(locale);
  return { keyOf: (contact) => keyOf(nameInOrder(contact)), compare };
}

function nameInOrder(contact: ContactDraft): string {
  const name = displayName(contact);
  const title = (contact.name?.prefix ?? '').replace(/\s+/gu, ' ').trim();
  if (title === '' || !name.startsWith(`${title} `)) return name;
  return name.slice(title.length + 1);
}
