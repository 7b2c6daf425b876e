import type { AttestationPort } from '../../platform/contract/attestation.ts';
import { signCertificate } from '../../platform/contract/attestation-jws.ts';
import type { VehicleIdentity } from '../../platform/contract/vehicle.ts';

export const identity: VehicleIdentity = {
  kind: 'emulator',
  vin: 'WBA00000000000001',
  model: 'Test',
  headUnit: { partNumber: 'HU-1', serialNumber: '1', softwareVersion: '1.0' },
  packId: 'maker-nl',
};

const jwk = { kty: 'OKP', crv: 'Ed25519', x: `${'A'.repeat(42)}A` } as const;

/** Signs with 64 bytes that follow from the text alone: the same bytes, the same certificate, as Ed25519 gives. */
export class MemoryAttestation implements AttestationPort {
  /** While set, this is the answer. */
  failure: 'unreachable' | 'refused' | undefined;
  signed = 0;

  async sign(payload: Uint8Array<ArrayBuffer>): ReturnType<AttestationPort['sign']> {
    if (this.failure !== undefined) return { ok: false, reason: this.failure };
    this.signed += 1;
    const vehicle = { vin: identity.vin, platform: identity.kind, grade: 'file' } as const;
    const jws = await signCertificate(payload, vehicle, jwk, async (bytes) => {
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-512', bytes));
      return digest;
    });
    return { ok: true, jws };
  }

  publicKey(): ReturnType<AttestationPort['publicKey']> {
    return Promise.resolve({ ok: false, reason: 'refused' });
  }
}
