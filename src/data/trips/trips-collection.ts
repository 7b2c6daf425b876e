import * as z from 'zod/mini';
import type { CollectionDefinition } from '../../vault/collection-definition.ts';
import { instantSchema } from '../../vault/instant.ts';

const amount = z.number().check(z.minimum(0));

/** One trip of the trip computer. */
const tripSchema = z.strictObject({
  /** ms since the epoch. */
  startedAt: instantSchema,
  /** s */
  duration: amount,
  /** m, as `Vehicle.TraveledDistanceSinceStart`. */
  distance: amount,
  /** km/h */
  averageSpeed: amount,
  /** l or kWh per 100 km, by `energy`. */
  consumption: z.optional(amount),
  energy: z.enum(['fuel', 'electric']),
  /** As typed; empty for most. */
  note: z.string().check(z.maxLength(500)),
});
export type Trip = z.infer<typeof tripSchema>;

export const tripsCollection: CollectionDefinition<Trip> = {
  category: 'trips',
  version: 1,
  schema: tripSchema,
  timeOf: ({ startedAt }) => startedAt,
  migrations: {},
};
