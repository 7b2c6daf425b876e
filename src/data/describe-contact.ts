import type { IconName } from '../../components/icon/icons.ts';
import type { Messages } from '../i18n/en/en.ts';
import type { ContactDraft, PostalAddress } from './contacts/contact-draft.ts';
import { displayName } from './contacts/display-name.ts';

/** One line of a contact's page. */
export interface ContactLine {
  readonly icon: IconName;
  readonly value: string;
  /** What it is: "Phone, work". */
  readonly label: string;
}

/** A contact's page, in reading order. Everything a person would look for; nothing is left out. */
export function describeContact(contact: ContactDraft, words: Messages['contacts']): readonly ContactLine[] {
  return [
    ...nameLine(contact, words),
    ...contact.phones.map((phone) =>
      line('call', joinWith(' ext. ', phone.value, phone.extension), words.phones, phone),
    ),
    ...contact.emails.map((email) => line('mail', email.value, words.emails, email)),
    ...contact.addresses.map((address) =>
      line('home-pin', describeAddress(address), words.addresses, address),
    ),
    ...contact.organisations.map((organisation) =>
      line(
        'work',
        [organisation.name, ...organisation.units].filter(isFilled).join(', '),
        words.organization,
      ),
    ),
    ...[...contact.titles, ...contact.roles].map((title) => line('work', title, words.position)),
    ...contact.nicknames.map((nickname) => line('person', nickname, words.nicknames)),
    ...(contact.birthday === undefined ? [] : [line('schedule', contact.birthday, words.birthday)]),
    ...contact.dates.map((date) => line('schedule', date.value, date.label)),
    ...contact.relations.map((relation) => line('group', relation.value, relation.label ?? words.relation)),
    ...contact.urls.map((url) => line('info', url.value, words.urls, url)),
    ...contact.notes.map((note) => line('sticky-note-2', note, words.notes)),
  ].filter((entry) => isFilled(entry.value));
}

/** The parts of the name, where the heading does not have them all. */
function nameLine(contact: ContactDraft, words: Messages['contacts']): readonly ContactLine[] {
  if (contact.name === undefined) return [];
  const { prefix, given, additional, family, suffix } = contact.name;
  const parts = [prefix, given, additional, family, suffix].flatMap((part) => part.trim().split(/\s+/u));
  const heading = displayName(contact).split(' ');
  if (parts.every((part) => part === '' || heading.includes(part))) return [];
  return [line('person', parts.filter(isFilled).join(' '), words.name)];
}

/** The address as lines: the parts that are there, else the envelope's text. */
export function describeAddress(address: PostalAddress): string {
  const town = [address.postalCode, address.locality].filter(isFilled).join(' ');
  const parts = [
    address.postOfficeBox,
    address.extended,
    address.street,
    town,
    address.region,
    address.country,
  ];
  return parts.filter(isFilled).join('\n') || (address.formatted ?? '');
}

interface Kinds {
  readonly types: readonly string[];
  readonly label?: string | undefined;
}

function line(icon: IconName, value: string, name: string, kinds?: Kinds): ContactLine {
  const kind = kinds === undefined ? '' : (kinds.label ?? kinds.types.join(', '));
  return { icon, value, label: kind === '' ? name : `${name}, ${kind}` };
}

function joinWith(separator: string, first: string, second: string | undefined): string {
  return second === undefined ? first : `${first}${separator}${second}`;
}

function isFilled(text: string): boolean {
  return text.trim() !== '';
}
