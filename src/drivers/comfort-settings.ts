import * as z from 'zod/mini';
import { isComfortPath, parseSignalValue } from '../../platform/contract/signals.ts';
import type { CollectionDefinition } from '../vault/collection-definition.ts';

/** Stored categories of comfort, each a part of a driver's profile (`inventory.md` section 1). */
const comfortCategories = ['seat', 'chassis', 'climate', 'lighting'] as const;

const valueSchema = z.union([z.boolean(), z.number(), z.string().check(z.maxLength(40))]);

/**
 * One stored position of a driver: what the car's actuators of comfort are set to, by VSS 6.0 path, in
 * VSS's units. What is sent, and whether at all, is never set by recalling a position.
 */
const comfortSettingsSchema = z.strictObject({
  /** As typed; empty for the driver's usual one. */
  name: z.string().check(z.maxLength(60)),
  values: z
    .record(z.string().check(z.maxLength(120)), valueSchema)
    .check(
      z.refine(
        (values) =>
          Object.keys(values).length <= 100 &&
          Object.entries(values).every(
            ([path, value]) => isComfortPath(path) && parseSignalValue(path, value) !== undefined,
          ),
        'values the car does not take',
      ),
    ),
  /** When it was stored, ms since the epoch. */
  storedAt: z.int().check(z.minimum(0)),
});
type ComfortSettings = z.infer<typeof comfortSettingsSchema>;

/** One collection per comfort category. */
export const comfortCollections: readonly CollectionDefinition<ComfortSettings>[] = comfortCategories.map(
  (category) => ({
    category,
    version: 1,
    schema: comfortSettingsSchema,
    timeOf: ({ storedAt }) => storedAt,
    migrations: {},
  }),
);
