import { formatDateTime, formatList, formatNumber, plural } from '../format.ts';

/** The page in an archive of everything a driver takes along. */
export const archive = {
  title: 'What this car keeps about you',
  written: (at: number) => `Written on ${formatDateTime(new Date(at))} by the car, at your request.`,
  law:
    'The law gives you a copy of your data (GDPR art. 15) in a form that other programs can read (GDPR art. 20). ' +
    'Names and numbers of other people are in it too: keep it as safe as your own.',
  contents: 'What is in here',
  what: 'What',
  howMany: 'Entries',
  where: 'Where',
  count: (count: number) => formatNumber(count),
  mediaIn: (folder: string, count: number) =>
    plural(count, { one: `1 file in ${folder}`, other: `# files in ${folder}` }),
  missing: (count: number) =>
    plural(count, {
      one: '1 file could not be read in the car, and is not here',
      other: '# files could not be read in the car, and are not here',
    }),
  leftOut: 'What is not in here, and why',
  withheld: (category: string, fields: string) =>
    `${category}: keys and passwords (${fields}). Whoever finds this file could open something with them.`,
  vehicle:
    'Paired phones, Wi-Fi networks, keys and garage codes: they belong to the car, and to everyone who drives it.',
  keeper: 'Rules of whoever manages the car: they are not yours.',
  notChosen: (categories: readonly string[]) => `Not chosen, or not open: ${formatList(categories)}.`,
  exportOnly: (categories: readonly string[]) =>
    `You can take these along, but a car does not take them in from this file: ${formatList(categories)}. ` +
    'Seat, climate, light and your card come over with “Take my profile along”, which fits them to the other car. ' +
    'Consents are only ever given in the car.',
  files: 'How to read it',
  filesDetail: [
    'The folder “data” has every entry as JSON, the folder “schema” describes each of those files (JSON Schema 2020-12), ' +
      'and the folder “files” has photos, music and sounds as they were.',
    'Beside them, what other programs know: vCard for contacts, GPX and GeoJSON for destinations.',
    'The manifest has the size and the SHA-256 of every file.',
  ],
};
