import {
  type AttestationHeader,
  attestationHeaderSchema,
  readJwsHeader,
  thumbprint,
} from '../../../platform/contract/attestation-jws.ts';
import { type Certificate, parseCertificate } from './certificate-schema.ts';
import { certificateDigest } from './chain.ts';
import { checkSignature } from './check-signature.ts';
import { isClaimAllowed } from './claims.ts';
import { honestOutcome } from './make-certificate.ts';
import type { TrustedKeys } from './trusted-keys.ts';

/**
 * Why a text is not taken as a certificate.
 * - `not-a-certificate`: no compact JWS of this kind.
 * - `unsigned`: it says itself that nobody signed it, or has no signature.
 * - `changed`: the signature does not fit; a byte was changed since, or it was never signed so.
 * - `another-key`: signed, but by none of the keys given, nor one they introduced.
 * - `another-vehicle`: payload and platform name different vehicles, or another than was expected.
 * - `contradiction`: the signed text says of itself what cannot all be true.
 * - `unsupported`: this browser cannot check such signatures.
 */
export const refusalReasons = [
  'not-a-certificate',
  'unsigned',
  'changed',
  'another-key',
  'another-vehicle',
  'contradiction',
  'unsupported',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** What is known of the key: given, introduced by one that was given, or nothing because none was given. */
export type KeyStanding = 'given' | 'introduced' | 'unknown';

export interface VerifiedCertificate {
  readonly ok: true;
  readonly certificate: Certificate;
  readonly header: AttestationHeader;
  readonly digest: string;
  readonly key: KeyStanding;
}

export type VerifyResult = VerifiedCertificate | { readonly ok: false; readonly reason: RefusalReason };

export interface Expectations {
  /** Undefined: any key will do, and is not proven. */
  readonly keys?: TrustedKeys | undefined;
  /** The VIN, or its end, that the certificate has to be about. */
  readonly vin?: string | undefined;
}

/** Checks the text of one certificate, offline. Never rejects, whatever the text. */
export async function verifyCertificate(
  text: string,
  { keys, vin }: Expectations = {},
): Promise<VerifyResult> {
  const jws = text.replace(/\r?\n$/, '');
  const raw = readJwsHeader(jws);
  if (isUnsigned(jws, raw)) return refused('unsigned');
  const parsed = attestationHeaderSchema.safeParse(raw);
  // A changed byte may also make the header unreadable; nobody can tell that from what never was a certificate.
  if (!parsed.success) return refused('not-a-certificate');
  const header = parsed.data;
  if ((await thumbprint(header.jwk)) !== header.kid) return refused('changed');
  const checked = await checkSignature(jws, header.jwk);
  if (!checked.ok) return refused(checked.reason);

  const key = standing(header.kid, keys);
  if (key === undefined) return refused('another-key');
  const certificate = parseCertificate(new TextDecoder().decode(checked.payload));
  if (certificate === undefined) return refused('not-a-certificate');
  if (certificate.vehicle.vin !== header.vin) return refused('another-vehicle');
  if (vin !== undefined && !header.vin.endsWith(vin)) return refused('another-vehicle');
  if (!isConsistent(certificate, header)) return refused('contradiction');
  return { ok: true, certificate, header, digest: await certificateDigest(jws), key };
}

/** `alg: none` in any spelling, or nothing where the signature stands. */
function isUnsigned(jws: string, header: unknown): boolean {
  if (typeof header !== 'object' || header === null) return false;
  const alg = 'alg' in header ? header.alg : undefined;
  return (typeof alg === 'string' && alg.toLowerCase() === 'none') || jws.endsWith('.');
}

function standing(kid: string, keys: TrustedKeys | undefined): KeyStanding | undefined {
  if (keys === undefined) return 'unknown';
  if (keys.given.has(kid)) return 'given';
  return keys.introduced.has(kid) ? 'introduced' : undefined;
}

/** What the platform signed for is what the payload says, and nothing claims more than its grade or its parts allow. */
function isConsistent(certificate: Certificate, header: AttestationHeader): boolean {
  const { platform, grade, parts, outcome } = certificate;
  return (
    platform === header.platform &&
    grade === header.grade &&
    (platform === 'emulator') === (header.emulation === true) &&
    outcome === honestOutcome(certificate) &&
    parts.every(
      (part) =>
        isClaimAllowed(grade, part.class) &&
        (part.result === 'erased') === (part.verification === 'passed') &&
        (part.result === 'erased') === (part.failure === null) &&
        (part.result === 'erased' || part.class === 'none') &&
        (part.result === 'left' || part.method !== 'destroy-key' || part.recordsAfter === 0),
    )
  );
}

function refused(reason: RefusalReason): VerifyResult {
  return { ok: false, reason };
}
