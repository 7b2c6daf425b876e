import {
  type AttestedVehicle,
  type PublicJwk,
  publicJwkSchema,
  type SignBytes,
  signCertificate,
  thumbprint,
} from '../../../platform/contract/attestation-jws.ts';
import { type AttestationPort, maxPayloadBytes } from '../../../platform/contract/attestation.ts';
import { attestedVehicle } from './attestation.ts';

/** A key that lives as long as the test. */
export interface MemoryKey {
  readonly jwk: PublicJwk;
  readonly kid: string;
  readonly sign: SignBytes;
}

export async function newMemoryKey(): Promise<MemoryKey> {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  const { kty, crv, x } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const jwk = publicJwkSchema.parse({ kty, crv, x });
  return {
    jwk,
    kid: await thumbprint(jwk),
    sign: async (bytes) => new Uint8Array(await crypto.subtle.sign('Ed25519', pair.privateKey, bytes)),
  };
}

/** An attestation port in memory, for tests of what stands on one. */
export function memoryAttestation(
  key: MemoryKey,
  vehicle: AttestedVehicle = { vin: attestedVehicle.vin, platform: attestedVehicle.kind, grade: 'file' },
): AttestationPort {
  return {
    sign: async (payload) =>
      payload.length > maxPayloadBytes
        ? { ok: false, reason: 'refused' }
        : { ok: true, jws: await signCertificate(payload, vehicle, key.jwk, key.sign) },
    publicKey: async () => ({ ok: true, key: { ...key.jwk, kid: key.kid, introducedBy: [] } }),
  };
}
