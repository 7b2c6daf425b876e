import type { ContactDraft } from '../contacts/contact-draft.ts';
import type { Property } from './property.ts';
import { cleanText, type VcardVersion } from './text-value.ts';
import { givenDay } from './write-day.ts';

export interface PropertyContext {
  readonly version: VcardVersion;
  /** What an `X-ABLabel` of the same group calls it. */
  readonly label: string | undefined;
}

/** Puts a property where it belongs; false when the contact has no place for it (any more). */
type PropertyTaker = (contact: ContactDraft, property: Property, context: PropertyContext) => boolean;

const takers: Readonly<Record<string, PropertyTaker>> = {
  FN: takeFullName,
  N: takeName,
  NICKNAME: (contact, property, { version }) => takeTexts(contact.nicknames, property.list(version)),
  ORG: takeOrganisation,
  TITLE: (contact, property, { version }) => takeTexts(contact.titles, [property.text(version)]),
  ROLE: (contact, property, { version }) => takeTexts(contact.roles, [property.text(version)]),
  NOTE: (contact, property, { version }) => takeTexts(contact.notes, [property.text(version)]),
  TEL: takePhone,
  EMAIL: takeEmail,
  ADR: takeAddress,
  URL: takeUrl,
  BDAY: takeBirthday,
  ANNIVERSARY: takeAnniversary,
  'X-ANNIVERSARY': takeAnniversary,
  'X-EVOLUTION-ANNIVERSARY': takeAnniversary,
  'X-MS-ANNIVERSARY': takeAnniversary,
  'X-ABDATE': (contact, property, context) => takeDate(contact, property, context, 'other'),
  RELATED: takeRelation,
  'X-ABRELATEDNAMES': takeRelation,
};

/** The taker of a property's name, in upper case. */
export function takerOf(name: string): PropertyTaker | undefined {
  return Object.hasOwn(takers, name) ? takers[name] : undefined;
}

function takeTexts(list: string[], texts: readonly string[]): boolean {
  list.push(...texts.filter((text) => text.trim() !== ''));
  return true;
}

function takeFullName(contact: ContactDraft, property: Property, { version }: PropertyContext): boolean {
  const text = property.text(version);
  // RFC 9554: made of the other properties by whoever wrote the card, so it says nothing of its own.
  const isDerived = property.params('DERIVED').some((value) => value.toUpperCase() === 'TRUE');
  if (text.trim() === '' || isDerived) return true;
  if (contact.fullName !== undefined) return false;
  contact.fullName = text;
  return true;
}

function takeName(contact: ContactDraft, property: Property, { version }: PropertyContext): boolean {
  const parts = property.components(version);
  if (parts.every((part) => part.trim() === '')) return true;
  if (contact.name) return false;
  const [family = '', given = '', additional = '', prefix = '', suffix = ''] = parts;
  contact.name = { family, given, additional, prefix, suffix };
  return true;
}

function takeOrganisation(contact: ContactDraft, property: Property, { version }: PropertyContext): boolean {
  const [name = '', ...units] = property.components(version);
  const kept = units.filter((unit) => unit.trim() !== '');
  if (name.trim() !== '' || kept.length > 0) contact.organisations.push({ name, units: kept });
  return true;
}

function takePhone(contact: ContactDraft, property: Property, context: PropertyContext): boolean {
  const [, address] = /^tel:(.*)$/is.exec(property.text(context.version).trim()) ?? [];
  const [, before, extension, after] = /^(.*?);ext=([^;]+)(.*)$/is.exec(address ?? '') ?? [];
  const value =
    before === undefined ? (address ?? property.text(context.version)) : `${before}${after ?? ''}`;
  if (value.trim() === '') return true;
  contact.phones.push({
    value: value.trim(),
    ...(extension !== undefined && { extension }),
    ...kinds(property, context),
  });
  return true;
}

function takeEmail(contact: ContactDraft, property: Property, context: PropertyContext): boolean {
  // No address holds white space; folding of version 2.1 may have put some in.
  const value = property
    .text(context.version)
    .replace(/\s+/g, '')
    .replace(/^mailto:/i, '');
  if (value !== '') contact.emails.push({ value, ...kinds(property, context) });
  return true;
}

function takeUrl(contact: ContactDraft, property: Property, context: PropertyContext): boolean {
  const value = property.text(context.version).trim();
  if (value !== '') contact.urls.push({ value, ...kinds(property, context) });
  return true;
}

function takeAddress(contact: ContactDraft, property: Property, context: PropertyContext): boolean {
  const parts = property.components(context.version);
  const [formatted] = property.params('LABEL');
  if (formatted === undefined && parts.every((part) => part.trim() === '')) return true;
  const [
    postOfficeBox = '',
    extended = '',
    street = '',
    locality = '',
    region = '',
    postalCode = '',
    ...rest
  ] = parts;
  contact.addresses.push({
    ...{ postOfficeBox, extended, street, locality, region, postalCode, country: rest.join(';') },
    ...(formatted !== undefined && { formatted }),
    ...kinds(property, context),
  });
  return true;
}

function takeBirthday(contact: ContactDraft, property: Property, { version }: PropertyContext): boolean {
  const value = dayOf(property, version);
  if (value === '') return true;
  if (contact.birthday !== undefined) return false;
  contact.birthday = value;
  return true;
}

function takeAnniversary(contact: ContactDraft, property: Property, context: PropertyContext): boolean {
  return takeDate(contact, property, context, 'anniversary');
}

function takeDate(
  contact: ContactDraft,
  property: Property,
  context: PropertyContext,
  label: string,
): boolean {
  const value = dayOf(property, context.version);
  if (value !== '') contact.dates.push({ value, label: context.label ?? label });
  return true;
}

function dayOf(property: Property, version: VcardVersion): string {
  return cleanText(property.params(givenDay)[0] ?? property.text(version)).trim();
}

function takeRelation(
  contact: ContactDraft,
  property: Property,
  { version, label }: PropertyContext,
): boolean {
  const value = property.text(version).trim();
  const name = label ?? property.kinds().types[0];
  if (value !== '') contact.relations.push({ value, ...(name !== undefined && { label: name }) });
  return true;
}

function kinds(property: Property, { label }: PropertyContext) {
  return { ...property.kinds(), ...(label !== undefined && { label }) };
}
