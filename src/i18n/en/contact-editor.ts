import { formatNumber, plural } from '../format.ts';

export const contactEditor = {
  add: 'Add contact',
  edit: 'Edit',
  titleNew: 'New contact',
  title: 'Edit contact',
  given: 'First name',
  family: 'Last name',
  shownAs: 'Shown as',
  company: 'Company',
  birthday: 'Birthday',
  birthdayHint: 'Year-month-day: 1980-03-22. Without a year: --03-22',
  website: 'Website',
  note: 'Note',
  phones: 'Phone',
  emails: 'E-mail',
  street: 'Street and number',
  postalCode: 'Postal code',
  locality: 'Town',
  country: 'Country',
  /** A line's fields, when there are several: "Phone 2". */
  numbered: (name: string, number: number) => `${name} ${formatNumber(number)}`,
  kindOf: (name: string) => `${name}: what it is for`,
  kinds: { mobile: 'Mobile', home: 'Home', work: 'Work', other: 'Other' },
  addLine: { phones: 'Add phone', emails: 'Add e-mail', addresses: 'Add address' },
  removeLine: (name: string) => `Remove ${name}`,
  addresses: 'Address',
  photo: 'Photo',
  removePhoto: 'Remove photo',
  keepPhoto: 'Keep photo',
  photoGoes: 'The photo goes when you save.',
  photoStays: 'The photo stays as it is.',
  save: 'Save',
  saving: 'Saving',
  cancel: 'Cancel',
  full: (longest: number) => `That is as much as fits: ${formatNumber(longest)} characters.`,
  problems: {
    nothing: 'Enter a name, a company, a number or an e-mail address.',
    phone: 'A number has digits, spaces and + ( ) - . / * # only.',
    email: 'An e-mail address looks like name@example.org.',
    date: 'A date looks like 1980-03-22.',
    'too-long': 'This text is too long.',
  },
  problemCount: (count: number) =>
    plural(count, {
      one: 'Not saved yet: # field needs another look.',
      other: 'Not saved yet: # fields need another look.',
    }),
  saveFailed: {
    quota: 'Not saved: the car’s storage is full. Make room, then save again. What you entered is kept here.',
    invalid: 'Not saved: this contact cannot be stored as it is. What you entered is kept here.',
    closed: 'Not saved: storage was closed. What you entered is kept here.',
    storage: 'Not saved: storage failed. Try again. What you entered is kept here.',
    unreadable: 'Not saved: the key of this address book is gone. Nothing can be stored in it any more.',
    'keystore-unreachable':
      'Not saved: the key store does not answer. Try again in a moment. What you entered is kept here.',
  },
  blocked: {
    moving: 'Editing waits until the car stands still. What you typed is kept.',
    unknown: 'The car does not say whether it moves. What you typed is kept.',
  },
  openBlocked: {
    moving: 'Adding and editing wait until the car stands still.',
    unknown: 'Adding and editing wait until the car reports its state.',
  },
  unfinished: (name: string) =>
    name === ''
      ? 'You began a new contact and have not saved it.'
      : `You began to edit ${name} and have not saved it.`,
  finishFirst: 'Finish or discard what you began before.',
  goOn: 'Go on',
  discardTitle: 'Discard what you entered?',
  discardText: 'It has not been saved.',
  keepEditing: 'Keep editing',
  discard: 'Discard',
  conflictTitle: 'Changed in another window',
  conflict: {
    changed: 'Somebody saved this contact in another window after you began. Only one version can stay.',
    deleted: 'Somebody deleted this contact in another window after you began.',
  },
  keepMine: 'Keep mine',
  takeTheirs: { changed: 'Take the other one', deleted: 'Leave it deleted' },
};
