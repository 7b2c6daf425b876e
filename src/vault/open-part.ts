import type { BucketKind } from './bucket-name.ts';

/** What the car needs of a driver before the PIN: who it is, and comfort (decisions 18). */
const openCategories: ReadonlySet<string> = new Set([
  'driver-card',
  'seat',
  'chassis',
  'climate',
  'lighting',
]);

/**
 * Whether a category stays readable while its bucket is locked. All of a keeper's does: the rules hold whether or not the
 * keeper is there, and the PIN only says that it is the keeper who changes them.
 */
export function isOpenPart(kind: BucketKind, category: string): boolean {
  return kind !== 'driver' || openCategories.has(category);
}
