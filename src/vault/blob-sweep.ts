import * as z from 'zod/mini';
import { blobReferenceSchema } from './blob-reference.ts';
import type { BucketStore } from './bucket-store.ts';
import { blobRange, categoryRange, readTogether, writeStrict } from './database.ts';

const ownerSchema = z.object({ window: z.string() });

/** The ids of all blob references anywhere in a record. */
export function blobIdsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const reference = blobReferenceSchema.safeParse(value);
  if (reference.success) return [reference.data.id];
  return Object.values(value).flatMap(blobIdsIn);
}

/**
 * Deletes the blobs of a category that no record names: `gone` ones at once, others only when the window that wrote
 * them has ended, since a living one may be about to store the record. Call inside the category's lock.
 */
export async function sweepBlobs(
  bucket: BucketStore,
  category: string,
  named: ReadonlySet<string>,
  gone: ReadonlySet<string>,
  alive: ReadonlySet<string>,
): Promise<void> {
  const orphans = await readTogether(bucket.database, async (transaction) => {
    const store = transaction.objectStore('blobs');
    const keys = await store.getAllKeys(categoryRange(category));
    const ids = new Set(keys.map((key) => key.split('/')[1] ?? ''));
    const found: string[] = [];
    for (const id of ids) {
      if (named.has(id)) continue;
      const owner = ownerSchema.safeParse(await store.get(`${category}/${id}/0000`));
      if (gone.has(id) || !owner.success || !alive.has(owner.data.window)) found.push(id);
    }
    return found;
  });
  if (orphans.length === 0) return;
  await writeStrict(bucket.database, async (transaction) => {
    for (const id of orphans) await transaction.objectStore('blobs').delete(blobRange(category, id));
    return undefined;
  });
}
