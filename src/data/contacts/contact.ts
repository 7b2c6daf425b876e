import * as z from 'zod/mini';
import { blobReferenceSchema } from '../../vault/blob-reference.ts';
import { contactDraftSchema } from './contact-draft.ts';

/** A contact as it is stored, version 1: the photo's bytes lie in the vault's blobs. */
export const contactSchema = z.extend(contactDraftSchema, { photo: z.optional(blobReferenceSchema) });

export type Contact = z.infer<typeof contactSchema>;
