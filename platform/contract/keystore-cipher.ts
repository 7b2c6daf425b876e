/**
 * How every keystore wraps, and how page and host seal what they exchange: AES-256-GCM, laid out as
 * version (1 byte, 1), IV (12 bytes, random), ciphertext, tag (16 bytes).
 */
const version = 1;
const ivLength = 12;
const algorithm = 'AES-GCM';

/** Bytes that encrypting adds. */
export const cipherOverhead = 1 + ivLength + 16;

/** Makes a key of 32 raw bytes. The caller zeroes the bytes. */
export function importCipherKey(raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', raw, algorithm, false, ['encrypt', 'decrypt']);
}

/** `context` is authenticated, not stored: decrypting needs the same text. */
export async function encrypt(
  key: CryptoKey,
  context: string,
  plain: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const iv = crypto.getRandomValues(new Uint8Array(ivLength));
  const additionalData = new TextEncoder().encode(context);
  const encrypted = await crypto.subtle.encrypt({ name: algorithm, iv, additionalData }, key, plain);
  const whole = new Uint8Array(1 + ivLength + encrypted.byteLength);
  whole[0] = version;
  whole.set(iv, 1);
  whole.set(new Uint8Array(encrypted), 1 + ivLength);
  return whole;
}

/** Undefined when the bytes were not encrypted by {@link encrypt} under this key and context, or were changed. */
export async function decrypt(
  key: CryptoKey,
  context: string,
  encrypted: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (encrypted.length < cipherOverhead || encrypted[0] !== version) return undefined;
  const iv = encrypted.subarray(1, 1 + ivLength);
  const additionalData = new TextEncoder().encode(context);
  try {
    const plain = await crypto.subtle.decrypt(
      { name: algorithm, iv, additionalData },
      key,
      encrypted.subarray(1 + ivLength),
    );
    return new Uint8Array(plain);
  } catch {
    // WebCrypto says OperationError for every failed tag; there is nothing more to tell.
    return undefined;
  }
}
