import { plural } from '../format.ts';

export const about = {
  missing: 'What control units record, and your rights and contacts, are not there yet.',
  kept: 'How it is kept',
  grade: {
    hardware: 'Keys lie in the car’s secure hardware.',
    file: 'Keys lie in a key file beside the app, apart from the data.',
    browser: 'Keys lie in the browser’s own storage: there is no key store here.',
  },
  persisted: 'The browser promised not to clear this data by itself.',
  notPersisted: 'The browser has not promised to keep this data. It may clear it when space runs out.',
  goingTitle: 'On its way out',
  going: (count: number) =>
    plural(count, {
      one: '# category gets a new key, so that nobody can read what was deleted in it.',
      other: '# categories get a new key, so that nobody can read what was deleted in them.',
    }),
  nothingGoing: 'Nothing that was deleted waits for a new key.',
  proof: 'Last erase',
  noProof: 'Nothing was erased in this car with a proof so far.',
  key: 'Key to check proofs with',
  keyHint: 'Public. Whoever has it can tell whether a proof comes from this car’s platform.',
  saveKey: 'Save the public key',
  keyOutcome: {
    saved: 'Saved.',
    cancelled: 'Not saved: no place was chosen.',
    failed: 'It could not be saved. Try another place.',
  },
  installation: (id: string) => `Installation ${id}`,
  keyUnreachable: 'The platform does not answer. Try again.',
};
