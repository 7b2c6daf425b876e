import { expect, test } from '@playwright/test';
import { contactsCollection } from '../../../src/data/contacts/contacts-collection.ts';
import { makeContact, phone } from './make-contact.ts';

const photo = { id: 'a'.repeat(26), key: `${'A'.repeat(43)}=`, size: 3, type: 'image/png' };

test.describe('the contacts collection', () => {
  test('takes a contact as it is, through JSON too', () => {
    const contact = { ...makeContact({ fullName: 'Ann', phones: [phone('1')] }), photo, device: 'phone-02' };
    expect(contactsCollection.schema.parse(JSON.parse(JSON.stringify(contact)))).toEqual(contact);
    expect(contactsCollection.category).toBe('contacts');
  });

  for (const [name, record] of [
    ['without its lists', { fullName: 'Ann' }],
    ['with a number for a name', { ...makeContact(), fullName: 5 }],
    ['with a photo that is no reference', { ...makeContact(), photo: 'bytes' }],
    ['of an unknown origin', { ...makeContact(), source: { format: 'other' } }],
  ] as const) {
    test(`refuses a record ${name}`, () => {
      expect(contactsCollection.schema.safeParse(record).success).toBe(false);
    });
  }

  test('takes a contact of version 1 for the driver’s own', () => {
    const known = JSON.parse(JSON.stringify({ ...makeContact({ fullName: 'Ann' }), photo })) as unknown;
    const migrated = contactsCollection.schema.parse(contactsCollection.migrations[1]?.(known));
    expect(migrated).toEqual(known);
    expect(migrated.device).toBeUndefined();
    expect(Object.keys(contactsCollection.migrations)).toHaveLength(contactsCollection.version - 1);
  });
});
