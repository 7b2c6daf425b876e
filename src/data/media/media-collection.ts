import * as z from 'zod/mini';
import { blobReferenceSchema } from '../../vault/blob-reference.ts';
import type { CollectionDefinition } from '../../vault/collection-definition.ts';
import { positionSchema } from '../destinations/place.ts';

const text = z.string().check(z.maxLength(500));

/** Where the piece lies: in the vault (64 MB at most), on a stick by its id there, or with a provider. */
const contentSchema = z.discriminatedUnion('place', [
  z.strictObject({ place: z.literal('car'), blob: blobReferenceSchema }),
  z.strictObject({
    place: z.literal('device'),
    device: z.string().check(z.maxLength(200)),
    path: z.string().check(z.maxLength(1_000)),
  }),
  z.strictObject({ place: z.literal('provider'), provider: z.string().check(z.maxLength(100)), id: text }),
]);

const common = {
  title: text,
  isFavourite: z.boolean(),
  /** When it was taken in or marked, ms since the epoch. */
  addedAt: z.int().check(z.minimum(0)),
};

/** Music, films, photos and stations, with the tags of the file. */
const mediumSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('audio'),
    ...common,
    artist: z.optional(text),
    album: z.optional(text),
    genre: z.optional(text),
    year: z.optional(z.int()),
    /** s */
    duration: z.optional(z.number().check(z.minimum(0))),
    content: contentSchema,
  }),
  z.strictObject({ kind: z.literal('film'), ...common, content: contentSchema }),
  z.strictObject({
    kind: z.literal('photo'),
    ...common,
    /** EXIF, where the file has it: a photo may say where it was taken. */
    takenAt: z.optional(z.int()),
    position: z.optional(positionSchema),
    camera: z.optional(text),
    content: contentSchema,
  }),
  z.strictObject({
    kind: z.literal('station'),
    ...common,
    band: z.enum(['fm', 'dab', 'internet']),
    /** kHz, service id or address, by band. */
    tuning: text,
  }),
]);

export const mediaCollection: CollectionDefinition<z.infer<typeof mediumSchema>> = {
  category: 'media',
  version: 1,
  schema: mediumSchema,
  timeOf: ({ addedAt }) => addedAt,
  migrations: {},
};
