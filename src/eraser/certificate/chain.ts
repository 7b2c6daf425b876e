import { toBase64Url } from '../../../platform/contract/keystore-base64url.ts';

/**
 * What names a certificate in the chain and in its QR code: SHA-256 of the JWS text, base64url. Signing is
 * deterministic, so one erase has one digest.
 */
export async function certificateDigest(jws: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(jws));
  return toBase64Url(new Uint8Array(bytes));
}
