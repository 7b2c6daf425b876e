import * as z from 'zod/mini';
import { categoryIdSchema } from '../../platform/contract/service-definition.ts';

/** One category of one bucket: what it holds before the erase. Counts and random ids only. */
export const plannedPartSchema = z.object({
  bucket: z.string().check(z.maxLength(64)),
  category: categoryIdSchema,
  /** Undefined where the bucket's key is gone and nobody can count. */
  records: z.optional(z.int().check(z.minimum(0))),
  /** Encrypted size of the pages. */
  bytes: z.int().check(z.minimum(0)),
});
export type PlannedPart = z.infer<typeof plannedPartSchema>;

/** What one erase will make unreadable. Made during the preview, stored before the press (decisions 24). */
export const erasePlanSchema = z.object({
  id: z.string().check(z.regex(/^[a-z0-9]{16,32}$/)),
  parts: z.array(plannedPartSchema).check(z.minLength(1)),
});
export type ErasePlan = z.infer<typeof erasePlanSchema>;

/** How the pack says a category may go. */
export interface ErasableCategory {
  readonly id: string;
  readonly erasable: 'yes' | 'handover' | 'no';
}

/** What a bucket holds of a category, as its head says. */
export interface StoredPart {
  readonly bucket: string;
  readonly category: string;
  readonly records: number | undefined;
  readonly bytes: number;
  /** Deleted records whose pages are not rewritten yet still have some. */
  readonly pages: number;
}

export interface ErasePreview {
  /** Categories that hold something and can go now; several buckets of one category are one row. */
  readonly goes: readonly {
    readonly category: string;
    readonly records: number | undefined;
    readonly bytes: number;
  }[];
  /** Categories that stay, with how they could go. */
  readonly stays: readonly { readonly category: string; readonly erasable: 'handover' | 'no' }[];
}

/**
 * What could go and what stays. Walks what is stored, not a list of ours: a category that the pack does not know
 * but that is stored can be erased too (decisions 24).
 */
export function previewErase(stored: readonly StoredPart[], pack: readonly ErasableCategory[]): ErasePreview {
  const byId = new Map(pack.map((category) => [category.id, category]));
  const goes = new Map<string, { category: string; records: number | undefined; bytes: number }>();
  for (const part of stored) {
    if (part.pages === 0 || (byId.get(part.category)?.erasable ?? 'yes') !== 'yes') continue;
    const row = goes.get(part.category) ?? { category: part.category, records: 0, bytes: 0 };
    row.records =
      row.records === undefined || part.records === undefined ? undefined : row.records + part.records;
    row.bytes += part.bytes;
    goes.set(part.category, row);
  }
  const stays = pack.flatMap(({ id, erasable }) => (erasable === 'yes' ? [] : [{ category: id, erasable }]));
  return { goes: [...goes.values()], stays };
}

/** The parts of `stored` that belong to the chosen categories; undefined when that is nothing. */
export function planErase(
  id: string,
  chosen: ReadonlySet<string>,
  stored: readonly StoredPart[],
): ErasePlan | undefined {
  const parts = stored
    .filter((part) => part.pages > 0 && chosen.has(part.category))
    .map(({ bucket, category, records, bytes }) => ({
      bucket,
      category,
      bytes,
      ...(records === undefined ? {} : { records }),
    }));
  return parts.length === 0 ? undefined : { id, parts };
}
