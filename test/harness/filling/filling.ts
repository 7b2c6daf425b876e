import * as z from 'zod/mini';

/**
 * Bytes that go into the vault's blobs, and where in the record their reference belongs. Those that are the same in a bucket's category
 * are one blob, as the cover of an album is.
 */
const pieceSchema = z.strictObject({
  path: z.array(z.string()).check(z.minLength(1)),
  type: z.string(),
  base64: z.string(),
});

const recordSchema = z.strictObject({
  category: z.string(),
  id: z.string(),
  value: z.record(z.string(), z.unknown()),
  pieces: z.optional(z.array(pieceSchema)),
});
export type FilledRecord = z.infer<typeof recordSchema>;

/** One bucket to fill. Drivers beyond the first are made; the vehicle has its bucket; the keeper's is made, with its PIN. */
const bucketSchema = z.strictObject({
  kind: z.enum(['driver', 'vehicle', 'keeper']),
  pin: z.optional(z.string()),
  records: z.array(recordSchema),
});
export type FilledBucket = z.infer<typeof bucketSchema>;

/** The file that `fill-categories.ts` writes and the filling page reads. */
export const fillingSchema = z.array(bucketSchema);

/** What the filling page found in the vault: numbers and ids only. */
export const accountSchema = z.array(
  z.strictObject({
    kind: z.enum(['driver', 'vehicle', 'keeper']),
    category: z.string(),
    /** Readable and valid, or locked and counted from the head. */
    records: z.int(),
    isLocked: z.boolean(),
    /** Blobs that were read back whole. */
    pieces: z.int(),
  }),
);
export type FillAccount = z.infer<typeof accountSchema>;

/** A bucket's category as it is read back: its records in the order of their ids, each blob as its size, its type and a hash of its bytes. */
export const contentsSchema = z.array(
  z.strictObject({
    kind: z.enum(['driver', 'vehicle', 'keeper']),
    category: z.string(),
    records: z.array(z.strictObject({ id: z.string(), value: z.unknown() })),
    /** How many blobs the records name: fewer than references where they share. */
    blobs: z.int(),
  }),
);
export type VaultContents = z.infer<typeof contentsSchema>;
