import * as z from 'zod/mini';
import { isComfortPath, parseSignalValue } from '../../platform/contract/signals.ts';
import type { CollectionDefinition } from '../vault/collection-definition.ts';
import { instantSchema } from '../vault/instant.ts';

/** Stored categories of comfort, each a part of a driver's profile (`inventory.md` section 1). */
export const comfortCategories = ['seat', 'chassis', 'climate', 'lighting'] as const;
export type ComfortCategory = (typeof comfortCategories)[number];

/** Longest name of a position, in UTF-16 units. */
export const longestPositionName = 60;

/** As typed; empty for the driver's usual one. */
const nameSchema = z.string().check(z.maxLength(longestPositionName));
/** ms since the epoch. */
const idSchema = z.string().check(z.maxLength(200));

const valueSchema = z.union([z.boolean(), z.number(), z.string().check(z.maxLength(40))]);

/**
 * What one category keeps of a stored position: what the car's actuators of comfort are set to, by VSS 6.0 path, in VSS's
 * units. What is sent, and whether at all, is never set by recalling a position.
 */
const partSchema = z.strictObject({
  name: nameSchema,
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
  storedAt: instantSchema,
});
export type PositionPart = z.infer<typeof partSchema>;

const entrySchema = z.strictObject({
  id: idSchema,
  name: nameSchema,
  storedAt: instantSchema,
  /** The record of each category that belongs to the position. */
  parts: z.strictObject({
    seat: z.optional(idSchema),
    chassis: z.optional(idSchema),
    climate: z.optional(idSchema),
    lighting: z.optional(idSchema),
  }),
});
/** One position of the list. */
export type PositionEntry = z.infer<typeof entrySchema>;

/** More than a driver may store: what is found without a list is taken over as it is. */
export const longestPositionList = 200;

/** Which parts make which position: see `PositionRecords`. */
const listSchema = z.strictObject({
  positions: z.array(entrySchema).check(z.maxLength(longestPositionList)),
  /** Id of the one that was stored or recalled last. */
  active: z.optional(idSchema),
});
export type PositionList = z.infer<typeof listSchema>;

const comfortRecordSchema = z.union([partSchema, listSchema]);
export type ComfortRecord = z.infer<typeof comfortRecordSchema>;

/** A list is as old as its newest position, so that it never goes before one. */
function timeOf(record: ComfortRecord): number | undefined {
  if ('storedAt' in record) return record.storedAt;
  const times = record.positions.map(({ storedAt }) => storedAt);
  return times.length === 0 ? undefined : Math.max(...times);
}

/** One collection per comfort category. */
export const comfortCollections: readonly (CollectionDefinition<ComfortRecord> & {
  readonly category: ComfortCategory;
})[] = comfortCategories.map((category) => ({
  category,
  version: 2,
  schema: comfortRecordSchema,
  timeOf,
  // Version 1 knew parts only, in the same form, and would not see a list.
  migrations: { 1: (record) => record },
}));
