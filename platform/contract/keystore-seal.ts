import { fromBase64Url, toBase64Url } from './keystore-base64url.ts';

/**
 * The secret of one exchange between page and host: ECDH on P-256 (in every WebCrypto) between a key the page makes
 * for this one call and the host's current key, then HKDF-SHA-256 with everything the call is about as `info`. A
 * request or reply therefore opens only as what it was sealed as: this id, call, installation, alias and direction.
 *
 * Why at all, on loopback: what is sent over HTTP stays in the memory of the browser's network process (measured).
 */
const curve = { name: 'ECDH', namedCurve: 'P-256' } as const;

export interface ExchangeKeys {
  /** Uncompressed point, base64url: 65 bytes. */
  readonly publicKey: string;
  /** Not extractable. */
  readonly privateKey: CryptoKey;
}

/** What a sealed payload is bound to. */
export interface SealContext {
  readonly direction: 'request' | 'reply';
  readonly call: 'wrap' | 'unwrap';
  readonly id: string;
  readonly installation: string;
  readonly alias: string;
  readonly hostKey: string;
  readonly pageKey: string;
}

export async function newExchangeKeys(): Promise<ExchangeKeys> {
  const pair = await crypto.subtle.generateKey(curve, false, ['deriveBits']);
  const point = await crypto.subtle.exportKey('raw', pair.publicKey);
  return { publicKey: toBase64Url(new Uint8Array(point)), privateKey: pair.privateKey };
}

/** No field holds a space, so two contexts never give one text. */
function sealText(context: SealContext): string {
  const { direction, call, id, installation, alias, hostKey, pageKey } = context;
  return ['glovebox-keystore-1', direction, call, id, installation, alias, hostKey, pageKey].join(' ');
}

/**
 * The AES key of one direction of one exchange, the same on both sides. Undefined when the other's public key is no
 * point of the curve.
 */
export async function sealKey(
  privateKey: CryptoKey,
  otherPublicKey: string,
  context: SealContext,
): Promise<CryptoKey | undefined> {
  let secret: ArrayBuffer;
  try {
    const other = await crypto.subtle.importKey('raw', fromBase64Url(otherPublicKey), curve, false, []);
    secret = await crypto.subtle.deriveBits({ name: 'ECDH', public: other }, privateKey, 256);
  } catch {
    return undefined;
  }
  const material = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  new Uint8Array(secret).fill(0);
  return crypto.subtle.deriveKey(
    {
      name: 'HKDF',
      hash: 'SHA-256',
      salt: new Uint8Array(32),
      info: new TextEncoder().encode(sealText(context)),
    },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}
