import type { Contact } from './contact.ts';
import type { ContactDraft, PostalAddress } from './contact-draft.ts';
import { joinedName, oneLine } from './display-name.ts';
import { kindOf } from './line-kind.ts';
import type { LineKind } from './line-kind.ts';

/** What there can be several of, each a line with a kind. */
export const lineLists = ['phones', 'emails', 'addresses'] as const;
export type LineList = (typeof lineLists)[number];

export const addressParts = ['street', 'postalCode', 'locality', 'country'] as const;
type AddressPart = (typeof addressParts)[number];

/** `shownAs` is a whole name that its parts do not make: a company's, or one of a card's own. */
const firstFields = ['given', 'family', 'shownAs', 'company'] as const;
const lastFields = ['birthday', 'website', 'note'] as const;
export type SingleField = (typeof firstFields)[number] | (typeof lastFields)[number];

/** A field's name; the number is the `key` of its line. */
export type FieldId = SingleField | `${'phones' | 'emails'}.${number}` | `addresses.${number}.${AddressPart}`;

export interface FormLine {
  /** Its place in the contact the form was made of; from that contact's count on for lines that were added. */
  readonly key: number;
  readonly kind: LineKind;
}

/** What can be edited of a contact, as texts. Everything else stays with the contact. */
export interface ContactForm {
  /** A field without a text is empty. */
  readonly texts: Readonly<Partial<Record<FieldId, string>>>;
  readonly lines: Readonly<Record<LineList, readonly FormLine[]>>;
  readonly keepsPhoto: boolean;
}

export function textOf(form: ContactForm, field: FieldId): string {
  return form.texts[field] ?? '';
}

/** The fields of a line, in the order they are filled in. */
export function fieldsOfLine(list: LineList, key: number): readonly FieldId[] {
  return list === 'addresses'
    ? addressParts.map((part): FieldId => `addresses.${key}.${part}`)
    : [`${list}.${key}`];
}

/** All fields of a form, in the order they stand on the screen. */
export function fieldsOf({ lines }: ContactForm): readonly FieldId[] {
  const inLines = lineLists.flatMap((list) => lines[list].flatMap(({ key }) => fieldsOfLine(list, key)));
  return [...firstFields, ...inLines, ...lastFields];
}

/** The form of a contact; of an empty one, an empty form. */
export function formOf(contact: Contact): ContactForm {
  const texts: Partial<Record<FieldId, string>> = {
    given: contact.name?.given ?? '',
    family: contact.name?.family ?? '',
    shownAs: shownAs(contact),
    company: contact.organisations[0]?.name ?? '',
    birthday: contact.birthday ?? '',
    website: contact.urls[0]?.value ?? '',
    note: contact.notes[0] ?? '',
  };
  for (const [key, { value }] of contact.phones.entries()) texts[`phones.${key}`] = value;
  for (const [key, { value }] of contact.emails.entries()) texts[`emails.${key}`] = value;
  for (const [key, address] of contact.addresses.entries()) {
    for (const part of addressParts) texts[`addresses.${key}.${part}`] = address[part];
    if (isEmptyAddress(address)) texts[`addresses.${key}.street`] = address.formatted ?? '';
  }
  return {
    texts,
    lines: {
      phones: contact.phones.map((phone, key) => ({ key, kind: kindOf(phone) })),
      emails: contact.emails.map((email, key) => ({ key, kind: kindOf(email) })),
      addresses: contact.addresses.map((address, key) => ({ key, kind: kindOf(address) })),
    },
    keepsPhoto: contact.photo !== undefined,
  };
}

/** Empty where the parts of the name make the same. */
function shownAs({ fullName = '', name }: ContactDraft): string {
  return name !== undefined && oneLine(joinedName(name)) === oneLine(fullName) ? '' : fullName;
}

/** None of its parts is filled; there may still be the text of an envelope. */
export function isEmptyAddress(address: PostalAddress): boolean {
  const { postOfficeBox, extended, street, locality, region, postalCode, country } = address;
  return [postOfficeBox, extended, street, locality, region, postalCode, country].every(
    (part) => part.trim() === '',
  );
}
