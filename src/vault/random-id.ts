/** Cryptographic random bytes, injected so that the vault has no hidden source of chance. */
export type RandomBytes = (bytes: number) => Uint8Array<ArrayBuffer>;

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** 26 characters of base32 (130 bits). Names buckets, aliases, pages and records; says nothing about what they hold. */
export function randomId(random: RandomBytes): string {
  return Array.from(random(26), (byte) => alphabet.charAt(byte & 31)).join('');
}
