import * as z from 'zod/mini';
import { attestationKeyFileSchema } from './attestation-jws.ts';
import { maxPayloadBytes } from './attestation.ts';
import { parseJson } from './json.ts';
import { base64UrlSchema } from './keystore-base64url.ts';
import { callIdSchema } from './keystore-protocol.ts';
import { vehicleIdentitySchema } from './vehicle.ts';

/**
 * What page and host say to each other about certificates: `POST` of one JSON object, answered by one, under the guards
 * and the token of the keystore's address. Nothing in it is secret. The host knows no car: the page of each start says
 * once which VIN is meant (`identify`), and another one is refused until the host starts anew.
 */
export const attestationEndpoint = '/attestation';
export const attestationProtocolVersion = 1;
/** The payload in base64url, and what stands around it. */
export const maxAttestationRequestBytes = Math.ceil((maxPayloadBytes * 4) / 3) + 1_024;

const payloadSchema = base64UrlSchema(maxPayloadBytes);

const requestSchema = z.discriminatedUnion('call', [
  z.strictObject({
    call: z.literal('identify'),
    id: callIdSchema,
    version: z.int(),
    vin: vehicleIdentitySchema.shape.vin,
  }),
  z.strictObject({ call: z.literal('sign'), id: callIdSchema, payload: payloadSchema }),
  z.strictObject({ call: z.literal('public-key'), id: callIdSchema }),
]);
export type AttestationRequest = z.infer<typeof requestSchema>;

/**
 * `not-identified`: say `identify` first. `another-vehicle`: this start of the host signs for another VIN. `no-key`: the
 * key cannot be read, and no new one takes its place.
 */
export const attestationFailures = ['not-identified', 'another-vehicle', 'no-key'] as const;

/** A JWS has its payload in base64url, a header of some 400 characters and a signature of 86. */
const jwsSchema = z
  .string()
  .check(
    z.maxLength(maxAttestationRequestBytes),
    z.regex(/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]{86}$/),
  );

const replySchema = z.union([
  z.discriminatedUnion('call', [
    z.strictObject({ ok: z.literal(true), call: z.literal('identify'), id: callIdSchema }),
    z.strictObject({ ok: z.literal(true), call: z.literal('sign'), id: callIdSchema, jws: jwsSchema }),
    z.strictObject({
      ok: z.literal(true),
      call: z.literal('public-key'),
      id: callIdSchema,
      key: attestationKeyFileSchema,
    }),
  ]),
  z.strictObject({ ok: z.literal(false), id: callIdSchema, reason: z.enum(attestationFailures) }),
]);
export type AttestationReply = z.infer<typeof replySchema>;

export type ParsedAttestationRequest =
  | { readonly ok: true; readonly request: AttestationRequest }
  | { readonly ok: false; readonly reason: 'malformed' | 'unsupported-version' };

/** Reads a request's body. Never throws, whatever the text. */
export function parseAttestationRequest(body: string): ParsedAttestationRequest {
  const parsed = requestSchema.safeParse(parseJson(body));
  if (!parsed.success) return { ok: false, reason: 'malformed' };
  const request = parsed.data;
  if (request.call === 'identify' && request.version !== attestationProtocolVersion) {
    return { ok: false, reason: 'unsupported-version' };
  }
  return { ok: true, request };
}

/** Reads a reply's body. Undefined, never an exception, when it is none. */
export function parseAttestationReply(body: string): AttestationReply | undefined {
  const parsed = replySchema.safeParse(parseJson(body));
  return parsed.success ? parsed.data : undefined;
}
