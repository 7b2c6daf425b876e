import * as z from 'zod/mini';
import { carKeySchema } from '../contract/key.ts';
import { appliedChoicesSchema, gateRecordSchema } from '../contract/services.ts';

/**
 * A whole car as JSON: what survives a hot reload of the bench. Requests in flight are no part of it; the app that
 * made them is reloaded too. Nor are the sticks that are plugged in: they go with the page.
 */
export const savedCarSchema = z.object({
  version: z.literal(1),
  seed: z.number(),
  /** Actual values; null is unavailable. Checked against each path's type when restored. */
  signals: z.array(z.tuple([z.string(), z.nullable(z.union([z.boolean(), z.number(), z.string()]))])),
  random: z.record(z.string(), z.number()),
  wallClock: z.number(),
  key: carKeySchema,
  faults: z.array(z.string()),
  coverage: z.object({ builtIn: z.boolean(), phone: z.boolean() }),
  applied: z.nullable(appliedChoicesSchema),
  gate: z.object({ records: z.array(gateRecordSchema), cursor: z.int() }),
});
export type SavedCar = z.infer<typeof savedCarSchema>;
