import type { Contact } from './contact.ts';
import type { ContactDraft, ContactName } from './contact-draft.ts';
import { foldText } from '../../records/fold-text.ts';
import { isNationalForm, phoneText } from './same-phone.ts';

interface Kinds {
  readonly types: string[];
  readonly label?: string | undefined;
  readonly preferred: boolean;
}

/**
 * One contact of two, with everything that either has. What `first` has comes first and stays as it is; where only one
 * fits (name, birthday, photo) it is `first`'s, and another name or birthday is kept beside it. The same is what differs
 * in case and accents only; of a number also its national and its international form. It belongs to a phone only where both do.
 */
export function mergeContacts(first: Contact, second: Contact): Contact {
  const fullName = first.fullName ?? second.fullName;
  const name = mergedName(first.name, second.name);
  const birthday = first.birthday ?? second.birthday;
  const photo = first.photo ?? second.photo;
  const dates = [...second.dates, ...otherBirthday(first, second)];
  const { device, ...own } = first;
  return {
    ...own,
    ...(device !== undefined && device === second.device && { device }),
    ...(fullName !== undefined && { fullName }),
    ...(name !== undefined && { name }),
    nicknames: union(first.nicknames, [...second.nicknames, ...otherNames(fullName, name, second)], fold),
    organisations: union(first.organisations, second.organisations, ({ name: company, units }) =>
      fold([company, ...units].join('\n')),
    ),
    titles: union(first.titles, second.titles, fold),
    roles: union(first.roles, second.roles, fold),
    phones: mergedPhones(first.phones, second.phones),
    emails: unionOfKinds(first.emails, second.emails, ({ value }) => fold(value)),
    addresses: unionOfKinds(first.addresses, second.addresses, addressKey),
    urls: unionOfKinds(first.urls, second.urls, ({ value }) => value),
    notes: union(first.notes, second.notes, (note) => note.trim()),
    ...(birthday !== undefined && { birthday }),
    dates: union(first.dates, dates, ({ value, label }) => `${value}\n${fold(label)}`),
    relations: union(first.relations, second.relations, ({ value, label }) =>
      fold(`${value}\n${label ?? ''}`),
    ),
    extra: union(first.extra, second.extra, (extra) => JSON.stringify(extra)),
    ...(photo !== undefined && { photo }),
  };
}

function fold(text: string): string {
  return foldText(text).replace(/\s+/gu, ' ').trim();
}

function union<T>(first: readonly T[], second: readonly T[], keyOf: (item: T) => string): T[] {
  const keys = new Set(first.map(keyOf));
  const added = second.filter((item) => {
    const key = keyOf(item);
    const isNew = !keys.has(key);
    keys.add(key);
    return isNew;
  });
  return [...first, ...added];
}

/** As {@link union}; what both have keeps the kinds of both. */
function unionOfKinds<T extends Kinds>(
  first: readonly T[],
  second: readonly T[],
  keyOf: (item: T) => string,
): T[] {
  const merged = [...first];
  const places = new Map<string, number>();
  for (const [place, item] of first.entries()) if (!places.has(keyOf(item))) places.set(keyOf(item), place);
  for (const item of second) {
    const place = places.get(keyOf(item));
    const known = place === undefined ? undefined : merged[place];
    if (place === undefined || known === undefined) {
      places.set(keyOf(item), merged.length);
      merged.push(item);
    } else merged[place] = withKindsOf(known, item);
  }
  return merged;
}

function withKindsOf<T extends Kinds>(item: T, { types, label, preferred }: Kinds): T {
  const kept = item.label ?? label;
  return {
    ...item,
    types: [...new Set([...item.types, ...types])],
    ...(kept !== undefined && { label: kept }),
    preferred: item.preferred || preferred,
  };
}

type Phone = ContactDraft['phones'][number];

/** A number in its national form stands for one international number only: `06…` may be Dutch or German. */
function mergedPhones(first: readonly Phone[], second: readonly Phone[]): Phone[] {
  const known = new Set(first.map(phoneText));
  const taken = new Map<string, string>();
  const keyOf = (phone: Phone): string => {
    const text = phoneText(phone);
    if (known.has(text)) return text;
    for (const other of known) {
      if (!isNationalForm(other, text) || (taken.get(other) ?? text) !== text) continue;
      taken.set(other, text);
      return other;
    }
    return text;
  };
  const keys = new Map([...first, ...second].map((phone) => [phone, keyOf(phone)] as const));
  return unionOfKinds(first, second, (phone) => keys.get(phone) ?? '');
}

function addressKey(address: ContactDraft['addresses'][number]): string {
  const { postOfficeBox, extended, street, locality, region, postalCode, country, formatted = '' } = address;
  const parts = [postOfficeBox, extended, street, locality, region, postalCode, country].map(fold);
  return [...parts, ...(parts.every((part) => part === '') ? [fold(formatted)] : [])].join('\n');
}

const nameParts = ['family', 'given', 'additional', 'prefix', 'suffix'] as const;

/** The parts that `first` lacks come from `second`, unless the two are different names. */
function mergedName(
  first: ContactName | undefined,
  second: ContactName | undefined,
): ContactName | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  if (contradict(first, second)) return first;
  const part = (key: (typeof nameParts)[number]): string =>
    first[key].trim() === '' ? second[key] : first[key];
  return {
    family: part('family'),
    given: part('given'),
    additional: part('additional'),
    prefix: part('prefix'),
    suffix: part('suffix'),
  };
}

function contradict(left: ContactName, right: ContactName): boolean {
  return nameParts.some((part) => {
    const parts = [fold(left[part]), fold(right[part])];
    return parts.every((text) => text !== '') && parts[0] !== parts[1];
  });
}

/** Names of `second` that the merged contact does not show. */
function otherNames(
  fullName: string | undefined,
  name: ContactName | undefined,
  second: Contact,
): readonly string[] {
  const parts =
    name !== undefined && second.name !== undefined && contradict(name, second.name)
      ? [
          second.name.prefix,
          second.name.given,
          second.name.additional,
          second.name.family,
          second.name.suffix,
        ]
          .filter((part) => part.trim() !== '')
          .join(' ')
      : '';
  const shown = fold(fullName ?? '');
  return [second.fullName ?? '', parts].filter((text) => fold(text) !== '' && fold(text) !== shown);
}

function otherBirthday(first: Contact, second: Contact): ContactDraft['dates'] {
  const days = [first.birthday, second.birthday].map((day) => day?.replaceAll('-', ''));
  if (first.birthday === undefined || second.birthday === undefined || days[0] === days[1]) return [];
  return [{ value: second.birthday, label: 'birthday' }];
}
