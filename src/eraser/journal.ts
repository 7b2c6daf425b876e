import * as z from 'zod/mini';
import { categoryIdSchema } from '../../platform/contract/service-definition.ts';
import { erasePlanSchema } from './plan.ts';

/** Why a part could not be called erased. */
export const eraseFailures = ['keys-not-destroyed', 'records-left', 'storage'] as const;
export type EraseFailure = (typeof eraseFailures)[number];

export const erasedPartSchema = z.object({
  category: categoryIdSchema,
  recordsBefore: z.optional(z.int()),
  recordsAfter: z.optional(z.int()),
  failure: z.optional(z.enum(eraseFailures)),
});
export type ErasedPart = z.infer<typeof erasedPartSchema>;

/** What reading everything again found. `complete` only if every part was read again and holds nothing. */
export const eraseResultSchema = z.object({
  outcome: z.enum(['complete', 'partial']),
  grade: z.enum(['hardware', 'file', 'browser']),
  parts: z.array(erasedPartSchema),
});
export type EraseResult = z.infer<typeof eraseResultSchema>;

/** The step that is about to be done, written before it is done. `planned` is the preview: nothing was decided. */
export const eraseSteps = ['planned', 'authorised', 'keys', 'pages', 'verify', 'done'] as const;
export type EraseStep = (typeof eraseSteps)[number];

/** The erase journal: survives the erase, holds ids and counts only. `done` carries the result until it was seen. */
export const eraseJournalSchema = z.discriminatedUnion('step', [
  z.object({ step: z.enum(['planned', 'authorised', 'keys', 'pages', 'verify']), plan: erasePlanSchema }),
  z.object({
    step: z.literal('done'),
    plan: erasePlanSchema,
    result: eraseResultSchema,
    resumed: z.boolean(),
  }),
]);
export type EraseJournal = z.infer<typeof eraseJournalSchema>;

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
