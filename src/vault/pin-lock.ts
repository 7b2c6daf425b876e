import * as z from 'zod/mini';
import type { RandomBytes } from './random-id.ts';
import { ivBytes, sealBytes, tagBytes, unsealBytes } from './sealing.ts';

/** 4 to 12 digits. Never stored, never logged. */
export const pinSchema = z.string().check(z.regex(/^\d{4,12}$/));

/** Digits of the PIN of a car that is lent: whoever has it for a day, and copies its disk, can try many. */
export const shortestLendingPin = 6;
export const longestLendingPin = 12;
export const lendingPinSchema = z
  .string()
  .check(z.regex(/^\d*$/), z.minLength(shortestLendingPin), z.maxLength(longestLendingPin));

const saltBytes = 16;
const checkBytes = ivBytes + tagBytes;
/** Salt, rounds (32 bits, big-endian), check. */
export const pinLockBytes = saltBytes + 4 + checkBytes;
/** Of PBKDF2 with SHA-256: what OWASP's password storage cheat sheet asks for (2023, in force in 2026). */
const rounds = 600_000;
/** More than any version of this app wrote: a changed number must not hang the start. */
const mostRounds = 10_000_000;

/** What is needed to try a PIN, and tells nothing about it: a salt, and a seal of nothing that only its key opens. */
export interface PinLock {
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly rounds: number;
  readonly check: Uint8Array<ArrayBuffer>;
}

export async function createPinLock(
  bucket: string,
  pin: string,
  random: RandomBytes,
): Promise<{ readonly lock: PinLock; readonly key: CryptoKey }> {
  const salt = random(saltBytes);
  const key = await deriveKey(pin, salt, rounds);
  const check = await sealBytes(key, ['pin', bucket], new Uint8Array(), random);
  return { lock: { salt, rounds, check }, key };
}

/** The PIN's key, not extractable; undefined when the PIN is another. */
export async function tryPin(bucket: string, lock: PinLock, pin: string): Promise<CryptoKey | undefined> {
  const key = await deriveKey(pin, lock.salt, lock.rounds);
  return (await opensLock(key, bucket, lock)) ? key : undefined;
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
  new DataView(target.buffer, target.byteOffset).setUint32(saltBytes, lock.rounds);
  target.set(lock.check, saltBytes + 4);
}

export function readPinLock(bytes: Uint8Array<ArrayBuffer>): PinLock {
  return {
    salt: bytes.slice(0, saltBytes),
    rounds: Math.min(new DataView(bytes.buffer, bytes.byteOffset).getUint32(saltBytes), mostRounds),
    check: bytes.slice(saltBytes + 4, pinLockBytes),
  };
}

async function deriveKey(pin: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> {
  const secret = new TextEncoder().encode(pin);
  const material = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveKey']);
  secret.fill(0);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: Math.max(1, iterations) },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}
