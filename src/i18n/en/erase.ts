import { formatBytes, plural } from '../format.ts';

export const erase = {
  title: 'Erase',
  intro: 'Choose what to erase from this car. It cannot be brought back.',
  goes: 'What goes',
  stays: 'What stays, and why',
  amount: (records: number, bytes: number) =>
    records === 0
      ? 'Nothing stored'
      : `${plural(records, { one: '# entry', other: '# entries' })}, ${formatBytes(bytes)} on disk`,
  amountUnreadable: (bytes: number) => `${formatBytes(bytes)} that nobody can read`,
  nothingStored: 'There is nothing to erase. Nothing you entered is stored in this car.',
  review: 'Continue',
  nothingChosen: 'Choose at least one entry that holds something.',
  summary: (records: number) =>
    plural(records, { one: '# entry will be erased for good.', other: '# entries will be erased for good.' }),
  summaryNotes: 'Your phone and your online accounts keep their own copies. Delete them there.',
  ecallStays: '112 eCall stays ready throughout.',
  hold: 'Erase for good',
  holdHint: 'Press and hold',
  holding: 'Keep holding',
  armed: 'Press again to erase',
  letGo: 'Nothing was erased',
  unavailable: 'Erasing is not possible while storage is closed. Nothing is lost.',
  back: 'Back',
  blocked: {
    idling: 'Erasing waits until the car is parked: P, park lock or parking brake.',
    moving: 'Erasing waits until the car is parked.',
    unknown: 'Erasing waits until the car says that it is parked.',
    parked: '',
  },
  noted: 'Noted. You are asked again when the car is parked.',
  notedOffer: 'You wanted to erase something. The car is parked now.',
  steps: {
    authorised: 'Preparing',
    keys: 'Destroying keys',
    pages: 'Removing what is left',
    verify: 'Reading everything again',
    done: 'Done',
  },
  running: 'Erasing. Keep the car on if you can. If power fails, it goes on by itself.',
  resultComplete: 'Erased and checked',
  resultCompleteText: (records: number) =>
    `${plural(records, { one: '# entry is gone.', other: '# entries are gone.' })} The keys were destroyed first, then everything was read again: nothing is left that can be read.`,
  resultPartial: 'Not everything was erased',
  resultPartialText:
    'What is named below could not be checked or removed. Erase again. If that does not help, ask a service centre.',
  before: (records: number) => plural(records, { one: '# entry before', other: '# entries before' }),
  after: (records: number) => plural(records, { one: '# entry now', other: '# entries now' }),
  unreadableBefore: 'Entries not readable before',
  verified: 'Checked: nothing left',
  failures: {
    'keys-not-destroyed': 'The key store did not confirm that the keys are gone.',
    'records-left': 'Something is still there.',
    storage: 'Storage did not answer.',
  },
  grade: {
    hardware: 'Keys destroyed in the car’s secure hardware.',
    file: 'Keys destroyed in a key file on this computer, overwritten in place.',
    browser:
      'Keys removed from the browser’s storage. Parts may stay on the disk until they are overwritten.',
  },
  emulation: 'This is an emulated car. This result is no evidence.',
  done: 'Done',
  resumed: 'An erase was interrupted and has been finished.',
};
