import { compactVerify, errors, importJWK } from 'jose';
import type { PublicJwk } from '../../../platform/contract/attestation-jws.ts';

/** `changed`: the signature is not this key's over this text. `unsupported`: this browser cannot check Ed25519. */
export type SignatureResult =
  | { readonly ok: true; readonly payload: Uint8Array }
  | { readonly ok: false; readonly reason: 'changed' | 'unsupported' };

/** Whether a compact JWS was signed, in EdDSA, by the key given, and not changed since. Never rejects. */
export async function checkSignature(jws: string, jwk: PublicJwk): Promise<SignatureResult> {
  try {
    const key = await importJWK({ ...jwk }, 'EdDSA');
    const { payload } = await compactVerify(jws, key, { algorithms: ['EdDSA'] });
    return { ok: true, payload };
  } catch (error) {
    const isUnsupported =
      error instanceof errors.JOSENotSupported ||
      (error instanceof DOMException && error.name === 'NotSupportedError');
    return { ok: false, reason: isUnsupported ? 'unsupported' : 'changed' };
  }
}
