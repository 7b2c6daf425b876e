import * as z from 'zod/mini';
import type { CollectionDefinition } from '../vault/collection-definition.ts';
import { instantSchema } from '../vault/instant.ts';

/**
 * One switch as a driver left it; the record's id is the {@link SwitchId}. `pending` marks a widening that the car has
 * not confirmed: after a crash it is dropped (decisions 4).
 */
export const choiceSchema = z.strictObject({
  allowed: z.boolean(),
  pending: z.boolean(),
  /** When it was decided, ms since the epoch. */
  decidedAt: z.optional(instantSchema),
  /** Where it is how long something is kept: after how many days it goes; missing where `allowed` keeps it without end. */
  days: z.optional(z.int().check(z.minimum(1), z.maximum(36_500))),
  /** Version of the words that were agreed to, where it is a consent. */
  wording: z.optional(z.string().check(z.maxLength(40))),
});
export type Choice = z.infer<typeof choiceSchema>;

/** What a driver decided about sharing. Part of the legal record: goes at handover, not with an ordinary erase. */
export const choiceCollection: CollectionDefinition<Choice> = {
  category: 'consents',
  version: 1,
  schema: choiceSchema,
  timeOf: ({ decidedAt }) => decidedAt,
  migrations: {},
};
