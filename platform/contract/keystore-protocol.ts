import * as z from 'zod/mini';
import { parseJson } from './json.ts';
import { base64UrlSchema } from './keystore-base64url.ts';
import { maxWrappedBytes } from './keystore.ts';
import { cipherOverhead } from './keystore-cipher.ts';

/**
 * What page and host say to each other about keys: `POST` of one JSON object, answered by one. Nothing in it is a key
 * in clear: what `wrap` and `unwrap` carry is sealed (`keystore-seal.ts`) from the page's key of this one call to the
 * host's current key, which `hello` tells. The host changes its key after each `destroy`, so that what was said before
 * can be read by nobody; the page then hears `stale-key` and says `hello` again.
 */
export const keystoreEndpoint = '/keystore';
export const keystoreProtocolVersion = 1;
/**
 * What a host says of its present start: `GET`, `no-store`, to its own pages only. Not in the document, which a service
 * worker keeps over many starts.
 */
export const hostEndpoint = '/host';
/** Header with the host's per-start token. */
export const hostTokenHeader = 'x-glovebox-token';
/** Name of the `<meta>` by which a host marks the app's document: the keys are with a host, not with the browser. */
export const hostMeta = 'glovebox-host';
/** 32 random bytes. */
const hostTokenSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));
export const hostStartSchema = z.object({
  token: hostTokenSchema,
  /** Which vehicle pack the emulated car has, where the host was started with one. The app checks the pack itself. */
  pack: z.optional(z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.maxLength(40))),
});
export type HostStart = z.infer<typeof hostStartSchema>;
/** Most bytes of a request's body: `maxAliasesPerDestroy` aliases of full length fit. */
export const maxRequestBytes = 65_536;
export const maxAliasesPerDestroy = 512;

export const aliasSchema = z.string().check(z.regex(/^[a-z0-9-]{1,64}$/));
export const installationSchema = z.string().check(z.regex(/^[a-z0-9]{16,32}$/));

/** 16 random bytes; the reply carries the request's. */
export const callIdSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/));
const publicKeySchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{87}$/));
/** Wrapped under the alias, then sealed: twice the overhead. */
const sealedSchema = base64UrlSchema(maxWrappedBytes + 2 * cipherOverhead);

const sealedRequest = {
  id: callIdSchema,
  installation: installationSchema,
  alias: aliasSchema,
  hostKey: publicKeySchema,
  pageKey: publicKeySchema,
  sealed: sealedSchema,
};

/** `alias`: the name of a counter of wrong PINs. */
const attemptRequest = { id: callIdSchema, installation: installationSchema, alias: aliasSchema };

const keystoreRequestSchema = z.discriminatedUnion('call', [
  z.strictObject({ call: z.literal('hello'), id: callIdSchema, version: z.int() }),
  z.strictObject({ call: z.literal('wrap'), ...sealedRequest }),
  z.strictObject({ call: z.literal('unwrap'), ...sealedRequest }),
  z.strictObject({
    call: z.literal('destroy'),
    id: callIdSchema,
    installation: installationSchema,
    aliases: z.array(aliasSchema).check(z.maxLength(maxAliasesPerDestroy)),
  }),
  z.strictObject({ call: z.literal('aliases'), id: callIdSchema, installation: installationSchema }),
  z.strictObject({ call: z.literal('begin-attempt'), ...attemptRequest }),
  z.strictObject({ call: z.literal('end-attempt'), ...attemptRequest }),
]);
export type KeystoreRequest = z.infer<typeof keystoreRequestSchema>;
export type SealedRequest = Extract<KeystoreRequest, { call: 'wrap' | 'unwrap' }>;

/** Failures of a call that was understood. All but `stale-key` are the contract's. */
export const callFailures = ['unknown-alias', 'corrupt', 'full', 'too-large', 'stale-key'] as const;
export type CallFailure = (typeof callFailures)[number];

/** Why the host did not take a request at all; each has its HTTP status. */
export const refusals = {
  malformed: 400,
  'unsupported-version': 400,
  'foreign-host': 403,
  'foreign-origin': 403,
  'no-token': 403,
  'not-found': 404,
  'wrong-method': 405,
  'too-large-body': 413,
  'wrong-content-type': 415,
  failed: 500,
} as const;
export type Refusal = keyof typeof refusals;

const keystoreReplySchema = z.union([
  z.discriminatedUnion('call', [
    z.object({
      ok: z.literal(true),
      call: z.literal('hello'),
      id: callIdSchema,
      version: z.literal(keystoreProtocolVersion),
      grade: z.enum(['hardware', 'file']),
      hostKey: publicKeySchema,
    }),
    z.object({ ok: z.literal(true), call: z.literal('wrap'), id: callIdSchema, sealed: sealedSchema }),
    z.object({ ok: z.literal(true), call: z.literal('unwrap'), id: callIdSchema, sealed: sealedSchema }),
    z.object({ ok: z.literal(true), call: z.literal('destroy'), id: callIdSchema }),
    z.object({
      ok: z.literal(true),
      call: z.literal('aliases'),
      id: callIdSchema,
      aliases: z.array(aliasSchema),
    }),
    z.object({
      ok: z.literal(true),
      call: z.literal('begin-attempt'),
      id: callIdSchema,
      waitMs: z.number().check(z.minimum(0)),
    }),
    z.object({ ok: z.literal(true), call: z.literal('end-attempt'), id: callIdSchema }),
  ]),
  z.object({ ok: z.literal(false), id: callIdSchema, reason: z.enum(callFailures) }),
]);
export type KeystoreReply = z.infer<typeof keystoreReplySchema>;

export type ParsedRequest =
  | { readonly ok: true; readonly request: KeystoreRequest }
  | { readonly ok: false; readonly reason: Extract<Refusal, 'malformed' | 'unsupported-version'> };

/** Reads a request's body. Never throws, whatever the text. */
export function parseKeystoreRequest(body: string): ParsedRequest {
  const parsed = keystoreRequestSchema.safeParse(parseJson(body));
  if (!parsed.success) return { ok: false, reason: 'malformed' };
  const request = parsed.data;
  if (request.call === 'hello' && request.version !== keystoreProtocolVersion) {
    return { ok: false, reason: 'unsupported-version' };
  }
  return { ok: true, request };
}

/** Reads a reply's body. Undefined, never an exception, when it is none. */
export function parseKeystoreReply(body: string): KeystoreReply | undefined {
  const parsed = keystoreReplySchema.safeParse(parseJson(body));
  return parsed.success ? parsed.data : undefined;
}
