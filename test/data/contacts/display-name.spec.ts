import { expect, test } from '@playwright/test';
import type { ContactDraft } from '../../../src/data/contacts/contact-draft.ts';
import { displayName } from '../../../src/data/contacts/display-name.ts';
import { makeContact, nameParts, phone } from './make-contact.ts';

test.describe('displayName', () => {
  const rows: readonly (readonly [string, Partial<ContactDraft>, string])[] = [
    [
      'the full name before its parts',
      { fullName: ' Ann  B. ', name: { ...nameParts, family: 'X' } },
      'Ann B.',
    ],
    [
      'parts in the order they are spoken',
      {
        fullName: ' ',
        name: { family: 'Doe', given: 'John', additional: 'R.', prefix: 'Mr.', suffix: 'Sr.' },
      },
      'Mr. John R. Doe Sr.',
    ],
    ['a nickname', { nicknames: ['', 'Joey'] }, 'Joey'],
    [
      'an organisation',
      { organisations: [{ name: 'Works', units: ['Desk'] }], phones: [phone('1')] },
      'Works Desk',
    ],
    [
      'an e-mail address before a number',
      { emails: [phone('a@example.org')], phones: [phone('1')] },
      'a@example.org',
    ],
    ['a number', { phones: [phone('+49 171')] }, '+49 171'],
    ['the first line of a note', { notes: ['\n  Plumber\nsecond'] }, 'Plumber'],
    ['nothing', {}, ''],
  ];
  for (const [name, changes, expected] of rows) {
    test(`is ${name}`, () => {
      expect(displayName(makeContact(changes))).toBe(expected);
    });
  }
});
