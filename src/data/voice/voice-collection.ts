import * as z from 'zod/mini';
import { blobReferenceSchema } from '../../vault/blob-reference.ts';
import type { CollectionDefinition } from '../../vault/collection-definition.ts';
import { instantSchema } from '../../vault/instant.ts';

/** ms since the epoch. */
const at = instantSchema;

/** A voice memo, or what the assistant learned about somebody. */
const voiceSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('memo'),
    title: z.string().check(z.maxLength(200)),
    transcript: z.optional(z.string().check(z.maxLength(10_000))),
    sound: z.optional(blobReferenceSchema),
    at,
  }),
  z.strictObject({
    kind: z.literal('learned'),
    phrase: z.string().check(z.maxLength(500)),
    meaning: z.string().check(z.maxLength(2_000)),
    at,
  }),
]);
export type VoiceRecord = z.infer<typeof voiceSchema>;

export const voiceCollection: CollectionDefinition<VoiceRecord> = {
  category: 'voice',
  version: 1,
  schema: voiceSchema,
  timeOf: (record) => record.at,
  migrations: {},
};
