import * as z from 'zod/mini';

/**
 * Names a blob in its record, and holds the only copy of its key: when the record's category loses its key, the blob
 * can be read by nobody. Ids are `[a-z2-7]{26}`; `size` in bytes of plain content; `type` a media type.
 */
export const blobReferenceSchema = z.object({
  id: z.string().check(z.regex(/^[a-z2-7]{26}$/)),
  /** 256 bits, base64. */
  key: z.string().check(z.regex(/^[A-Za-z0-9+/]{43}=$/)),
  size: z.int().check(z.minimum(0)),
  type: z.string().check(z.regex(/^[a-z0-9.+-]+\/[a-z0-9.+-]+$/i), z.maxLength(100)),
});
export type BlobReference = z.infer<typeof blobReferenceSchema>;
