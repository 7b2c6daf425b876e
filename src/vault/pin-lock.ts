import { decodeDerivation, encodeDerivation, presentDerivation } from './derivation.ts';
import type { Derivation, DeriveBytes } from './derivation.ts';
import type { RandomBytes } from './random-id.ts';
import { ivBytes, sealBytes, tagBytes, unsealBytes } from './sealing.ts';
import { normalSecret } from './secret.ts';

const saltBytes = 16;
const checkBytes = ivBytes + tagBytes;
/** Salt, derivation (32 bits, big-endian), check. */
export const pinLockBytes = saltBytes + 4 + checkBytes;

/** What is needed to try a PIN, and tells nothing about it: a salt, and a seal of nothing that only its key opens. */
export interface PinLock {
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly derivation: Derivation;
  readonly check: Uint8Array<ArrayBuffer>;
}

/** For a secret that was checked before. */
export async function createPinLock(
  place: string,
  secret: string,
  random: RandomBytes,
  derive: DeriveBytes,
): Promise<{ readonly lock: PinLock; readonly key: CryptoKey }> {
  const salt = random(saltBytes);
  const key = await deriveKey(secret, { salt, derivation: presentDerivation }, derive);
  const check = await sealBytes(key, ['pin', place], new Uint8Array(), random);
  return { lock: { salt, derivation: presentDerivation, check }, key };
}

/** The secret's key, not extractable; undefined when the secret is another. */
export async function tryPin(
  place: string,
  lock: PinLock,
  secret: string,
  derive: DeriveBytes,
): Promise<CryptoKey | undefined> {
  const key = await deriveKey(secret, lock, derive);
  return (await opensLock(key, place, lock)) ? key : undefined;
}

/** Whether a lock is as strong as one that is made today. */
export function isPresentLock({ derivation }: PinLock): boolean {
  return encodeDerivation(derivation) === encodeDerivation(presentDerivation);
}

/** Whether a PIN's key is still that of the lock: another window may have set another PIN. */
export async function opensLock(key: CryptoKey, bucket: string, lock: PinLock): Promise<boolean> {
  return (await unsealBytes(key, ['pin', bucket], lock.check)) !== undefined;
}

export function sealDataKey(
  pinKey: CryptoKey,
  bucket: string,
  category: string,
  raw: Uint8Array<ArrayBuffer>,
  random: RandomBytes,
): Promise<Uint8Array<ArrayBuffer>> {
  return sealBytes(pinKey, ['pin-key', bucket, category], raw, random);
}

/** The raw data key, to be zeroed after use; undefined under another PIN's key or in another place. */
export function openDataKey(
  pinKey: CryptoKey,
  bucket: string,
  category: string,
  sealed: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  return unsealBytes(pinKey, ['pin-key', bucket, category], sealed);
}

export function writePinLock(lock: PinLock, target: Uint8Array<ArrayBuffer>): void {
  target.set(lock.salt);
  new DataView(target.buffer, target.byteOffset).setUint32(saltBytes, encodeDerivation(lock.derivation));
  target.set(lock.check, saltBytes + 4);
}

export function readPinLock(bytes: Uint8Array<ArrayBuffer>): PinLock {
  return {
    salt: bytes.slice(0, saltBytes),
    derivation: decodeDerivation(new DataView(bytes.buffer, bytes.byteOffset).getUint32(saltBytes)),
    check: bytes.slice(saltBytes + 4, pinLockBytes),
  };
}

async function deriveKey(
  text: string,
  { salt, derivation }: Pick<PinLock, 'salt' | 'derivation'>,
  derive: DeriveBytes,
): Promise<CryptoKey> {
  const secret = new TextEncoder().encode(normalSecret(text));
  const aes = { name: 'AES-GCM', length: 256 } as const;
  if (derivation.algorithm === 'argon2id') {
    const bytes = await derive(secret, salt, derivation);
    const key = await crypto.subtle.importKey('raw', bytes, aes, false, ['encrypt', 'decrypt']);
    bytes.fill(0);
    return key;
  }
  const material = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveKey']);
  secret.fill(0);
  const pbkdf2 = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: derivation.rounds };
  return crypto.subtle.deriveKey(pbkdf2, material, aes, false, ['encrypt', 'decrypt']);
}
