import * as z from 'zod/mini';
import { categoryIdSchema } from '../../platform/contract/service-definition.ts';
import { authorisationSchema } from './authorisation.ts';
import { carItemStateSchema } from './car-reset.ts';
import { erasePlanSchema } from './plan.ts';
import { preconditionSchema } from './preconditions.ts';

/** Why a part could not be called erased. */
export const eraseFailures = ['keys-not-destroyed', 'records-left', 'storage'] as const;
export type EraseFailure = (typeof eraseFailures)[number];

const count = z.int().check(z.minimum(0));

export const erasedPartSchema = z.object({
  /** Absent in results of the version before. */
  bucket: z.optional(z.string()),
  category: categoryIdSchema,
  recordsBefore: z.optional(count),
  recordsAfter: z.optional(count),
  bytesBefore: z.optional(count),
  bytesAfter: z.optional(count),
  failure: z.optional(z.enum(eraseFailures)),
});
export type ErasedPart = z.infer<typeof erasedPartSchema>;

/**
 * What reading everything again found. `complete` only if every place was read again and holds nothing, and the car
 * followed or waits for parked; `failed` if nothing of what was planned is gone.
 */
export const eraseResultSchema = z.object({
  outcome: z.enum(['complete', 'partial', 'failed']),
  grade: z.enum(['hardware', 'file', 'browser']),
  parts: z.array(erasedPartSchema),
  /** Whole buckets that are still there, by what stands in the way. */
  bucketsLeft: z.optional(z.array(z.object({ bucket: z.string(), failure: z.enum(eraseFailures) }))),
  car: z.optional(z.array(carItemStateSchema)),
});
export type EraseResult = z.infer<typeof eraseResultSchema>;

/** Who asked, how that was authorised, what was found before, and when: fixed at the press. */
export const eraseOrderSchema = z.object({
  authorisation: authorisationSchema,
  preconditions: z.array(preconditionSchema),
  /** Wall clock at the press, ms since the epoch. */
  at: z.number(),
  isClockTrusted: z.boolean(),
  /** `next-start`: authorised at the press, done when the car was started the next time. */
  when: z.enum(['now', 'next-start']),
});
export type EraseOrder = z.infer<typeof eraseOrderSchema>;

/** The steps that act, in their order. Each is written before it is done. */
export const runningSteps = ['authorised', 'keys', 'pages', 'car', 'verify', 'sign', 'done'] as const;
export type EraseStep = (typeof runningSteps)[number];

/** Why an erase has no signed certificate yet. */
export const unsignedReasons = ['unreachable', 'refused'] as const;
export type UnsignedReason = (typeof unsignedReasons)[number];

const plan = erasePlanSchema;
const order = z.optional(eraseOrderSchema);
/** Makes entries of the same plan equally long whatever their counts: see `constant-length.ts`. */
const padding = z.optional(z.string());
const resumed = z.optional(z.boolean());

const runningEntrySchema = z.object({
  step: z.enum(['authorised', 'keys', 'pages', 'car', 'verify']),
  plan,
  order,
  padding,
  resumed,
  /** From `verify` on: how far the car followed. */
  car: z.optional(z.array(carItemStateSchema)),
});

const signEntrySchema = z.object({
  step: z.literal('sign'),
  plan,
  order,
  resumed,
  result: eraseResultSchema,
  /** The certificate's payload, to the byte: frozen before the platform signs, so that there is one per erase. */
  payload: z.string(),
});

const doneEntrySchema = z.object({
  step: z.literal('done'),
  plan,
  order,
  resumed: z.boolean(),
  result: eraseResultSchema,
  /** The platform had not signed it when the erase ended. Once signed, it is kept in the ledger under the plan's id. */
  unsigned: z.optional(z.object({ reason: z.enum(unsignedReasons) })),
  /** The erased categories' syncs were told to stay off. */
  areSyncsStopped: z.optional(z.boolean()),
  /** It was looked at; the entry stays only for what the car still has to do. */
  isAcknowledged: z.optional(z.boolean()),
});

/**
 * The erase journal: survives the erase, holds ids and counts only. `planned` is the preview: nothing was decided.
 * `noted` was decided and authorised, for the next start. `done` carries the result until it was seen. Reads what the
 * version before wrote.
 */
export const eraseJournalSchema = z.discriminatedUnion('step', [
  z.object({ step: z.literal('planned'), plan }),
  z.object({ step: z.literal('noted'), plan, order: eraseOrderSchema }),
  runningEntrySchema,
  signEntrySchema,
  doneEntrySchema,
]);
export type EraseJournal = z.infer<typeof eraseJournalSchema>;
export type RunningEntry = z.infer<typeof runningEntrySchema>;
export type SignEntry = z.infer<typeof signEntrySchema>;
export type DoneEntry = z.infer<typeof doneEntrySchema>;

/** Where the journal is kept: the vault's ledger. */
export interface JournalStore {
  readJournal(): Promise<unknown>;
  writeJournal(entry: EraseJournal): Promise<void>;
  clearJournal(): Promise<void>;
}

/**
 * The journal's entry, undefined when there is none. An entry that does not parse is a bug or tampering: it throws,
 * because going on as if no erase had been asked for would be the worse mistake.
 */
export async function readEraseJournal(store: JournalStore): Promise<EraseJournal | undefined> {
  const entry = await store.readJournal();
  if (entry === undefined) return undefined;
  const parsed = eraseJournalSchema.safeParse(entry);
  if (!parsed.success) throw new EraseJournalError();
  return parsed.data;
}

export class EraseJournalError extends Error {
  readonly code = 'eraser/journal-unreadable';
  constructor() {
    super('The erase journal cannot be read. Erase the whole car to start afresh.');
  }
}
