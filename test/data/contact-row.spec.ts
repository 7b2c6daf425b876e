import { expect, test } from '@playwright/test';
import { ContactPreparer, findContacts } from '../../src/data/contact-row.ts';
import { makeContact, phone } from './contacts/make-contact.ts';

const records = [
  { id: 'z', revision: 1, value: makeContact({ fullName: 'Zoë', phones: [phone('112')] }) },
  { id: 'a', revision: 1, value: makeContact({ fullName: 'Åsa', emails: [phone('asa@example.org')] }) },
  {
    id: 'm',
    revision: 1,
    value: makeContact({ fullName: 'Mia', organisations: [{ name: 'Works', units: [] }] }),
  },
  { id: 'n', revision: 1, value: makeContact({ phones: [phone('+31 6')] }) },
];

test.describe('ContactPreparer', () => {
  test('sorts the rows, those without a letter last, and says what tells them apart', () => {
    expect(new ContactPreparer('en').list(records).items).toEqual([
      { id: 'a', heading: 'Åsa', detail: 'asa@example.org', section: 'A' },
      { id: 'm', heading: 'Mia', detail: 'Works', section: 'M' },
      { id: 'z', heading: 'Zoë', detail: '112', section: 'Z' },
      { id: 'n', heading: '+31 6', detail: '+31 6', section: '#' },
    ]);
  });

  test('follows the order of the language', () => {
    expect(new ContactPreparer('sv').list(records).items.map(({ id }) => id)).toEqual(['m', 'z', 'a', 'n']);
  });

  test('finds rows, and all of them for an empty query', () => {
    const prepared = new ContactPreparer('en').list(records);
    expect(findContacts(prepared, 'zoe').map(({ id }) => id)).toEqual(['z']);
    expect(findContacts(prepared, ' ')).toEqual(prepared.items);
    expect(findContacts(prepared, 'nobody')).toEqual([]);
  });
});
