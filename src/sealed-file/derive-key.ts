/** How a passphrase becomes a key. 1 is PBKDF2 with HMAC-SHA-256. */
export interface KeyDerivation {
  readonly algorithm: 1;
  readonly rounds: number;
}

/** `passphrase` is as typed; the key is for AES-256-GCM and cannot be exported. */
export type DeriveKey = (
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  derivation: KeyDerivation,
) => Promise<CryptoKey>;

/** What OWASP's password storage cheat sheet asks for (2023, in force in 2026). */
export const writtenDerivation: KeyDerivation = { algorithm: 1, rounds: 600_000 };

/** Fewer protect too little to be ours; more would hang the screen (10 million: about 3 s on a desktop's core). */
const fewestRounds = 100_000;
const mostRounds = 10_000_000;

/** Undefined for an algorithm that is not known, or for a number of rounds that nobody wrote in good faith. */
export function readDerivation(algorithm: number, rounds: number): KeyDerivation | undefined {
  return algorithm === 1 && rounds >= fewestRounds && rounds <= mostRounds
    ? { algorithm, rounds }
    : undefined;
}

/** The same passphrase is typed on another car's keyboard, which may compose letters differently: NFC, then UTF-8. */
export const deriveKey: DeriveKey = async (passphrase, salt, { rounds }) => {
  const secret = new TextEncoder().encode(passphrase.normalize('NFC'));
  const base = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveKey']);
  secret.fill(0);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
};
