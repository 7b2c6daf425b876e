import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { contactSchema } from '../../../src/data/contacts/contact.ts';
import type { Contact } from '../../../src/data/contacts/contact.ts';
import { fieldsOf, formOf, textOf } from '../../../src/data/contacts/contact-form.ts';
import type { ContactForm, FieldId } from '../../../src/data/contacts/contact-form.ts';
import { contactOf } from '../../../src/data/contacts/form-contact.ts';
import {
  isEdited,
  withKind,
  withLine,
  withoutLine,
  withText,
} from '../../../src/data/contacts/form-changes.ts';
import { problemsOf } from '../../../src/data/contacts/form-problems.ts';
import { makeContact, nameParts, phone } from './make-contact.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const types = fc.subarray(['home', 'work', 'cell', 'fax', 'voice']);
const kinds = { types, preferred: fc.boolean() };
const label = { label: text };
const options: { requiredKeys: ('value' | 'types' | 'preferred')[] } = {
  requiredKeys: ['value', 'types', 'preferred'],
};

/** Any contact that the schema allows. */
const anyContact: fc.Arbitrary<Contact> = fc
  .record(
    {
      fullName: text,
      name: fc.record({ family: text, given: text, additional: text, prefix: text, suffix: text }),
      nicknames: fc.array(text, { maxLength: 2 }),
      organisations: fc.array(fc.record({ name: text, units: fc.array(text, { maxLength: 2 }) }), {
        maxLength: 2,
      }),
      titles: fc.array(text, { maxLength: 2 }),
      roles: fc.array(text, { maxLength: 1 }),
      phones: fc.array(fc.record({ value: text, extension: text, ...kinds, ...label }, options), {
        maxLength: 3,
      }),
      emails: fc.array(fc.record({ value: text, ...kinds, ...label }, options), { maxLength: 3 }),
      addresses: fc.array(
        fc.record(
          {
            ...{ postOfficeBox: text, extended: text, street: text, locality: text },
            ...{ region: text, postalCode: text, country: text, ...kinds },
          },
          {},
        ),
        { maxLength: 2 },
      ),
      urls: fc.array(fc.record({ value: text, ...kinds, ...label }, options), { maxLength: 2 }),
      notes: fc.array(text, { maxLength: 2 }),
      birthday: text,
      dates: fc.array(fc.record({ value: text, label: text }), { maxLength: 2 }),
      relations: fc.array(fc.record({ value: text, label: text }), { maxLength: 2 }),
      extra: fc.array(fc.record({ name: text, params: fc.constant([]), value: text }), { maxLength: 2 }),
      photo: fc.constant({ id: 'a'.repeat(26), key: `${'A'.repeat(43)}=`, size: 3, type: 'image/png' }),
    },
    {
      requiredKeys: [
        ...(['nicknames', 'organisations', 'titles', 'roles', 'phones', 'emails', 'addresses'] as const),
        ...(['urls', 'notes', 'dates', 'relations', 'extra'] as const),
      ],
    },
  )
  .map((contact) => contactSchema.parse({ ...contact, source: { format: 'vcard', version: '3.0' } }));

const form = (contact: Contact, ...texts: readonly [FieldId, string][]): ContactForm =>
  texts.reduce((edited, [field, value]) => withText(edited, field, value), formOf(contact));

test.describe('ContactForm', () => {
  test('gives back the contact it was made of, whatever there is in it', () => {
    fc.assert(
      fc.property(anyContact, (contact) => {
        expect(contactOf(formOf(contact), contact)).toEqual(contact);
        expect(isEdited(formOf(contact), formOf(contact))).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test('changes the one field that was changed and nothing else', () => {
    fc.assert(
      fc.property(anyContact, fc.nat(), (contact, pick) => {
        const start = formOf(contact);
        const fields = fieldsOf(start).filter((id) => id !== 'given' && id !== 'family' && id !== 'shownAs');
        const field = fields[pick % fields.length] ?? 'note';
        const edited = withText(start, field, 'Changed 1');
        const stored = contactOf(edited, contact);
        expect(contactSchema.safeParse(stored).success).toBe(true);
        const again = formOf(stored);
        for (const id of fields) expect(textOf(again, id)).toBe(textOf(edited, id));
        const unseen = ({ nicknames, titles, roles, dates, relations, extra, photo, source }: Contact) => [
          ...[nicknames, titles, roles, dates, relations, extra, photo, source],
        ];
        expect(unseen(stored)).toEqual(unseen(contact));
        expect([stored.name, stored.fullName]).toEqual([contact.name, contact.fullName]);
        expect(isEdited(edited, start)).toBe(textOf(start, field) !== 'Changed 1');
      }),
      { numRuns: 300 },
    );
  });

  const full = makeContact({
    fullName: 'Dr. Ann Marie Smith',
    name: { ...nameParts, prefix: 'Dr.', given: 'Ann', additional: 'Marie', family: 'Smith' },
    organisations: [
      { name: 'Bakery', units: ['Ovens'] },
      { name: 'Club', units: [] },
    ],
    phones: [
      { value: '1', extension: '9', types: ['work', 'voice'], preferred: true },
      { value: '2', types: [], label: 'Boat', preferred: false },
    ],
    notes: ['One', 'Two'],
  });

  test('keeps title and middle name when the last name changes, and shows the new whole name', () => {
    const stored = contactOf(form(full, ['family', ' Jones ']), full);
    expect(stored.name).toEqual({ ...full.name, family: 'Jones' });
    expect(stored.fullName).toBe('Dr. Ann Marie Jones');
  });

  test('keeps a whole name of its own when a part changes', () => {
    const contact = makeContact({ fullName: 'Annie', name: { ...nameParts, given: 'Ann' } });
    expect(textOf(formOf(contact), 'shownAs')).toBe('Annie');
    const stored = contactOf(form(contact, ['family', 'Jones']), contact);
    expect([stored.fullName, stored.name?.family]).toEqual(['Annie', 'Jones']);
  });

  test('changes what a number is for and keeps what else is known of it', () => {
    const moved = withKind(withKind(formOf(full), 'phones', 0, 'home'), 'phones', 1, 'mobile');
    expect(contactOf(moved, full).phones).toEqual([
      { value: '1', extension: '9', types: ['home', 'voice'], preferred: true },
      { value: '2', types: ['cell'], preferred: false },
    ]);
    const back = withKind(withKind(moved, 'phones', 0, 'work'), 'phones', 1, 'other');
    expect(contactOf(back, full).phones).toEqual(full.phones);
    expect(isEdited(moved, formOf(full))).toBe(true);
  });

  test('leaves out removed and empty lines, and never mixes a new line with a removed one', () => {
    const added = withLine(withoutLine(formOf(full), 'phones', 1), 'phones', full);
    expect(contactOf(added, full).phones).toEqual([full.phones[0]]);
    const filled = withText(added, 'phones.2', '3');
    expect(contactOf(filled, full).phones[1]).toEqual({ value: '3', types: ['cell'], preferred: false });
    const onlyAdded = withLine(formOf(full), 'phones', full);
    expect(isEdited(onlyAdded, formOf(full))).toBe(false);
    expect(contactOf(form(full, ['phones.0', ' ']), full).phones).toEqual([full.phones[1]]);
  });

  test('drops an envelope’s text once the parts of the address say something else', () => {
    const address = { ...emptyAddress, formatted: 'Dam 1\nAmsterdam' };
    const contact = makeContact({ addresses: [address] });
    expect(textOf(formOf(contact), 'addresses.0.street')).toBe('Dam 1\nAmsterdam');
    expect(contactOf(form(contact, ['addresses.0.street', 'Dam 2']), contact).addresses).toEqual([
      { ...emptyAddress, street: 'Dam 2' },
    ]);
  });

  test('keeps departments, further companies and further notes', () => {
    const stored = contactOf(form(full, ['company', ''], ['note', '']), full);
    expect(stored.organisations).toEqual([{ name: '', units: ['Ovens'] }, full.organisations[1]]);
    expect(stored.notes).toEqual(['Two']);
  });

  const rows: readonly (readonly [FieldId, string, string | undefined])[] = [
    ['phones.0', '+31 (0)6-12.34/56', undefined],
    ['phones.0', '٠١٢٣', undefined],
    ['phones.0', '*100#', undefined],
    ['phones.0', 'call me', 'phone'],
    ['phones.0', '+', 'phone'],
    ['emails.0', 'anna@example.org', undefined],
    ['emails.0', 'ann@exämple.org', undefined],
    ['emails.0', 'anna', 'email'],
    ['emails.0', 'anna@example', 'email'],
    ['emails.0', 'an na@example.org', 'email'],
    ['emails.0', 'anna@@example.org', 'email'],
    ['birthday', '1980-02-29', undefined],
    ['birthday', '--02-29', undefined],
    ['birthday', '19800322', undefined],
    ['birthday', '1981-02-29', 'date'],
    ['birthday', '1980-13-01', 'date'],
    ['birthday', '22 March', 'date'],
    ['company', 'x'.repeat(251), 'too-long'],
    ['note', 'x'.repeat(10_000), undefined],
    ['note', 'x'.repeat(10_001), 'too-long'],
  ];
  for (const [field, value, problem] of rows) {
    test(`${problem === undefined ? 'takes' : 'refuses'} ${field} "${value.slice(0, 20)}"`, () => {
      const contact = makeContact({ fullName: 'Ann', phones: [phone('1')], emails: [phone('a@b.nl')] });
      expect(problemsOf(form(contact, [field, value]), contact).get(field)).toBe(problem);
    });
  }

  test('judges nothing that was not changed', () => {
    const odd = makeContact({
      phones: [phone('call me')],
      birthday: 'in spring',
      notes: ['x'.repeat(20_000)],
    });
    expect([...problemsOf(form(odd, ['company', 'Bakery']), odd)]).toEqual([]);
  });

  test('asks for something to know the contact by', () => {
    const nobody = makeContact();
    expect([...problemsOf(form(nobody, ['note', 'Hello']), nobody)]).toEqual([['given', 'nothing']]);
    expect([...problemsOf(form(nobody, ['company', 'Bakery']), nobody)]).toEqual([]);
  });
});

const emptyAddress = {
  ...{ postOfficeBox: '', extended: '', street: '', locality: '', region: '', postalCode: '', country: '' },
  ...{ types: [], preferred: false },
};
