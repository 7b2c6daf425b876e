import type { ContactDraft, ContactName } from './contact-draft.ts';

/**
 * What a contact is called on a screen: the name as the card gives it, else one made of its parts, else the best thing
 * there is to know it by. Empty when there is nothing at all. One line, without white space around it.
 */
export function displayName(contact: ContactDraft): string {
  for (const candidate of candidates(contact)) {
    const line = oneLine(candidate);
    if (line !== '') return line;
  }
  return '';
}

function* candidates(contact: ContactDraft): Generator<string> {
  yield contact.fullName ?? '';
  if (contact.name) yield joinedName(contact.name);
  yield* contact.nicknames;
  for (const organisation of contact.organisations)
    yield [organisation.name, ...organisation.units].join(' ');
  for (const email of contact.emails) yield email.value;
  for (const phone of contact.phones) yield phone.value;
  yield* contact.titles;
  yield* contact.roles;
  for (const url of contact.urls) yield url.value;
  for (const address of contact.addresses) {
    yield [address.street, address.extended, address.locality].map(oneLine).filter(Boolean).join(', ');
  }
  for (const note of contact.notes) yield note.trimStart().split('\n', 1)[0] ?? '';
}

/** All parts in the order they are spoken, white space not yet tidied. */
export function joinedName({ prefix, given, additional, family, suffix }: ContactName): string {
  return [prefix, given, additional, family, suffix].join(' ');
}

/** Without white space around it, and single spaces within. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
