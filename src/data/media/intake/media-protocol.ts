import * as z from 'zod/mini';
import { positionSchema } from '../../destinations/place.ts';

const bytes = z.custom<Uint8Array<ArrayBuffer>>(
  (value) => value instanceof Uint8Array && value.buffer instanceof ArrayBuffer,
);
const count = z.int().check(z.minimum(0));

/** What a file says of itself, as it leaves the worker: shapes only, judged where it is stored. */
const tagsSchema = z.object({
  kind: z.enum(['audio', 'film', 'photo']),
  type: z.string(),
  title: z.optional(z.string()),
  artist: z.optional(z.string()),
  album: z.optional(z.string()),
  genre: z.optional(z.string()),
  year: z.optional(z.number()),
  duration: z.optional(z.number()),
  cover: z.optional(z.object({ type: z.string(), bytes })),
  takenAt: z.optional(z.number()),
  position: z.optional(positionSchema),
  camera: z.optional(z.string()),
  orientation: z.optional(z.number()),
  width: z.optional(z.number()),
  height: z.optional(z.number()),
});
export type ReadTags = z.infer<typeof tagsSchema>;

const readingSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), tags: tagsSchema }),
  z.object({
    ok: z.literal(false),
    reason: z.enum(['not-media', 'damaged', 'too-large']),
    at: z.optional(count),
  }),
]);

/** Page to worker, one at a time: each is answered before the next. */
export const mediaRequestSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('read'),
    file: z.union([z.instanceof(Blob), z.instanceof(ReadableStream)]),
    /** Bytes that it has at most. */
    most: count,
    /** Whether the bytes are wanted back. */
    isKept: z.boolean(),
  }),
  z.object({ kind: z.literal('strip'), bytes }),
]);
export type MediaRequest = z.infer<typeof mediaRequestSchema>;

/** Worker to page. */
export const mediaAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), bytesRead: count }),
  z.object({
    kind: z.literal('read'),
    reading: readingSchema,
    /** SHA-256 of the file, base64. */
    digest: z.string(),
    size: count,
    bytes: z.optional(bytes),
  }),
  /** `unreadable`: it ended before it did, as one on a stick that was pulled out. `too-large`: there is more of it than was said. */
  z.object({ kind: z.literal('failed'), reason: z.enum(['unreadable', 'too-large']) }),
  /** `reading`: what the photo says afterwards. */
  z.object({ kind: z.literal('stripped'), bytes, reading: readingSchema }),
  z.object({
    kind: z.literal('not-stripped'),
    reason: z.enum(['unsupported', 'damaged']),
  }),
]);
export type MediaAnswer = z.infer<typeof mediaAnswerSchema>;
