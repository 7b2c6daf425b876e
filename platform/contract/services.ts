import * as z from 'zod/mini';
import { categoryIdSchema, dataGroupSchema, type CategoryId } from './service-definition.ts';
import { serviceIdSchema, switchableServiceIdSchema } from './service-id.ts';

/** A driver's wish, from the vault. Everything optional is off until chosen. */
export const choicesSchema = z.object({
  network: z.boolean(),
  location: z.boolean(),
  microphone: z.boolean(),
  privateDrive: z.boolean(),
  /** Services the driver switched on; absent means off (for control `objection`: absent means not objected). */
  services: z.record(switchableServiceIdSchema, z.boolean()),
  /** Categories the driver restricted (GDPR art. 18): denied to every service. */
  restrictedCategories: z.array(categoryIdSchema),
});
export type Choices = z.infer<typeof choicesSchema>;

/** The keeper's rules: services and switches nobody may turn on in this car. */
export const rulesSchema = z.object({
  denyNetwork: z.boolean(),
  denyLocation: z.boolean(),
  denyServices: z.array(switchableServiceIdSchema),
});
export type Rules = z.infer<typeof rulesSchema>;

/**
 * What the app pushes to the enforcement point. `driver` is a random id without meaning; `revision` grows with
 * every change, and an older revision of the same driver is refused.
 */
export const appliedChoicesSchema = z.object({
  driver: z.string().check(z.minLength(1), z.maxLength(64)),
  revision: z.int().check(z.minimum(0)),
  choices: choicesSchema,
  rules: rulesSchema,
});
export type AppliedChoices = z.infer<typeof appliedChoicesSchema>;

/** Why the gate says no. Order is precedence: the first that holds is the one shown. */
export const denialReasons = [
  'unknown-service',
  'information-only',
  'not-applied',
  'keeper',
  'private-drive',
  'service-off',
  'service-off-in-car',
  'objected',
  'no-consent',
  'network-off',
  'network-off-in-car',
  'no-connection',
  'location-off',
  'location-off-in-car',
  'microphone-off',
  'dependency',
  'restricted-category',
  'undeclared-data',
] as const;
export const denialReasonSchema = z.enum(denialReasons);
export type DenialReason = z.infer<typeof denialReasonSchema>;

/** A transfer or a refusal, recorded behind the gate. `at` is the car's wall clock, ms since the epoch. */
export const gateRecordSchema = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('sent'),
    cursor: z.int(),
    service: serviceIdSchema,
    groups: z.array(dataGroupSchema),
    /** Size on the wire in bytes and receiver, where the car reports them. */
    bytes: z.optional(z.int()),
    recipient: z.optional(z.string()),
    connection: z.enum(['built-in', 'phone']),
    at: z.number(),
  }),
  z.object({
    outcome: z.literal('refused'),
    cursor: z.int(),
    service: serviceIdSchema,
    groups: z.array(dataGroupSchema),
    reasons: z.array(denialReasonSchema).check(z.minLength(1)),
    at: z.number(),
  }),
]);
export type GateRecord = z.infer<typeof gateRecordSchema>;
export type Transfer = Extract<GateRecord, { outcome: 'sent' }>;
export type Refusal = Extract<GateRecord, { outcome: 'refused' }>;

export type ApplyResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'stale-revision' | 'invalid' | 'unreachable' };

/** The records after a cursor. `gap` says that older ones were lost: what left meanwhile is unknown. */
export interface GateHistory {
  readonly records: readonly GateRecord[];
  readonly cursor: number;
  readonly gap: boolean;
}

/** How many records of a category a transfer carries at most. */
export const storedBatch = 100;

/**
 * What services may read of a stored category now: {@link storedBatch} records at most, which survive JSON; none where nothing may be
 * read. Never rejects.
 */
export type ReadStored = (category: CategoryId) => Promise<readonly unknown[]>;

/** The enforcement point: whatever wants to leave the car passes `decide()` here. */
export interface ServicesPort {
  /** Takes effect when called, before the promise settles. Until the first call every optional service is denied. */
  apply(applied: AppliedChoices): Promise<ApplyResult>;
  /** Each transfer and refusal as it happens. */
  subscribe(listener: (record: GateRecord) => void, signal: AbortSignal): void;
  /** Records later than `cursor` (0 for all that are kept), oldest first. */
  since(cursor: number): Promise<GateHistory>;
  /**
   * Names who gives out what the app stores, until `signal` aborts. It is asked for each transfer that the policy lets through, for each
   * category behind its groups, and again where others took longer: what leaves was given out less than 100 ms before. Without one, and where
   * that takes more than 3 s, such a group travels empty.
   */
  provide(read: ReadStored, signal: AbortSignal): void;
}
