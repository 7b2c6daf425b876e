import { plural } from '../format.ts';

/** How certificates are checked, in plain words: the page and the command line say the same. */
export const verify = {
  title: 'Check erase certificates',
  intro:
    'Choose the certificates that a car has saved, and the key that belongs to it. They are checked in this browser; nothing is sent anywhere.',
  chooseCertificates: 'Choose certificates',
  chooseKey: 'Choose the key, if you have it',
  dropHere: 'Or drop the files anywhere on this page.',
  keyChosen: (kid: string) => `Key ${kid} is used.`,
  noKey: 'No key yet. Without one, whose signature it is stays open.',
  keyUnreadable: 'That file is no key. Save the key again from About in the car.',
  nothingYet: 'Nothing was checked yet.',
  tooLarge: 'A file was left out: it is too large to be a certificate.',
  unreadableFile: 'A file could not be read.',
  again: 'Start again',

  verdict: {
    proven: 'Complete and proven',
    'key-unknown': 'Unchanged since signing; whose key is not proven',
    'not-clean': 'Not clean',
  },
  emulation: 'EMULATION, NOT EVIDENCE',
  provenHeading: 'Proven',
  openHeading: 'Not proven',
  wrongHeading: 'What is wrong',

  refused: {
    'not-a-certificate': 'This is no erase certificate, or it was damaged.',
    unsigned: 'Nobody signed it.',
    changed: 'It was changed after it was signed.',
    'another-key': 'Another key signed it, not the one given.',
    'another-vehicle': 'It is of another vehicle.',
    contradiction: 'What it says cannot all be true.',
    unsupported: 'This browser cannot check such signatures. Use a newer one.',
  },
  chain: {
    repeated: 'A certificate is there twice. One erase has one certificate.',
    missing: 'Between these certificates at least one is missing.',
    'broken-chain': 'These certificates do not follow one another.',
  },
  outcome: {
    complete: 'Everything that was to go is gone.',
    partial: 'Only a part was erased.',
    failed: 'Nothing was erased.',
  },
  left: (parts: number) =>
    plural(parts, { one: '# part is still there.', other: '# parts are still there.' }),
  placesLeft: (places: number) =>
    plural(places, { one: '# driver or place would not go.', other: '# drivers or places would not go.' }),

  unchanged: 'It was not changed since it was signed.',
  signedBy: {
    given: 'It was signed with the key given.',
    introduced: 'It was signed with a key that the key given introduced.',
    unknown: 'Whose key signed it.',
  },
  erased: (parts: number, records: number) =>
    `${plural(parts, { one: '# part was', other: '# parts were' })} erased and read again, ${plural(records, { one: '# record', other: '# records' })} in all.`,
  uncounted: (parts: number) =>
    plural(parts, {
      one: 'Of # part the records could not be read, so they were not counted.',
      other: 'Of # parts the records could not be read, so they were not counted.',
    }),
  classes: {
    none: 'No class of erasure is claimed.',
    clear: 'Class: Clear. The browser’s own files were removed.',
    'crypto-erase-file':
      'Class: cryptographic erase with a key that lay in a file. On flash memory a copy of that key may outlast it, so this is no Purge.',
    purge: 'Class: Purge by cryptographic erase (NIST SP 800-88).',
  },
  authorised: {
    'keeper-pin': 'Authorised by the keeper’s PIN.',
    presence: 'Asked for by a driver at the car.',
    wait: 'Not authorised by a keeper: asked for by somebody who waited 15 minutes at the car.',
  },
  time: 'When it was: the car’s clock was not trusted.',
  ecall: {
    ready: '112 eCall was ready afterwards.',
    fault: 'The car reported a fault of 112 eCall afterwards.',
    unknown: 'Whether 112 eCall was ready: the car did not say.',
  },
  memoryNotCleared: 'The car’s working memory was not cleared.',
  carPending: 'The car still has to put some of its settings back.',
  outside: 'What lies outside what Glovebox erases: the certificate names it.',
  newer: 'Whether there is a newer certificate of this car.',
  earlier: 'The certificates before this one were not shown.',

  line: (vin: string, id: string, time: string) => `${vin}, certificate ${id}, ${time}`,
  nothingFound: 'There is no certificate here.',
  usage: 'Usage: npm run verify-certificate -- FILE|FOLDER… [--key KEY]… [--vin VIN] [--csv]',
  fileMissing: (name: string) => `${name} cannot be read.`,
  keyFileWrong: (name: string) => `${name} is no key.`,
};
