import * as z from 'zod/mini';
import { blobReferenceSchema } from '../vault/blob-reference.ts';
import type { BlobReference } from '../vault/blob-reference.ts';

/** What stands in an archive where a stored record names a blob. */
export const fileReferenceSchema = z.strictObject({
  /** Name in the archive; null where the content could not be read when the archive was written. */
  file: z.nullable(z.string().check(z.regex(/^files\/[a-z0-9-]+\/[0-9]{1,9}\.[a-z0-9]{1,8}$/))),
  size: blobReferenceSchema.shape.size,
  type: blobReferenceSchema.shape.type,
});
export type FileReference = z.infer<typeof fileReferenceSchema>;

/** A copy of a record with another value in the place of each blob reference, wherever it stands. */
export function mapBlobReferences(value: unknown, map: (reference: BlobReference) => unknown): unknown {
  return mapObjects(value, (object) => {
    const reference = blobReferenceSchema.safeParse(object);
    return reference.success ? { value: map(reference.data) } : undefined;
  });
}

/** The same for the references of an archive; `undefined` takes the property away. */
export function mapFileReferences(value: unknown, map: (reference: FileReference) => unknown): unknown {
  return mapObjects(value, (object) => {
    const reference = fileReferenceSchema.safeParse(object);
    return reference.success ? { value: map(reference.data) } : undefined;
  });
}

/** All blob references in a record, in its order. */
export function blobReferencesIn(value: unknown): readonly BlobReference[] {
  const found: BlobReference[] = [];
  mapBlobReferences(value, (reference) => {
    found.push(reference);
    return null;
  });
  return found;
}

function mapObjects(
  value: unknown,
  replace: (object: object) => { readonly value: unknown } | undefined,
): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => mapObjects(item, replace));
  const replaced = replace(value);
  if (replaced) return replaced.value;
  const entries = Object.entries(value).map(([key, item]) => [key, mapObjects(item, replace)] as const);
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined));
}
