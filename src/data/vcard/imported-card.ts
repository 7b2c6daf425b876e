import * as z from 'zod/mini';
import { contactDraftSchema } from '../contacts/contact-draft.ts';
import { photoMediaTypes } from './photo.ts';

/** A batch of photos ends sooner, to bound what is in memory at a time. */
export const batchPhotoBytes = 8 * 1_048_576;

const photoSchema = z.object({
  mediaType: z.enum(photoMediaTypes),
  bytes: z.instanceof(Uint8Array<ArrayBuffer>),
});

export const importedCardSchema = z.object({ contact: contactDraftSchema, photo: z.optional(photoSchema) });

/** A contact read from a file, and its photo's bytes. */
export type ImportedCard = z.infer<typeof importedCardSchema>;
