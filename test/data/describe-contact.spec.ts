import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import type { ContactDraft, PostalAddress } from '../../src/data/contacts/contact-draft.ts';
import { displayName } from '../../src/data/contacts/display-name.ts';
import { describeAddress, describeContact } from '../../src/data/describe-contact.ts';
import { messages } from '../../src/i18n/messages.ts';
import { makeContact, phone } from './contacts/make-contact.ts';

const words = messages.contacts;
const noAddress: PostalAddress = {
  postOfficeBox: '',
  extended: '',
  street: '',
  locality: '',
  region: '',
  postalCode: '',
  country: '',
  types: [],
  preferred: false,
};

/** Every field filled with a text of its own. */
const full: Omit<ContactDraft, 'extra' | 'source'> = {
  fullName: 'v-full',
  name: {
    family: 'v-family',
    given: 'v-given',
    additional: 'v-middle',
    prefix: 'v-prefix',
    suffix: 'v-suffix',
  },
  nicknames: ['v-nick1', 'v-nick2'],
  organisations: [{ name: 'v-org', units: ['v-unit1', 'v-unit2'] }],
  titles: ['v-title'],
  roles: ['v-role'],
  phones: [
    { value: 'v-phone1', extension: 'v-ext', types: ['v-home', 'v-fax'], preferred: true },
    { value: 'v-phone2', types: [], label: 'v-boat', preferred: false },
  ],
  emails: [{ value: 'v-mail', types: ['v-work'], preferred: false }],
  addresses: [
    {
      ...noAddress,
      postOfficeBox: 'v-box',
      extended: 'v-extended',
      street: 'v-street',
      locality: 'v-town',
      region: 'v-region',
      postalCode: 'v-code',
      country: 'v-country',
      types: ['v-addresstype'],
    },
    { ...noAddress, formatted: 'v-envelope' },
  ],
  urls: [{ value: 'v-url', types: [], label: 'v-blog', preferred: false }],
  notes: ['v-note1', 'v-note2'],
  birthday: 'v-birthday',
  dates: [{ value: 'v-date', label: 'v-anniversary' }],
  relations: [{ value: 'v-sister', label: 'v-relation' }, { value: 'v-friend' }],
};

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}

function shown(contact: ContactDraft): string {
  const lines = describeContact(contact, words).map(({ value, label }) => `${label} ${value}`);
  return [displayName(contact), ...lines].join('\n');
}

test.describe('describeContact', () => {
  for (const text of texts(full).filter((value) => value !== '')) {
    test(`leaves ${text} of a full contact in`, () => {
      expect(shown(makeContact(full))).toContain(text);
    });
  }

  test('does not say a name twice that the heading gives whole', () => {
    const name = { family: 'Curie', given: 'Marie', additional: '', prefix: '', suffix: '' };
    const lines = describeContact(makeContact({ fullName: 'Marie  Curie', name }), words);
    expect(lines).toEqual([]);
  });

  test('shows nothing for an empty contact and no line without content', () => {
    expect(describeContact(makeContact(), words)).toEqual([]);
    const blank = makeContact({ notes: [' \n'], phones: [phone('')], addresses: [noAddress] });
    expect(describeContact(blank, words)).toEqual([]);
  });

  test('says what each number is: its label, else its types, else nothing more', () => {
    const lines = describeContact(
      makeContact({
        phones: [
          { value: '1', types: ['work', 'fax'], preferred: false },
          { value: '2', types: ['home'], label: 'Boat', preferred: false },
          phone('3'),
        ],
      }),
      words,
    );
    expect(lines.map(({ label }) => label)).toEqual([`Phone, work, fax`, `Phone, Boat`, `Phone`]);
  });

  test('shows every phone, e-mail and note of any contact', () => {
    const filled = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() !== '');
    const lists = fc.tuple(fc.array(filled), fc.array(filled), fc.array(filled));
    fc.assert(
      fc.property(lists, ([phones, emails, notes]) => {
        const lines = describeContact(
          makeContact({ phones: phones.map(phone), emails: emails.map(phone), notes }),
          words,
        );
        expect(lines.map(({ value }) => value)).toEqual([...phones, ...emails, ...notes]);
      }),
    );
  });
});

test.describe('describeAddress', () => {
  test('writes the parts that are there, code and town on one line', () => {
    const address = {
      ...noAddress,
      street: 'Dam 1',
      postalCode: '1012 JS',
      locality: 'Amsterdam',
      country: 'NL',
    };
    expect(describeAddress(address)).toBe('Dam 1\n1012 JS Amsterdam\nNL');
  });

  test('takes the text of the envelope where there are no parts', () => {
    expect(describeAddress({ ...noAddress, street: ' ', formatted: 'Dam 1, Amsterdam' })).toBe(
      'Dam 1, Amsterdam',
    );
    expect(describeAddress(noAddress)).toBe('');
  });
});
