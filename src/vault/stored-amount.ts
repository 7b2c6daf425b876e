import type { CategoryId } from '../../platform/contract/service-definition.ts';
import type { BucketKind, BucketName } from './bucket-name.ts';
import { bucketKind } from './bucket-name.ts';
import type { CategoryContent } from './bucket-store.ts';
import type { CategoryStore } from './category-store.ts';

/** What one category of one bucket holds. `bytes` are of ciphertext. */
export interface StoredAmount {
  readonly bucket: BucketName;
  readonly kind: BucketKind;
  readonly category: CategoryId;
  /** Of a locked category too: counts need no key. */
  readonly records: number;
  /** Deleted records whose undo still runs, or whose re-key did not happen yet. */
  readonly removed: number;
  readonly bytes: number;
  readonly pages: number;
  /** As found at opening; before that those that are plainly missing. */
  readonly unreadablePages: number;
  /** Older ciphertext of what was overwritten or deleted can still be read. */
  readonly rekeyDue: boolean;
  /** When the re-key begins, ms since the epoch; undefined for the next idle moment or ignition off. */
  readonly rekeyAt: number | undefined;
  /** Its records cannot be read before the bucket's PIN was given. */
  readonly isLocked: boolean;
  /** When the oldest and the newest record happened, ms since the epoch; undefined while the category is not open here. */
  readonly oldest: number | undefined;
  readonly newest: number | undefined;
}

/** `opened`: the category where this window has opened it. */
export function storedAmount(
  bucket: BucketName,
  { category, head, pages, missingPages }: CategoryContent,
  opened: CategoryStore | undefined,
  state: Pick<StoredAmount, 'isLocked' | 'rekeyAt'>,
): StoredAmount {
  const isOpen = opened?.loaded === true;
  let oldest: number | undefined;
  let newest: number | undefined;
  for (const { at, removedBy } of isOpen ? opened.entries() : []) {
    if (at === undefined || removedBy !== undefined) continue;
    oldest = Math.min(at, oldest ?? at);
    newest = Math.max(at, newest ?? at);
  }
  return {
    bucket,
    kind: bucketKind(bucket) ?? 'driver',
    category,
    records: head?.records ?? 0,
    removed: head?.removed ?? 0,
    bytes: head?.bytes ?? 0,
    pages: head?.pages.length ?? pages,
    unreadablePages: isOpen ? opened.unreadablePages : missingPages,
    rekeyDue: head?.rekeyDue ?? false,
    ...state,
    oldest,
    newest,
  };
}
