import { formatBytes, formatNumber, plural } from '../format.ts';

const contacts = (count: number): string => plural(count, { one: '# contact', other: '# contacts' });

/** Importing several files, duplicates, undoing an import, exporting. */
export const contactImport = {
  progressOfFiles: (file: number, files: number, taken: number, read: number, total: number) =>
    `File ${formatNumber(file)} of ${formatNumber(files)}: ${contacts(taken)} taken, ${formatBytes(read)} of ${formatBytes(total)} read`,
  present: (count: number) => plural(count, { one: '# was already there.', other: '# were already there.' }),
  merged: (count: number) => plural(count, { one: '# merged.', other: '# merged.' }),
  ofFile: (file: string, what: string) => `${file}: ${what}`,
  file: (number: number) => `File ${formatNumber(number)}`,
  workerFailed: 'reading it failed',
  alike: (count: number) =>
    plural(count, {
      one: '# looks like a contact you already have',
      other: '# look like contacts you already have',
    }),
  alikeDetail:
    'Merging keeps everything of both; of two photos, the one you have. Until you merge, both stay.',
  alikeRow: (added: string, known: string) => `${added} and ${known}`,
  merge: 'Merge',
  mergeOne: (name: string) => `Merge ${name}`,
  mergeAll: 'Merge all',
  merging: 'Merging contacts',
  undoing: 'Undoing the import',
  work: (done: number, total: number) => `${formatNumber(done)} of ${formatNumber(total)}`,
  mergeFailed: 'Some contacts could not be merged. Nothing is lost; both are still here.',
  undo: 'Undo import',
  undoable: (count: number) => plural(count, { one: '# contact imported.', other: '# contacts imported.' }),
  undoableUntil: 'You can undo this until the ignition is off.',
  undone: (removed: number, restored: number) =>
    [
      plural(removed, {
        one: 'Import undone. # contact removed.',
        other: 'Import undone. # contacts removed.',
      }),
      ...(restored > 0
        ? [
            plural(restored, {
              one: '# merged contact is as before.',
              other: '# merged contacts are as before.',
            }),
          ]
        : []),
    ].join(' '),
  undoneKept: (count: number) =>
    plural(count, {
      one: '# contact that you changed since stays.',
      other: '# contacts that you changed since stay.',
    }),
  undoFailed: 'The import could not be undone as a whole. You can try again.',
  filesRefused:
    'Nothing was imported: the car was not known to be parked. Choose the files again when it is.',
  undoBlocked: {
    moving: 'Undoing an import waits until the car is parked.',
    unknown: 'Undoing an import waits until the car says that it is parked.',
  },
  mergeBlocked: {
    moving: 'Merging waits until the car is parked.',
    unknown: 'Merging waits until the car says that it is parked.',
  },
  export: 'Export',
  exportBlocked: {
    moving: 'Exporting waits until the car is parked.',
    unknown: 'Exporting waits until the car says that it is parked.',
  },
  exporting: 'Exporting contacts',
  exportProgress: (written: number, total: number) =>
    `${formatNumber(written)} of ${contacts(total)} written`,
  exported: (count: number) => plural(count, { one: '# contact written.', other: '# contacts written.' }),
  exportedDetail: 'The file is not encrypted. Keep it where only you can read it.',
  photosTooMany: (count: number) =>
    plural(count, {
      one: '# photo was left out: the file would be too large for this browser.',
      other: '# photos were left out: the file would be too large for this browser.',
    }),
  photosUnread: (count: number) =>
    plural(count, {
      one: '# photo could not be read and was left out.',
      other: '# photos could not be read and were left out.',
    }),
  exportCancelled: 'Cancelled. No file was written.',
  exportFailed: {
    'not-written': 'The file could not be written. Your contacts are unchanged.',
    'too-large': 'The file would be too large for this browser. No file was written.',
  },
};
