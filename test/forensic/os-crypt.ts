import { createDecipheriv, pbkdf2Sync } from 'node:crypto';

/**
 * Chromium "encrypts" cookies and saved form values with a key that everybody knows where no keyring is set up
 * (components/os_crypt/sync/os_crypt_linux.cc), as in these tests.
 */
const key = pbkdf2Sync('peanuts', 'saltysalt', 1, 16, 'sha1');
const initial = Buffer.alloc(16, ' ');
const prefix = Buffer.from('v10');

/** A cookie has at most 4096 bytes, after 32 bytes of its domain's hash. */
const maxBytes = 4096 + 32 + 16;

/** What stands behind each `v10` of a database, decrypted; behind the value's own end it is noise. */
export function decryptOsCrypt(database: Buffer): readonly Buffer[] {
  const found: Buffer[] = [];
  for (let at = database.indexOf(prefix); at !== -1; at = database.indexOf(prefix, at + 1)) {
    const start = at + prefix.length;
    const length = Math.floor(Math.min(maxBytes, database.length - start) / 16) * 16;
    if (length === 0) continue;
    const decipher = createDecipheriv('aes-128-cbc', key, initial).setAutoPadding(false);
    found.push(Buffer.concat([decipher.update(database.subarray(start, start + length)), decipher.final()]));
  }
  return found;
}
