import {
  longestPassphrase,
  longestPin,
  normalSecret,
  secretLength,
  secretSchema,
  shortestPassphrase,
  shortestPin,
} from '../vault/secret.ts';

export type SecretKind = 'pin' | 'passphrase';

/** Why a secret should not be set. `too-simple`: among the first that anybody tries. */
export type SecretProblem = 'too-short' | 'too-long' | 'too-simple';

/**
 * Secrets that a rented machine tries in a second: one derivation takes 0.175 s on one core here (`vault/derivation.ts`), so 5.7 a
 * second; times 192 cores; times 4 for native code with wide vector instructions, or graphics cards in their place. An
 * assumption, on the cautious side; whoever rents ten such machines is ten times faster.
 */
const triesPerSecond = 5.7 * 192 * 4;

/** Digits only, and not too many for a PIN. */
export function secretKind(secret: string): SecretKind {
  return /^\d*$/.test(secret) && secret.length <= longestPin ? 'pin' : 'passphrase';
}

/** Undefined for a secret that may be set. */
export function secretProblem(secret: string): SecretProblem | undefined {
  const isPin = secretKind(secret) === 'pin';
  const length = secretLength(secret);
  if (length < (isPin ? shortestPin : shortestPassphrase)) return 'too-short';
  if (length > (isPin ? longestPin : longestPassphrase)) return 'too-long';
  return isSimple(normalSecret(secret)) || !secretSchema.safeParse(secret).success ? 'too-simple' : undefined;
}

/**
 * Seconds until someone with the disk and the keystore's keys has found the secret, on average: half of all there are. A PIN is
 * counted as drawn by lot. A passphrase is not: people choose words, so its length counts as little as NIST SP 800-63-2,
 * appendix A, says of chosen ones.
 */
export function searchTime({ kind, length }: { readonly kind: SecretKind; readonly length: number }): number {
  const secrets = kind === 'pin' ? 10 ** length : 2 ** chosenBits(length);
  return secrets / 2 / triesPerSecond;
}

/** 4 bits for the first character, 2 for each of the next seven, 1.5 up to the twentieth, then 1. */
function chosenBits(length: number): number {
  const between = (from: number, to: number): number => Math.max(0, Math.min(length, to) - from);
  return 4 * between(0, 1) + 2 * between(1, 8) + 1.5 * between(8, 20) + between(20, Infinity);
}

/** The same few signs again and again, or one step up or down from sign to sign. */
function isSimple(secret: string): boolean {
  const signs = [...secret];
  const repeats = [1, 2, 3].some((period) => signs.every((sign, at) => sign === signs[at % period]));
  const codes = signs.map((sign) => sign.codePointAt(0) ?? 0);
  return repeats || [1, -1].some((step) => codes.every((code, at) => isStep(code, codes[at - 1], step)));
}

/** From 9 to 0 is a step too. */
function isStep(code: number, before: number | undefined, step: number): boolean {
  if (before === undefined || code === before + step) return true;
  return step === 1 ? before === 57 && code === 48 : before === 48 && code === 57;
}
