import * as z from 'zod/mini';
import { fromBase64Url, toBase64Url } from './keystore-base64url.ts';
import type { KeystoreGrade } from './keystore.ts';
import { vehicleIdentitySchema } from './vehicle.ts';

/** How attestations are written: compact JWS (RFC 7515), Ed25519 (RFC 8037), key ids after RFC 7638. */
export const certificateType = 'glovebox-erase+jwt';
/** A statement by which a key introduces the one after it. */
const introductionType = 'glovebox-key+jwt';

/** 32 bytes, the last two bits of the text unused. */
const digestSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/));

export const publicJwkSchema = z.strictObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: digestSchema,
});
export type PublicJwk = z.infer<typeof publicJwkSchema>;

/**
 * The protected header, made by the platform. `jwk` tells whoever has no key that nothing was changed since signing;
 * whose key it is only the key from elsewhere tells.
 */
export const attestationHeaderSchema = z.strictObject({
  alg: z.literal('EdDSA'),
  typ: z.literal(certificateType),
  kid: digestSchema,
  jwk: publicJwkSchema,
  vin: vehicleIdentitySchema.shape.vin,
  platform: vehicleIdentitySchema.shape.kind,
  grade: z.enum(['hardware', 'file', 'browser']),
  emulation: z.optional(z.literal(true)),
});
export type AttestationHeader = z.infer<typeof attestationHeaderSchema>;

export const introductionHeaderSchema = z.strictObject({
  alg: z.literal('EdDSA'),
  typ: z.literal(introductionType),
  kid: digestSchema,
  jwk: publicJwkSchema,
});

/** What an introduction says. */
export const introductionSchema = z.strictObject({ introduces: publicJwkSchema });

/** The public key as it is handed out, with the statements that lead to it from earlier keys, oldest first. */
export const attestationKeyFileSchema = z.strictObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: digestSchema,
  kid: digestSchema,
  introducedBy: z.array(z.string().check(z.maxLength(2_000))).check(z.maxLength(100)),
});
export type AttestationKeyFile = z.infer<typeof attestationKeyFileSchema>;

/** Signs bytes with Ed25519: 64 bytes, the same for the same bytes. */
export type SignBytes = (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>;

/** The key's name: SHA-256 of its required members in their order (RFC 7638), base64url. */
export async function thumbprint({ crv, kty, x }: PublicJwk): Promise<string> {
  const members = new TextEncoder().encode(JSON.stringify({ crv, kty, x }));
  return toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', members)));
}

export interface AttestedVehicle {
  readonly vin: string;
  readonly platform: AttestationHeader['platform'];
  readonly grade: KeystoreGrade;
}

/** A certificate around `payload`. Its members stand in this order, so that one payload has one text. */
export async function signCertificate(
  payload: Uint8Array<ArrayBuffer>,
  { vin, platform, grade }: AttestedVehicle,
  jwk: PublicJwk,
  sign: SignBytes,
): Promise<string> {
  const header: AttestationHeader = {
    alg: 'EdDSA',
    typ: certificateType,
    kid: await thumbprint(jwk),
    jwk,
    vin,
    platform,
    grade,
    ...(platform === 'emulator' ? { emulation: true } : {}),
  };
  return compact(header, payload, sign);
}

/** The statement by which `jwk`, which signs it, introduces the key after it. */
export async function signIntroduction(
  introduces: PublicJwk,
  jwk: PublicJwk,
  sign: SignBytes,
): Promise<string> {
  const header = { alg: 'EdDSA', typ: introductionType, kid: await thumbprint(jwk), jwk };
  return compact(header, new TextEncoder().encode(JSON.stringify({ introduces })), sign);
}

async function compact(header: object, payload: Uint8Array<ArrayBuffer>, sign: SignBytes): Promise<string> {
  const first = toBase64Url(new TextEncoder().encode(JSON.stringify(header)));
  const signed = `${first}.${toBase64Url(payload)}`;
  return `${signed}.${toBase64Url(await sign(new TextEncoder().encode(signed)))}`;
}

/**
 * The JSON of a JWS's protected header, not yet believed. Undefined when the text is no compact JWS, or not in its one
 * canonical form.
 */
export function readJwsHeader(jws: string): unknown {
  const parts = jws.split('.');
  if (parts.length !== 3 || !parts.every(isCanonical)) return undefined;
  try {
    const header = new TextDecoder('utf-8', { fatal: true }).decode(fromBase64Url(parts[0] ?? ''));
    return JSON.parse(header) as unknown;
  } catch {
    return undefined;
  }
}

/** The last character of base64url has spare bits that decoders ignore: with them set, two texts would be one signature. */
function isCanonical(part: string): boolean {
  if (!/^[A-Za-z0-9_-]*$/.test(part) || part.length % 4 === 1) return false;
  return toBase64Url(fromBase64Url(part)) === part;
}
