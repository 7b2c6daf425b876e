import type { KeystoreGrade } from '../../../platform/contract/keystore.ts';

/**
 * How a part of the data was made unreadable. `destroy-key`: its key was destroyed, then its pages dropped. `re-key`:
 * what stays was written again under a new key, then the old one destroyed. `none`: nothing was done.
 */
export const eraseMethods = ['destroy-key', 're-key', 'none'] as const;
export type EraseMethod = (typeof eraseMethods)[number];

/**
 * What a certificate may say of a part, after NIST SP 800-88 r2, weakest first. `clear`: Clear; `crypto-erase-file`:
 * cryptographic erase with a key that lay in a file, which flash may have kept a copy of: no Purge; `purge`: Purge by
 * cryptographic erase. `none`: nothing is claimed.
 */
export const eraseClasses = ['none', 'clear', 'crypto-erase-file', 'purge'] as const;
export type EraseClass = (typeof eraseClasses)[number];

const byGrade: Readonly<Record<KeystoreGrade, EraseClass>> = {
  hardware: 'purge',
  file: 'crypto-erase-file',
  browser: 'clear',
};

/** What may be claimed of one part. What was not read again and found gone claims nothing. */
export function claimOf(grade: KeystoreGrade, method: EraseMethod, isVerified: boolean): EraseClass {
  return isVerified && method !== 'none' ? byGrade[grade] : 'none';
}

/** Whether a keystore of this grade can stand behind the claim. */
export function isClaimAllowed(grade: KeystoreGrade, claimed: EraseClass): boolean {
  return eraseClasses.indexOf(claimed) <= eraseClasses.indexOf(byGrade[grade]);
}
