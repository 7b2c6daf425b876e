import { findKeyOf } from '../../records/find.ts';
import type { FindKey } from '../../records/find.ts';
import type { ContactDraft } from './contact-draft.ts';
import { displayName } from './display-name.ts';

/** A contact is found by every name, organisation, e-mail address and phone number. */
export function findKey(contact: ContactDraft): FindKey {
  const { name } = contact;
  return findKeyOf(
    [
      displayName(contact),
      ...(name ? [name.given, name.additional, name.family] : []),
      ...contact.nicknames,
      ...contact.organisations.flatMap((organisation) => [organisation.name, ...organisation.units]),
      ...contact.emails.map((email) => email.value),
    ],
    contact.phones.map((phone) => phone.value),
  );
}
