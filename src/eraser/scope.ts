import * as z from 'zod/mini';
import { categoryIdSchema } from '../../platform/contract/service-definition.ts';

/** Why a car changes hands. */
export const handoverReasons = ['sale', 'lease-end', 'rental-return', 'pool-car'] as const;
export type HandoverReason = (typeof handoverReasons)[number];

const bucketSchema = z.string().check(z.minLength(1), z.maxLength(64));

/** One category of one bucket. */
export const scopePartSchema = z.object({ bucket: bucketSchema, category: categoryIdSchema });
export type ScopePart = z.infer<typeof scopePartSchema>;

/**
 * What an erase was asked to take: chosen categories (only what is older than `olderThan`, ms since the epoch, where
 * that is given), everything of one driver, or everything there is. Random names and ids only.
 */
export const eraseScopeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('selection'),
    parts: z.array(scopePartSchema),
    olderThan: z.optional(z.int().check(z.minimum(0))),
  }),
  z.object({ kind: z.literal('driver'), bucket: bucketSchema }),
  z.object({ kind: z.literal('handover'), reason: z.enum(handoverReasons) }),
]);
export type EraseScope = z.infer<typeof eraseScopeSchema>;

/** Whether a bucket goes as a whole, with every key and file in it. */
export function takesBucket(scope: EraseScope, bucket: string): boolean {
  return scope.kind === 'handover' || (scope.kind === 'driver' && scope.bucket === bucket);
}

/** Whether only a category's older records go: then its key is replaced, not destroyed with everything under it. */
export function isByAge(
  scope: EraseScope,
): scope is Extract<EraseScope, { kind: 'selection' }> & { readonly olderThan: number } {
  return scope.kind === 'selection' && scope.olderThan !== undefined;
}
