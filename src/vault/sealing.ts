import * as z from 'zod/mini';
import type { RandomBytes } from './random-id.ts';

/** Ciphertext with its tag, and the fresh 96-bit IV it was made with (AES-256-GCM). */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: Uint8Array<ArrayBuffer>;
}

/** What a seal is bound to: opened with any other context, it fails. */
export type SealContext = readonly (string | number)[];

export const dataKeyBytes = 32;
export const ivBytes = 12;
export const tagBytes = 16;
/** A data key sealed by {@link sealBytes}. */
export const sealedKeyBytes = ivBytes + dataKeyBytes + tagBytes;

/** Bytes as IndexedDB gives them back. */
export const bytesSchema = z.custom<Uint8Array<ArrayBuffer>>(
  (value) => value instanceof Uint8Array && value.buffer instanceof ArrayBuffer,
);

function additionalData(context: SealContext): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(context));
}

/** Imports a data key that cannot be exported again, and overwrites `raw` with zeros. */
export async function importDataKey(raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  try {
    return await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
  } finally {
    raw.fill(0);
  }
}

export async function seal(
  key: CryptoKey,
  context: SealContext,
  plain: Uint8Array<ArrayBuffer>,
  random: RandomBytes,
): Promise<Sealed> {
  const iv = random(ivBytes);
  const data = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: additionalData(context) },
    key,
    plain,
  );
  return { iv, data: new Uint8Array(data) };
}

/** The plain bytes; undefined when key, context or a single bit is not that of the seal. */
export async function unseal(
  key: CryptoKey,
  context: SealContext,
  sealed: Sealed,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    const plain = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: sealed.iv, additionalData: additionalData(context) },
      key,
      sealed.data,
    );
    return new Uint8Array(plain);
  } catch {
    return undefined;
  }
}

/** {@link seal}, as one row of bytes: the IV, then the ciphertext with its tag. */
export async function sealBytes(
  key: CryptoKey,
  context: SealContext,
  plain: Uint8Array<ArrayBuffer>,
  random: RandomBytes,
): Promise<Uint8Array<ArrayBuffer>> {
  const { iv, data } = await seal(key, context, plain, random);
  const bytes = new Uint8Array(iv.length + data.length);
  bytes.set(iv);
  bytes.set(data, iv.length);
  return bytes;
}

/** Opens {@link sealBytes}; undefined as {@link unseal} says. */
export function unsealBytes(
  key: CryptoKey,
  context: SealContext,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  return unseal(key, context, { iv: bytes.slice(0, ivBytes), data: bytes.slice(ivBytes) });
}
