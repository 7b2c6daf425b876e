import * as z from 'zod/mini';
import { categoryIdSchema } from '../../platform/contract/service-definition.ts';
import { eraseScopeSchema, takesBucket } from './scope.ts';
import type { EraseScope } from './scope.ts';

const bucketSchema = z.string().check(z.maxLength(64));
const count = z.int().check(z.minimum(0));

/** One category of one bucket: what it holds before the erase. Counts and random ids only. */
export const plannedPartSchema = z.object({
  bucket: bucketSchema,
  category: categoryIdSchema,
  /** Undefined where nobody can count: the bucket's key is gone, or a driver has locked it. */
  records: z.optional(count),
  /** Encrypted size of the pages. */
  bytes: count,
  pages: z.optional(count),
});
export type PlannedPart = z.infer<typeof plannedPartSchema>;

/**
 * What one erase will make unreadable. `buckets` go as a whole, with keys and files; of the others only `parts` go.
 * Plans of the version before named parts alone: they are selections.
 */
export const erasePlanSchema = z.pipe(
  z.object({
    id: z.string().check(z.regex(/^[a-z0-9]{16,32}$/)),
    scope: z.optional(eraseScopeSchema),
    buckets: z.optional(z.array(bucketSchema)),
    parts: z.array(plannedPartSchema),
  }),
  z.transform(({ id, scope, buckets, parts }) => ({
    id,
    scope: scope ?? selectionOf(parts),
    buckets: buckets ?? [],
    parts,
  })),
);
export type ErasePlan = z.infer<typeof erasePlanSchema>;

function selectionOf(parts: readonly PlannedPart[]): EraseScope {
  return { kind: 'selection', parts: parts.map(({ bucket, category }) => ({ bucket, category })) };
}

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
  /** When its oldest record happened, ms since the epoch; undefined while the category is not open in this window. */
  readonly oldest?: number | undefined;
  /** Belongs to a car that is lent: the guest neither sees nor chooses it; only a handover takes it. */
  readonly isLent?: boolean;
}

/**
 * What the chosen scope takes of what is stored now. Walks what is stored, not a list of ours: what the pack does not
 * know goes too (decisions 24). `found`: every bucket that exists, the empty ones included. Undefined when there is
 * nothing to take: a handover of an empty car is a plan all the same, since its proof is wanted.
 */
export function planErase(
  id: string,
  scope: EraseScope,
  stored: readonly StoredPart[],
  pack: readonly ErasableCategory[],
  found: readonly string[],
): ErasePlan | undefined {
  const buckets = found.filter((bucket) => takesBucket(scope, bucket));
  const erasable = new Map(pack.map((category) => [category.id, category.erasable]));
  const chosen = new Set(
    scope.kind === 'selection' ? scope.parts.map(({ bucket, category }) => `${bucket}/${category}`) : [],
  );
  const goes = ({ bucket, category, pages, isLent }: StoredPart): boolean =>
    pages > 0 &&
    (isLent !== true || scope.kind === 'handover') &&
    (takesBucket(scope, bucket) ||
      (chosen.has(`${bucket}/${category}`) && (erasable.get(category) ?? 'yes') === 'yes'));
  const parts = stored.filter(goes).map(({ bucket, category, records, bytes, pages }) => ({
    bucket,
    category,
    bytes,
    pages,
    ...(records === undefined ? {} : { records }),
  }));
  return parts.length === 0 && buckets.length === 0 ? undefined : { id, scope, buckets, parts };
}
