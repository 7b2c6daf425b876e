import { formatNumber, plural } from '../format.ts';

export const records = {
  find: 'Find',
  clear: 'Clear',
  found: (count: number) => plural(count, { one: '# found', other: '# found' }),
  noneFound: 'Nothing matches.',
  moreWhenParked: (count: number) => `${formatNumber(count)} more when parked`,
  findBlocked: {
    moving: 'Finding waits until the car stands still. What you typed is kept.',
    unknown: 'The car does not say whether it moves. What you typed is kept.',
  },
  letters: 'Letters',
  letterPlace: (label: string, place: number, count: number) =>
    `${label}, ${formatNumber(place)} of ${formatNumber(count)}`,
  lettersBlocked: {
    moving: 'Moving by letter waits until the car stands still.',
    unknown: 'The car does not say whether it moves. Moving by letter waits.',
  },
  all: 'All',
  view: 'Shown',
  filter: 'Which ones',
  order: 'Order',
  viewBlocked: {
    moving: 'Choosing what is shown waits until the car stands still.',
    unknown: 'The car does not say whether it moves. Choosing what is shown waits.',
  },
  close: 'Close',
  edit: 'Change',
  delete: 'Delete',
  deleteBlocked: {
    moving: 'Deleting waits until the car stands still.',
    unknown: 'Deleting waits until the car says that it stands still.',
  },
  undoable: {
    removed: (count: number) => plural(count, { one: 'Deleted', other: '# deleted' }),
    aside: (count: number) => plural(count, { one: 'Kept, no longer used', other: '# kept, no longer used' }),
    released: (count: number) => plural(count, { one: 'May be used again', other: '# may be used again' }),
  },
  aside: 'Kept, not used',
  asideDetail: (detail: string) => (detail === '' ? 'Kept, not used' : `Kept, not used. ${detail}`),
  notAside: 'Services may read it where they read this list, as far as you let them under Sharing.',
  setAsideSelected: (count: number) =>
    count === 0 ? 'Do not use' : plural(count, { one: 'Do not use #', other: 'Do not use #' }),
  releaseSelected: (count: number) => plural(count, { one: 'Use # again', other: 'Use # again' }),
  asideFailed: 'This could not be saved. It stays unused only until the app starts again.',
  releaseFailed: 'Nothing was changed: storage did not take it.',
  deleteFailed: 'Nothing was deleted: storage did not take the change.',
  undoFailed: 'This could not be undone any more.',
  select: 'Select several',
  selected: (count: number) => plural(count, { one: '# selected', other: '# selected' }),
  selectAll: (count: number) => plural(count, { one: 'Select it', other: 'Select all #' }),
  selectNone: 'Select none',
  deleteSelected: (count: number) =>
    count === 0 ? 'Delete' : plural(count, { one: 'Delete #', other: 'Delete #' }),
  noneSelected: 'Select something first.',
  selectDone: 'Done',
  about: 'Where it is kept',
  loading: 'Opening',
  unreadablePages: (count: number) =>
    plural(count, {
      one: 'A part of this list is damaged and cannot be read. The rest is shown.',
      other: '# parts of this list are damaged and cannot be read. The rest is shown.',
    }),
  openFailed: {
    unreadable: 'This cannot be read: its key is gone. It can only be erased.',
    locked: 'This is locked with a PIN.',
    'keystore-unreachable':
      'The keystore does not answer. Nothing is lost; it opens when the keystore is back.',
    storage: 'Storage does not answer. Nothing is lost.',
    quota: 'Storage is full. Nothing is lost.',
    closed: 'Storage is closed.',
    'newer-version': 'This was written by a newer version of the app. Nothing was changed.',
    'migration-failed': 'This could not be brought to the present version. Nothing was changed.',
  },
  undo: 'Undo',
  undoing: 'Undoing',
  secondsLeft: (seconds: number) =>
    plural(seconds, { one: '# second left to undo', other: '# seconds left to undo' }),
};
