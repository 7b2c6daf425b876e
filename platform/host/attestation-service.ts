import { signCertificate } from '../contract/attestation-jws.ts';
import type { AttestationReply, AttestationRequest } from '../contract/attestation-protocol.ts';
import { fromBase64Url } from '../contract/keystore-base64url.ts';
import type { KeystoreGrade } from '../contract/keystore.ts';
import { AttestationKeyError, openAttestationKey } from './attestation-key.ts';

/** Answers understood requests. Rejects only when the host itself is broken. */
export type AttestationService = (request: AttestationRequest) => Promise<AttestationReply>;

/**
 * Signs with the key in a state directory that this process has taken. This host knows no car: whatever it signs is
 * marked as emulation, and the VIN is the one that the page of this start named first. A damaged key keeps the host from
 * signing and from nothing else: erasing goes on.
 */
export async function openAttestationService(
  directory: string,
  grade: KeystoreGrade,
): Promise<AttestationService> {
  const key = await openAttestationKey(directory).catch((error: unknown) => {
    if (!(error instanceof AttestationKeyError)) throw error;
    console.error(error.message);
    return undefined;
  });
  let vin: string | undefined;

  return async (request) => {
    const { call, id } = request;
    if (key === undefined) return { ok: false, id, reason: 'no-key' };
    switch (call) {
      case 'identify':
        vin ??= request.vin;
        return vin === request.vin ? { ok: true, call, id } : { ok: false, id, reason: 'another-vehicle' };
      case 'sign': {
        if (vin === undefined) return { ok: false, id, reason: 'not-identified' };
        const payload = fromBase64Url(request.payload);
        const jws = await signCertificate(payload, { vin, platform: 'emulator', grade }, key.jwk, key.sign);
        return { ok: true, call, id, jws };
      }
      case 'public-key':
        return { ok: true, call, id, key: key.file };
    }
  };
}
