import * as z from 'zod/mini';

/** Digits of a PIN. Whoever copies the disk and the keystore can try many: see `session/pin-strength.ts`. */
export const shortestPin = 6;
export const longestPin = 12;
/** Characters of a passphrase: code points after normalisation, blanks at either end included. */
export const shortestPassphrase = 10;
export const longestPassphrase = 64;

export const pinSchema = z
  .string()
  .check(z.regex(/^\d*$/), z.minLength(shortestPin), z.maxLength(longestPin));

/**
 * A secret to be set, never stored, never logged: a PIN, or a passphrase of any characters of Unicode. Nothing is trimmed.
 * A lone surrogate is no character: it would be the same secret as any other.
 */
export const secretSchema = z.union([pinSchema, z.string().check(z.refine(isPassphrase))]);

/** A secret to be tried: also the PIN of 4 digits that an earlier version took. */
export const givenSecretSchema = z.union([secretSchema, z.string().check(z.regex(/^\d{4,5}$/))]);

/** The same text is the same secret, however its accents were typed (NFC). */
export function normalSecret(secret: string): string {
  return secret.normalize('NFC');
}

/** In code points, as {@link secretSchema} counts them. */
export function secretLength(secret: string): number {
  return [...normalSecret(secret)].length;
}

function isPassphrase(secret: string): boolean {
  // Before the text is normalised: a long one must not take long.
  if (secret.length > 4 * longestPassphrase || /\p{Surrogate}/u.test(secret)) return false;
  const length = secretLength(secret);
  return length >= shortestPassphrase && length <= longestPassphrase;
}
