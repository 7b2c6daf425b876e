import * as z from 'zod/mini';
import { blobReferenceSchema } from '../../vault/blob-reference.ts';
import type { CollectionDefinition } from '../../vault/collection-definition.ts';
import { positionSchema } from '../destinations/place.ts';
import { anyInstantSchema, instantSchema } from '../../vault/instant.ts';

/** Longest text of a medium, in UTF-16 units. */
export const longestText = 500;
/** Longest name of a file on a device. */
export const longestPath = 1_000;

const text = z.string().check(z.maxLength(longestText));
const pixels = z.optional(z.int().check(z.minimum(1)));
/** s */
const duration = z.optional(z.number().check(z.minimum(0)));

/** Where the piece lies: in the vault (64 MB at most), on a stick, or with a provider. */
const contentSchema = z.discriminatedUnion('place', [
  z.strictObject({ place: z.literal('car'), blob: blobReferenceSchema }),
  z.strictObject({
    place: z.literal('device'),
    /** Its id when the piece was noted down; one that comes back may have another, and goes by its label. */
    device: z.string().check(z.maxLength(200)),
    path: z.string().check(z.maxLength(longestPath)),
    /** What its owner calls the device. */
    label: z.optional(z.string().check(z.maxLength(60))),
    /** Size of the file. */
    bytes: z.optional(z.int().check(z.minimum(0))),
    /** Its media type. */
    type: z.optional(z.string().check(z.maxLength(100))),
  }),
  z.strictObject({ place: z.literal('provider'), provider: z.string().check(z.maxLength(100)), id: text }),
]);

const common = {
  title: text,
  isFavourite: z.boolean(),
  /** When it was taken in or marked, ms since the epoch. */
  addedAt: instantSchema,
};

const file = {
  ...common,
  content: contentSchema,
  /** SHA-256 of the file as it was taken in, base64: what is taken again is known by it. None of what is over 64 MB. */
  digest: z.optional(z.string().check(z.regex(/^[A-Za-z0-9+/]{43}=$/))),
};

/** Music, films, photos and stations, with the tags of the file. */
const mediumSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('audio'),
    ...file,
    artist: z.optional(text),
    album: z.optional(text),
    genre: z.optional(text),
    year: z.optional(z.int()),
    duration,
    /** The picture that the file carries; pieces of one import share it. */
    cover: z.optional(blobReferenceSchema),
  }),
  z.strictObject({
    kind: z.literal('film'),
    ...file,
    duration,
    width: pixels,
    height: pixels,
    cover: z.optional(blobReferenceSchema),
  }),
  z.strictObject({
    kind: z.literal('photo'),
    ...file,
    /** EXIF, where the file has it: a photo may say where it was taken. */
    takenAt: z.optional(anyInstantSchema),
    position: z.optional(positionSchema),
    camera: z.optional(text),
    /** EXIF: how it is to be turned, 1 upright. */
    orientation: z.optional(z.int().check(z.minimum(1), z.maximum(8))),
    /** Before it is turned. */
    width: pixels,
    height: pixels,
  }),
  z.strictObject({
    kind: z.literal('station'),
    ...common,
    band: z.enum(['fm', 'dab', 'internet']),
    /** kHz, service id or address, by band. */
    tuning: text,
  }),
]);

export type Medium = z.infer<typeof mediumSchema>;
/** A medium that is a file somewhere. */
export type FiledMedium = Exclude<Medium, { kind: 'station' }>;
export type MediumContent = z.infer<typeof contentSchema>;

export const mediaCollection: CollectionDefinition<Medium> = {
  category: 'media',
  version: 2,
  schema: mediumSchema,
  timeOf: ({ addedAt }) => addedAt,
  // Version 2 says more of a piece, nothing of it a must: what was not noted down then cannot be known now.
  migrations: { 1: (record) => record },
};
