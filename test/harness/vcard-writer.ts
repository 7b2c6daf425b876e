import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canaryOf } from '../forensic/canary.ts';
import type { Canary } from '../forensic/canary.ts';
import { pngWithComment } from './png.ts';

const textFields = [
  'family', 'given', 'additional', 'prefix', 'suffix', 'formatted', 'nickname', 'email', 'street', 'extended',
  'locality', 'region', 'postal', 'country', 'label', 'organisation', 'department', 'title', 'role', 'note', 'url',
  'category', 'custom-label', 'photo', 'file-name',
] as const; // prettier-ignore
const digitFields = ['telephone', 'mobile', 'fax'] as const;

type Field = (typeof textFields)[number] | (typeof digitFields)[number];

export interface ContactsFileOptions {
  readonly folder: string;
  readonly seed: string;
  readonly contacts: number;
  /** 3.0 as UTF-8; 2.1 as older phones write it, text quoted-printable. */
  readonly version: '2.1' | '3.0';
  /** Contacts that get a photo: the first ones. All unless given. */
  readonly photos?: number;
}

export interface ContactsFile {
  readonly path: string;
  readonly contacts: number;
  /** One per field of the card and one in the file's name, shared by all contacts; a contact's number follows it. */
  readonly canaries: readonly Canary[];
}

/** The canaries of a seed's contacts file; pure, so a test can have them without the file. */
function contactCanaries(seed: string): readonly Canary[] {
  return [
    ...textFields.map((field) => canaryOf(seed, field)),
    ...digitFields.map((field) => canaryOf(seed, field, 'digits')),
  ];
}

function textsOf(canaries: readonly Canary[], contact: number): (field: Field) => string {
  const byLabel = new Map(canaries.map(({ label, text }) => [label, text]));
  return (field) => `${byLabel.get(field) ?? ''}${String(contact).padStart(6, '0')}`;
}

/** RFC 2426 folding at 75, also what 2.1 does with base64. */
function fold(line: string): string {
  return line.replace(/(.{74})(?=.)/g, '$1\r\n ');
}

function card3(value: (field: Field) => string, photo: Buffer | undefined): readonly string[] {
  return [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `N:${value('family')};${value('given')};${value('additional')};${value('prefix')};${value('suffix')}`,
    `FN:${value('formatted')}`,
    `NICKNAME:${value('nickname')}`,
    `TEL;TYPE=HOME,VOICE:+${value('telephone')}`,
    `TEL;TYPE=CELL:${value('mobile')}`,
    `TEL;TYPE=WORK,FAX:${value('fax')}`,
    `EMAIL;TYPE=INTERNET:${value('email')}@example.test`,
    `ADR;TYPE=HOME:;${value('extended')};${value('street')};${value('locality')};${value('region')};${value('postal')};${value('country')}`,
    `LABEL;TYPE=HOME:${value('label')}`,
    `ORG:${value('organisation')};${value('department')}`,
    `TITLE:${value('title')}`,
    `ROLE:${value('role')}`,
    `NOTE:${value('note')}`,
    `item1.URL:https://example.test/${value('url')}`,
    `item1.X-ABLabel:${value('custom-label')}`,
    `CATEGORIES:${value('category')}`,
    'BDAY:1970-01-01',
    ...(photo ? [`PHOTO;ENCODING=b;TYPE=PNG:${photo.toString('base64')}`] : []),
    'END:VCARD',
  ].map(fold);
}

function quotedPrintable(text: string): string {
  const signs = [...Buffer.from(text)].map((byte) => `=${byte.toString(16).padStart(2, '0').toUpperCase()}`);
  // Soft line breaks: no line longer than 76.
  return signs
    .map((sign, index) => (index % 20 === 19 && index + 1 < signs.length ? `${sign}=\r\n` : sign))
    .join('');
}

function card21(value: (field: Field) => string, photo: Buffer | undefined): readonly string[] {
  const text = (name: string, ...fields: readonly Field[]): string =>
    `${name};CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:${fields.map((field) => quotedPrintable(value(field))).join(';')}`;
  return [
    'BEGIN:VCARD',
    'VERSION:2.1',
    text('N', 'family', 'given', 'additional', 'prefix', 'suffix'),
    text('FN', 'formatted'),
    text('X-NICKNAME', 'nickname'),
    `TEL;HOME;VOICE:+${value('telephone')}`,
    `TEL;CELL:${value('mobile')}`,
    `TEL;WORK;FAX:${value('fax')}`,
    `EMAIL;INTERNET:${value('email')}@example.test`,
    text('ADR;HOME', 'category', 'extended', 'street', 'locality', 'region', 'postal', 'country'),
    text('LABEL;HOME', 'label'),
    text('ORG', 'organisation', 'department'),
    text('TITLE', 'title'),
    text('ROLE', 'role'),
    text('NOTE', 'note'),
    `URL:https://example.test/${value('url')}`,
    text('X-CUSTOM-LABEL', 'custom-label'),
    // An empty line ends base64 in 2.1.
    ...(photo ? [fold(`PHOTO;ENCODING=BASE64;PNG:${photo.toString('base64')}`), ''] : []),
    'END:VCARD',
  ];
}

/** Writes a contacts file, as a phone would export it, with a canary in every field and in its name. */
export async function writeContactsFile(options: ContactsFileOptions): Promise<ContactsFile> {
  const canaries = contactCanaries(options.seed);
  const lines: string[] = [];
  for (let contact = 1; contact <= options.contacts; contact += 1) {
    const value = textsOf(canaries, contact);
    const photo =
      contact <= (options.photos ?? options.contacts) ? pngWithComment(value('photo')) : undefined;
    lines.push(...(options.version === '3.0' ? card3 : card21)(value, photo));
  }
  const path = join(options.folder, `${textsOf(canaries, 0)('file-name')}.vcf`);
  await writeFile(path, `${lines.join('\r\n')}\r\n`);
  return { path, contacts: options.contacts, canaries };
}
