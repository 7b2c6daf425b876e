import { formatDateTime } from '../format.ts';

/** The proof of an erase, beside what `verify.ts` says of any certificate. */
export const certificate = {
  line: (id: string, time: Date) => `Certificate ${id}, ${formatDateTime(time)}`,
  save: 'Save the proof',
  code: 'The proof as a code: id, digest, signature, key, end of the vehicle number, result',
  outcome: {
    saved: 'Saved. Anyone can check it with the public key, without this car.',
    cancelled: 'Not saved: no place was chosen.',
    failed: 'It could not be saved. Try another place.',
  },
};
