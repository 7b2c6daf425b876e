import { signCertificate, type AttestedVehicle } from '../../../platform/contract/attestation-jws.ts';
import type { VehicleIdentity } from '../../../platform/contract/vehicle.ts';
import type { Certificate } from '../../../src/eraser/certificate/certificate-schema.ts';
import { certificateDigest } from '../../../src/eraser/certificate/chain.ts';
import {
  certificateBytes,
  type CertificateFacts,
  makeCertificate,
} from '../../../src/eraser/certificate/make-certificate.ts';
import type { MemoryKey } from '../../platform/conformance/memory-attestation.ts';

export const sampleIdentity: VehicleIdentity = {
  kind: 'emulator',
  vin: 'XXXEMUCAR00000001',
  model: 'Emulated car',
  headUnit: { partNumber: 'HU-100', serialNumber: 'SN0001', softwareVersion: '2026.11' },
  packId: 'maker-nl',
};

const hash = 'A'.repeat(43);

/** A handover of two drivers, one of them locked, that went well. */
export function sampleFacts(changes: Partial<CertificateFacts> = {}): CertificateFacts {
  return {
    plan: {
      id: 'a1b2c3d4e5f6a7b8',
      scope: { kind: 'handover', reason: 'lease-end' },
      buckets: ['driver-aaaa', 'driver-bbbb', 'vehicle-cccc', 'keeper-dddd'],
      parts: [
        { bucket: 'driver-aaaa', category: 'contacts', records: 412, bytes: 90_000, pages: 5 },
        { bucket: 'driver-bbbb', category: 'contacts', bytes: 30_000, pages: 2 },
        { bucket: 'vehicle-cccc', category: 'paired-devices', records: 2, bytes: 400, pages: 1 },
      ],
    },
    order: {
      authorisation: { role: 'keeper' },
      preconditions: [
        { id: 'parked', state: 'met', isReported: true },
        { id: 'key-inside', state: 'unknown', isReported: false, remedy: 'look' },
      ],
      at: Date.UTC(2026, 10, 23, 9, 0, 0),
      isClockTrusted: true,
      when: 'now',
    },
    result: {
      outcome: 'complete',
      grade: 'file',
      parts: [
        { bucket: 'driver-aaaa', category: 'contacts', recordsBefore: 412, recordsAfter: 0, bytesAfter: 0 },
        { bucket: 'driver-bbbb', category: 'contacts', recordsAfter: 0, bytesAfter: 0 },
        { bucket: 'vehicle-cccc', category: 'paired-devices', recordsAfter: 0, bytesAfter: 0 },
      ],
      car: [{ item: 'services', state: 'done' }],
    },
    resumed: false,
    endedAt: Date.UTC(2026, 10, 23, 9, 0, 4),
    isClockTrusted: true,
    utcOffset: 60,
    identity: sampleIdentity,
    after: {
      servicesOn: 0,
      network: 'off',
      ecall: 'ready',
      memory: 'with-restart',
      storagePersisted: true,
    },
    notErased: [
      { item: 'ecall-memory', reason: 'law', retention: 'thirteen-hours' },
      { item: 'cloud-copies', reason: 'outside-the-car', retention: 'until-deleted-there' },
    ],
    followUps: ['unlink-app-account'],
    tool: { version: '0.1.0', pack: { id: 'maker-nl', hash }, inventory: { collections: 14, hash } },
    previous: undefined,
    ...changes,
  };
}

/** The sample's facts with one part left over. */
export function partialFacts(): CertificateFacts {
  const facts = sampleFacts();
  const [first, ...others] = facts.result.parts;
  if (!first) throw new Error('the sample has parts');
  const left = { ...first, failure: 'records-left', recordsAfter: 12, bytesAfter: 900 } as const;
  return { ...facts, result: { ...facts.result, outcome: 'partial', parts: [left, ...others] } };
}

/** A fresh id of the right shape. */
function erasureId(number: number): string {
  return `erase${String(number).padStart(11, '0')}`;
}

/** Signed as the emulated car's platform signs, or as another. */
export function sign(
  certificate: Certificate,
  key: MemoryKey,
  changes: Partial<AttestedVehicle> = {},
): Promise<string> {
  const vehicle = {
    vin: certificate.vehicle.vin,
    platform: certificate.platform,
    grade: certificate.grade,
    ...changes,
  };
  return signCertificate(certificateBytes(certificate), vehicle, key.jwk, key.sign);
}

/** Certificates of one car, each chained to the one before. */
export async function chainOf(
  length: number,
  key: MemoryKey,
  identity: VehicleIdentity = sampleIdentity,
): Promise<readonly string[]> {
  const chain: string[] = [];
  for (let index = 0; index < length; index += 1) {
    const before = chain.at(-1);
    const previous = before === undefined ? undefined : await certificateDigest(before);
    const facts = sampleFacts({ previous, identity });
    const certificate = makeCertificate({
      ...facts,
      plan: { ...facts.plan, id: erasureId(index) },
      endedAt: facts.endedAt + index * 86_400_000,
    });
    chain.push(await sign(certificate, key));
  }
  return chain;
}
