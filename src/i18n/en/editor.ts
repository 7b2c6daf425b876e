/** What every editor says of what it edits, where it has no words of its own. */
export const editor = {
  titleNew: 'New entry',
  title: 'Change entry',
  tooLong: 'This text is too long.',
  saveFailed: {
    quota: 'Not saved: the car’s storage is full. Make room, then save again. What you entered is kept here.',
    invalid: 'Not saved: this cannot be stored as it is. What you entered is kept here.',
    closed: 'Not saved: storage was closed. What you entered is kept here.',
    storage: 'Not saved: storage failed. Try again. What you entered is kept here.',
    locked: 'Not saved: this is locked. Enter the PIN first.',
    unreadable: 'Not saved: the key of this list is gone. Nothing can be stored in it any more.',
    'keystore-unreachable':
      'Not saved: the key store does not answer. Try again in a moment. What you entered is kept here.',
  },
  conflict: {
    changed: 'Somebody saved this in another window after you began. Only one version can stay.',
    deleted: 'Somebody deleted this in another window after you began.',
  },
};
