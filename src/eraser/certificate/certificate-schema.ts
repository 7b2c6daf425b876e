import * as z from 'zod/mini';
import { parseJson } from '../../../platform/contract/json.ts';
import { categoryIdSchema } from '../../../platform/contract/service-definition.ts';
import { carItems } from '../car-reset.ts';
import { eraseFailures } from '../journal.ts';
import { preconditionIds } from '../preconditions.ts';
import { handoverReasons } from '../scope.ts';
import { eraseClasses, eraseMethods } from './claims.ts';

/**
 * The payload of a certificate: what was erased, how, and what was found afterwards. Ids, counts, times and words of
 * closed lists only; there is no field that a name, a title or an address would fit into. Signature, algorithm and key
 * id stand around it, in the JWS (`platform/contract/attestation-jws.ts`).
 */
export const certificateSchemaVersion = 1;

const count = z.int().check(z.minimum(0));
/** Null where nobody can count: the records were locked or their key was gone. */
const countOrUnknown = z.nullable(count);
/** A part number, serial number or version: no spaces, so no sentence. */
const code = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._+-]{0,39}$/));
const packIdSchema = z.string().check(z.regex(/^[a-z0-9-]{1,40}$/));
/** SHA-256, base64url. */
const digestSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));
const utcTime = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/));
const localTime = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/));
const vinSchema = z.string().check(z.regex(/^[A-HJ-NPR-Z0-9]{17}$/));

/** Whose place it was: drivers are numbered in the order of the plan, their random bucket names mean nothing later. */
const placeSchema = z.string().check(z.regex(/^(driver-[1-9]\d{0,3}|vehicle|keeper|other)$/));

/** `driver`: erased of their own; `selection`: chosen parts. Else why the car changes hands. */
const certificateReasons = ['selection', 'driver', ...handoverReasons] as const;

/** How the requester's role was shown: by the keeper's PIN; by being at the car and holding; by waiting 15 minutes instead. */
const authorisedBy = ['keeper-pin', 'presence', 'wait'] as const;

export const certifiedPartSchema = z.strictObject({
  category: categoryIdSchema,
  place: placeSchema,
  recordsBefore: countOrUnknown,
  bytesBefore: count,
  pagesBefore: countOrUnknown,
  recordsAfter: countOrUnknown,
  bytesAfter: countOrUnknown,
  method: z.enum(eraseMethods),
  class: z.enum(eraseClasses),
  result: z.enum(['erased', 'left']),
  failure: z.nullable(z.enum(eraseFailures)),
  verification: z.enum(['passed', 'failed']),
  startedAt: utcTime,
  endedAt: utcTime,
});
export type CertifiedPart = z.infer<typeof certifiedPartSchema>;

/** What Glovebox does not reach, beside the pack's own categories that stay. */
const outsidePlaces = [
  'maker-records',
  'dealer-records',
  'cloud-copies',
  'phone-or-stick',
  'third-parties',
] as const;

const notErasedReasons = [
  // Categories of the pack (`src/pack/category-schema.ts`).
  'law',
  'legal-record',
  'security',
  'service-centre',
  'control-unit',
  'not-kept',
  'key',
  // Not asked for, or not in the car.
  'not-chosen',
  'outside-the-car',
] as const;

/** How long it stays where it is (`inventory.md` sections 1 and 2). */
const retentions = [
  'thirteen-hours',
  'four-weeks',
  'contract',
  'legal-period',
  'life-of-the-car',
  'until-deleted-there',
  'providers-terms',
  'not-stated',
] as const;

export const notErasedSchema = z.strictObject({
  item: z.union([z.enum(outsidePlaces), categoryIdSchema]),
  reason: z.enum(notErasedReasons),
  retention: z.enum(retentions),
});
export type NotErased = z.infer<typeof notErasedSchema>;

export const followUps = [
  'unlink-app-account',
  'digital-keys',
  'dealer',
  'erase-again',
  'park-and-wait',
] as const;
export type FollowUp = (typeof followUps)[number];

/** The car when everything had been read again, just before signing. */
export const stateAfterSchema = z.strictObject({
  /** Optional services that were still on; null where the car did not say. */
  servicesOn: countOrUnknown,
  network: z.enum(['on', 'off', 'unknown']),
  ecall: z.enum(['ready', 'fault', 'unknown']),
  /** `with-restart`: the process that held decrypted data ends right after signing; `not-cleared`: it could not. */
  memory: z.enum(['with-restart', 'not-cleared']),
  /** Whether the browser promised to keep the storage; a refusal is noted (decisions 22). */
  storagePersisted: z.nullable(z.boolean()),
  car: z.array(
    z.strictObject({
      item: z.enum(carItems),
      state: z.enum(['done', 'pending', 'refused', 'timed-out', 'unreachable']),
    }),
  ),
});
export type StateAfter = z.infer<typeof stateAfterSchema>;

/** What made the certificate. Digests tell one state of a file from another. */
export const toolSchema = z.strictObject({
  version: code,
  pack: z.strictObject({ id: packIdSchema, hash: digestSchema }),
  /** The collections that the erase knew (`src/collections.ts`): how many, and the digest of their ids. */
  inventory: z.strictObject({ collections: count, hash: digestSchema }),
});
export type CertificateTool = z.infer<typeof toolSchema>;

export const certificateSchema = z.strictObject({
  schema: z.literal(certificateSchemaVersion),
  id: z.string().check(z.regex(/^[a-z0-9]{16,32}$/)),
  time: z.strictObject({ utc: utcTime, local: localTime, clockTrusted: z.boolean() }),
  vehicle: z.strictObject({
    vin: vinSchema,
    headUnit: z.strictObject({
      partNumber: z.nullable(code),
      serialNumber: z.nullable(code),
      softwareVersion: z.nullable(code),
    }),
  }),
  reason: z.enum(certificateReasons),
  requester: z.strictObject({
    role: z.enum(['driver', 'keeper', 'anyone']),
    authorisedBy: z.enum(authorisedBy),
    waitedSeconds: count,
  }),
  preconditions: z.array(
    z.strictObject({
      id: z.enum(preconditionIds),
      state: z.enum(['met', 'missing', 'unknown']),
      isReported: z.boolean(),
    }),
  ),
  scope: z.strictObject({
    kind: z.enum(['selection', 'driver', 'handover']),
    when: z.enum(['now', 'next-start']),
    /** Only what was older than this went. */
    olderThan: z.nullable(utcTime),
    /** Whole places: drivers, vehicle and keeper, with everything in them. */
    wholePlaces: count,
    /** An interruption was finished at a later start. */
    resumed: z.boolean(),
  }),
  parts: z.array(certifiedPartSchema),
  /** Whole places that would not go. */
  placesLeft: z.array(z.strictObject({ place: placeSchema, failure: z.enum(eraseFailures) })),
  after: stateAfterSchema,
  notErased: z.array(notErasedSchema),
  followUps: z.array(z.enum(followUps)),
  tool: toolSchema,
  platform: z.enum(['emulator', 'vehicle']),
  grade: z.enum(['hardware', 'file', 'browser']),
  /** Digest of the certificate before (`chain.ts`); null on the first. */
  previous: z.nullable(digestSchema),
  outcome: z.enum(['complete', 'partial', 'failed']),
});
export type Certificate = z.infer<typeof certificateSchema>;

/** Reads a payload's JSON text. Undefined, never an exception, when it is none. */
export function parseCertificate(text: string): Certificate | undefined {
  const parsed = certificateSchema.safeParse(parseJson(text));
  return parsed.success ? parsed.data : undefined;
}
