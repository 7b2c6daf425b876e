import { formatBytes, formatList, formatNumber, plural } from '../format.ts';

/** The screen on which a driver takes everything along. Words for passphrases and files are those of `takeAlong`. */
export const archivePage = {
  title: 'Take my data along',
  detail: 'A copy of everything that this car keeps about you, or bring one back.',
  opening: 'Opening your data',
  notOpened: 'This could not be loaded. Go back and try again.',
  out: 'Take everything along',
  outDetail: 'Into a file that other programs can read, on a stick or as a download.',
  in: 'Bring data back',
  inDetail: 'From such a file. You see first what is in it.',
  takesAll:
    'Everything that is yours is a choice here; keys and passwords never go along. ' +
    'Paired phones, networks and keys stay out: they are the car’s, for everyone who drives it.',
  withheld: 'Without keys and passwords.',
  exportOnly: 'Goes along, and does not come back from this file.',
  noneChosen: 'Choose at least one.',
  seal: 'With a passphrase',
  sealDetail: 'Only the passphrase opens the file. Other programs need it opened first.',
  plain: 'Without a passphrase, whoever has the file can read all of it.',
  progress: (bytes: number, done: number, total: number) =>
    `${formatBytes(bytes)}, ${formatNumber(done)} of ${formatNumber(total)}`,
  finished: 'Your data is in the file.',
  finishedDetail: (name: string, bytes: number) => `${name}, ${formatBytes(bytes)}.`,
  missing: (count: number) =>
    plural(count, {
      one: '1 file could not be read in the car, and is left out.',
      other: '# files could not be read in the car, and are left out.',
    }),
  leftOut: (names: readonly string[]) => `Not in it: ${formatList(names)}.`,
  tooLarge: 'That is too much for one download. Use a stick, or choose less.',
  unreadableEnd: 'Something that you chose cannot be read now. There is no file.',
  noFiles: 'No such file on a stick. Plug one in, or choose a file.',
  openHint: 'Only where the file was made with one.',
  notAnArchive: 'That is not a file of this kind.',
  damaged: (file: string) =>
    file === '' ? 'The file is damaged.' : `The file is damaged: ${file} is not what it was.`,
  bomb: 'The file unpacks to more than it should.',
  cancelled: 'Cancelled.',
  reading: 'Checking the file',
  storing: 'Storing',
  unfit: (count: number, places: readonly number[]) =>
    `${plural(count, { one: '1 not readable', other: '# not readable' })}: ${formatList(places.slice(0, 5).map((place) => formatNumber(place)))}${places.length > 5 ? ' …' : ''} in the list.`,
  incomplete: (count: number) => `${formatNumber(count)} not whole in the file.`,
  newer: 'Of a newer app. It stays in the file.',
  onlyOut: 'Never comes back from a file.',
  unknown: (count: number) =>
    plural(count, {
      one: '1 kind that this car does not know.',
      other: '# kinds that this car does not know.',
    }),
  nothing: 'Nothing in the file can come in here.',
  stored: 'This came in.',
  storedPartly: 'Some of it could not be stored.',
  account: (added: number, known: number) =>
    `${formatNumber(added)} new, ${formatNumber(known)} here already.`,
  failed: {
    quota: 'Not stored: there is not enough space.',
    storage: 'Not stored: storage did not answer.',
    'not-open': 'Not stored: it is not open.',
    'too-large': 'Not stored: a file in it is too large.',
  },
  undo: 'Undo',
  undoDetail: 'Until the ignition is off, or something else is brought in.',
  undoing: 'Taking it away again',
  undone: 'Taken away again. What was here before is untouched.',
  undoneNot: (names: readonly string[]) => `Not taken away: ${formatList(names)}.`,
};
