import * as z from 'zod/mini';
import { categoryIdSchema } from '../../platform/contract/service-definition.ts';

/** Of the archive as a whole; each category's records have a version of their own. */
export const archiveVersion = 1;

export const manifestName = 'manifest.json';
export const indexName = 'index.html';

/** What a reader takes at most: bytes of a file, and of what is in it. */
export const largestArchive = 8_000_000_000;
/** A ZIP without the 64-bit end record counts to 65,535. */
export const mostEntries = 60_000;
export const largestManifest = 16_000_000;
/** Of all records' JSON in one archive: read records are held in memory until they are stored. */
export const largestText = 256_000_000;
/** One record's line, in bytes: pictures lie in files of their own. */
export const largestLine = 4_000_000;
/** Levels of brackets in a record. */
export const deepest = 40;
/** Content of an entry in times of what it takes in the ZIP; beyond the first megabyte. */
export const greatestRatio = 200;

/** Names never come from content: a category's id, a number, an ending by type. */
const fileNameSchema = z
  .string()
  .check(z.regex(/^[a-z0-9-]+(\/[a-z0-9-]+){0,2}\.[a-z0-9]{1,8}$/), z.maxLength(120));

/** Unknown fields are passed over: a newer app may add some. */
export const manifestSchema = z.object({
  format: z.literal('glovebox-archive'),
  version: z.int().check(z.minimum(1)),
  /** Of the app that wrote it. */
  app: z.string().check(z.maxLength(40)),
  /** ISO 8601, UTC. */
  writtenAt: z.string().check(z.maxLength(40)),
  categories: z
    .array(
      z.object({
        id: categoryIdSchema,
        /** Of its records' schema. */
        version: z.int().check(z.minimum(1)),
        records: z.int().check(z.minimum(0)),
        files: z.int().check(z.minimum(0)),
        /** Files that could not be read when the archive was written. */
        missing: z.int().check(z.minimum(0)),
        /** Fields that are left out, for they would open something. */
        withheld: z.array(z.string().check(z.maxLength(80))).check(z.maxLength(50)),
      }),
    )
    .check(z.maxLength(200)),
  /** Categories that are not here, and why; older files do not say. */
  leftOut: z.optional(
    z
      .array(z.object({ id: categoryIdSchema, reason: z.string().check(z.maxLength(40)) }))
      .check(z.maxLength(200)),
  ),
  /** Every other file in the archive, in its order. */
  files: z
    .array(
      z.object({
        name: fileNameSchema,
        size: z.int().check(z.minimum(0)),
        sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
      }),
    )
    .check(z.maxLength(mostEntries)),
});
export type ArchiveManifest = z.infer<typeof manifestSchema>;

export function dataName(category: string): string {
  return `data/${category}.json`;
}

export function schemaName(category: string): string {
  return `schema/${category}.json`;
}

/** Endings of the types that a car takes in; anything else is `bin`, and its type stands in the record. */
const endings: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/avif': 'avif',
  'image/heic': 'heic',
  'image/heif': 'heif',
  'image/bmp': 'bmp',
  'image/tiff': 'tiff',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/aac': 'aac',
  'audio/flac': 'flac',
  'audio/ogg': 'ogg',
  'audio/opus': 'opus',
  'audio/wav': 'wav',
  'audio/webm': 'weba',
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
  'video/webm': 'webm',
  'video/x-matroska': 'mkv',
};

export function contentName(category: string, number: number, type: string): string {
  return `files/${category}/${number}.${endings[type.toLowerCase()] ?? 'bin'}`;
}
