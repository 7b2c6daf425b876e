import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { DuplicateIndex } from '../../../src/data/contacts/duplicates.ts';
import { mergeContacts } from '../../../src/data/contacts/merge-contacts.ts';
import type { Contact } from '../../../src/data/contacts/contact.ts';
import { anyContact } from './any-contact.ts';
import { makeContact, phone } from './make-contact.ts';

const zoe = makeContact({
  fullName: 'Zoë Jørgensen',
  phones: [phone('+31 6 12345678')],
  emails: [phone('z@x.org')],
});

test.describe('DuplicateIndex', () => {
  const rows: readonly (readonly [
    string,
    Parameters<typeof makeContact>[0],
    'same' | 'alike' | undefined,
  ])[] = [
    ['the same content from another source', { ...zoe, source: { format: 'vcard', version: '3.0' } }, 'same'],
    [
      'the same name and number, in other letters',
      { fullName: 'JORGENSEN, Zoe', phones: [phone('0612345678')] },
      'alike',
    ],
    ['the same name and e-mail', { fullName: 'Zoë Jørgensen', emails: [phone('Z@X.org')] }, 'alike'],
    ['the same number without a name', { phones: [phone('06-12345678')] }, 'alike'],
    ['the same number of someone else', { fullName: 'Ben', phones: [phone('0612345678')] }, undefined],
    ['the same name alone', { fullName: 'Zoë Jørgensen' }, undefined],
    ['an extension of the same number', { phones: [{ ...phone('0612345678'), extension: '7' }] }, undefined],
    ['nobody', { fullName: 'Ben', phones: [phone('1')] }, undefined],
  ];
  for (const [whose, device, incoming, kind] of [
    ['a phone’s contact that is the driver’s own already', undefined, 'phone-a', 'same'],
    ['a phone’s contact that came from it before', 'phone-a', 'phone-a', 'same'],
    ['a driver’s own that would go with a phone', 'phone-a', undefined, 'alike'],
    ['a phone’s contact that would go with another phone', 'phone-a', 'phone-b', 'alike'],
  ] as const) {
    test(`says ${kind} of ${whose}`, () => {
      const index = new DuplicateIndex();
      index.add('zoe', { ...zoe, device });
      expect(index.find({ ...zoe, device: incoming })).toEqual({ kind, id: 'zoe' });
    });
  }

  test('says same of one that stays beside a phone’s', () => {
    const index = new DuplicateIndex();
    index.add('synced', { ...zoe, device: 'phone-a' });
    index.add('own', zoe);
    expect(index.find(zoe)?.kind).toBe('same');
  });

  for (const [name, changes, kind] of rows) {
    test(`says ${kind ?? 'nothing'} of ${name}`, () => {
      const index = new DuplicateIndex();
      index.add('zoe', zoe);
      expect(index.find(makeContact(changes))).toEqual(kind && { kind, id: 'zoe' });
    });
  }

  test('takes a contact that brings another photo for one that looks alike', () => {
    const index = new DuplicateIndex();
    const photo = { size: 3, type: 'image/png' };
    index.add('zoe', zoe, photo);
    expect(index.find(zoe)?.kind).toBe('same');
    expect(index.find(zoe, photo)?.kind).toBe('same');
    expect(index.find(zoe, { size: 4, type: 'image/png' })?.kind).toBe('alike');
  });

  test('knows every contact again', () => {
    fc.assert(
      fc.property(anyContact, (contact) => {
        const index = new DuplicateIndex();
        index.add('id', contact);
        expect(index.find(structuredClone(contact))).toEqual({ kind: 'same', id: 'id' });
      }),
    );
  });
});

test.describe('mergeContacts', () => {
  for (const [first, second, merged] of [
    ['phone-a', 'phone-a', 'phone-a'],
    ['phone-a', 'phone-b', undefined],
    ['phone-a', undefined, undefined],
    [undefined, 'phone-a', undefined],
  ] as const) {
    test(`makes of one of ${first ?? 'the driver'} and one of ${second ?? 'the driver'} one of ${merged ?? 'the driver'}`, () => {
      expect(mergeContacts({ ...zoe, device: first }, { ...zoe, device: second }).device).toBe(merged);
    });
  }

  test('loses nothing, keeps what the first had first, and merging again changes nothing', () => {
    fc.assert(
      fc.property(anyContact, anyContact, (left, right) => {
        const merged: Contact = mergeContacts(left, right);
        expect(mergeContacts(merged, right)).toEqual(merged);
        expect(merged.phones.slice(0, left.phones.length).map(({ value }) => value)).toEqual(
          left.phones.map(({ value }) => value),
        );
        const has = (values: readonly string[], value: string): boolean =>
          values.some(
            (other) =>
              other.trim().localeCompare(value.trim(), 'en', { sensitivity: 'base' }) === 0 ||
              fold(other) === fold(value),
          );
        for (const { value } of right.emails)
          expect(
            has(
              merged.emails.map((email) => email.value),
              value,
            ),
          ).toBe(true);
        for (const note of right.notes) expect(has(merged.notes, note)).toBe(true);
        for (const { street } of right.addresses)
          expect(
            has(
              merged.addresses.map((address) => address.street),
              street,
            ),
          ).toBe(true);
        const digits = (text: string): string => text.replace(/\D/g, '').replace(/^0+/, '');
        for (const { value } of right.phones)
          expect(
            merged.phones.some(
              (other) =>
                other.value === value ||
                digits(other.value).endsWith(digits(value)) ||
                digits(value).endsWith(digits(other.value)),
            ),
          ).toBe(true);
      }),
    );
  });

  test('takes a national form for one international number only', () => {
    const numbers = (...values: string[]) => makeContact({ fullName: 'A', phones: values.map(phone) });
    const merged = mergeContacts(numbers('06 12345678'), numbers('+31 6 12345678', '+49 6 12345678'));
    expect(merged.phones.map(({ value }) => value)).toEqual(['06 12345678', '+49 6 12345678']);
  });

  test('keeps another name and another birthday beside the first', () => {
    const merged = mergeContacts(
      makeContact({ fullName: 'Ann', birthday: '1980-03-22' }),
      makeContact({ fullName: 'Annie', birthday: '19800323' }),
    );
    expect([merged.fullName, merged.nicknames, merged.birthday, merged.dates]).toEqual([
      'Ann',
      ['Annie'],
      '1980-03-22',
      [{ value: '19800323', label: 'birthday' }],
    ]);
  });
});

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\s]+/gu, '');
}
