import * as z from 'zod/mini';
import { blobReferenceSchema } from '../../vault/blob-reference.ts';
import { contactDraftSchema } from './contact-draft.ts';

/**
 * A contact as it is stored, version 2: the photo's bytes lie in the vault's blobs. `device` is the paired phone whose address book it
 * came from, and goes with; missing for what the driver entered or brought in, and for what was merged with that. It names a phone,
 * so it stands in no file that is for others.
 */
export const contactSchema = z.extend(contactDraftSchema, {
  photo: z.optional(blobReferenceSchema),
  device: z.optional(z.string().check(z.maxLength(200))),
});

export type Contact = z.infer<typeof contactSchema>;
