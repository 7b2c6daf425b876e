import { seededRandom } from '../harness/seed.ts';

/** A person as a phone's address book has them: two numbers, an address, a company, a note. */
export interface SampleContact {
  readonly given: string;
  readonly family: string;
  readonly company: string;
  readonly mobile: string;
  readonly home: string;
  readonly email: string;
  readonly street: string;
  readonly city: string;
  readonly note: string;
}

const givenNames = [
  'Anna',
  'Björn',
  'Chloé',
  'Daan',
  'Émile',
  'Fatima',
  'Giorgos',
  'Hanna',
  'Ivo',
  'Jürgen',
  'Zoë',
];
const familyNames = [
  'de Vries',
  'Müller',
  'Jansen',
  'O’Neil',
  'Ångström',
  'Kowalski',
  'Sánchez',
  'Yılmaz',
  'van Dijk',
];
const companies = ['Bakery North', 'Harbour Works', 'School of Music', 'Dental Care', ''];
const streets = ['Damrak', 'Lange Voorhout', 'Hauptstraße', 'Rue de la Paix'];
const cities = ['Amsterdam', 'Den Haag', 'Köln', 'Liège'];

/** The same people for the same count, in no order. */
export function sampleContacts(count: number): readonly SampleContact[] {
  const random = seededRandom('measure/contacts');
  const one = (texts: readonly string[]): string => texts[Math.floor(random() * texts.length)] ?? '';
  const digits = (length: number): string =>
    String(Math.floor(random() * 10 ** length)).padStart(length, '0');
  return Array.from({ length: count }, () => {
    const given = one(givenNames);
    const family = `${one(familyNames)} ${digits(4)}`;
    return {
      given,
      family,
      company: one(companies),
      mobile: `+31 6 ${digits(8)}`,
      home: `+31 20 ${digits(7)}`,
      email: `person${digits(6)}@example.org`,
      street: `${one(streets)} ${digits(2)}`,
      city: one(cities),
      note: `Met at the fair, table ${digits(2)}.`,
    };
  });
}

/** A vCard 3.0 file of them. */
export function asVcards(contacts: readonly SampleContact[]): string {
  return contacts
    .map((contact) =>
      [
        'BEGIN:VCARD',
        'VERSION:3.0',
        `N:${contact.family};${contact.given};;;`,
        `FN:${contact.given} ${contact.family}`,
        ...(contact.company === '' ? [] : [`ORG:${contact.company}`]),
        `TEL;TYPE=CELL:${contact.mobile}`,
        `TEL;TYPE=HOME:${contact.home}`,
        `EMAIL;TYPE=HOME:${contact.email}`,
        `ADR;TYPE=HOME:;;${contact.street};${contact.city};;;Netherlands`,
        `NOTE:${contact.note.replace(',', '\\,')}`,
        'END:VCARD',
        '',
      ].join('\r\n'),
    )
    .join('');
}
