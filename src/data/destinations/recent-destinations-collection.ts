import * as z from 'zod/mini';
import type { CollectionDefinition } from '../../vault/collection-definition.ts';
import { placeFields, positionSchema } from './place.ts';
import { instantSchema } from '../../vault/instant.ts';

/** Where somebody was guided to, and the way that was taken. Goes by itself after the pack's retention. */
const recentDestinationSchema = z.strictObject({
  ...placeFields,
  /** The way, thinned out; empty where only the end is kept. */
  route: z.array(positionSchema).check(z.maxLength(2_000)),
  /** When the guidance began, ms since the epoch. */
  startedAt: instantSchema,
});
export type RecentDestination = z.infer<typeof recentDestinationSchema>;

export const recentDestinationsCollection: CollectionDefinition<RecentDestination> = {
  category: 'recent-destinations',
  version: 1,
  schema: recentDestinationSchema,
  timeOf: ({ startedAt }) => startedAt,
  migrations: {},
};
