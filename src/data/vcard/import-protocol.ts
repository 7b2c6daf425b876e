import * as z from 'zod/mini';
import { contactDraftSchema } from '../contacts/contact-draft.ts';
import { importAccountSchema } from './import-account.ts';
import { photoMediaTypes } from './photo.ts';

/** How many contacts travel together; the vault writes pages of about as many. */
export const batchCards = 100;
/** A batch of photos ends sooner, to bound what is in memory at a time. */
export const batchPhotoBytes = 8 * 1_048_576;

const count = z.int().check(z.nonnegative());

const photoSchema = z.object({
  mediaType: z.enum(photoMediaTypes),
  bytes: z.instanceof(Uint8Array<ArrayBuffer>),
});

const importedCardSchema = z.object({ contact: contactDraftSchema, photo: z.optional(photoSchema) });

/** A contact read from a file, and its photo's bytes. */
export type ImportedCard = z.infer<typeof importedCardSchema>;

/** Page to worker: first `read`, then a `next` for each batch that is stored. */
export const requestSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('read'), file: z.instanceof(Blob) }),
  z.object({ kind: z.literal('next'), batch: count }),
]);

/** Worker to page. It reads on, but hands over no more `cards` before `next` came for the last; `done` comes after the last `next`. */
export const answerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), bytesRead: count, cards: count }),
  z.object({
    kind: z.literal('cards'),
    batch: count,
    cards: z.array(importedCardSchema).check(z.maxLength(batchCards)),
  }),
  z.object({ kind: z.literal('done'), account: importAccountSchema }),
]);

export type Request = z.infer<typeof requestSchema>;
export type Answer = z.infer<typeof answerSchema>;
