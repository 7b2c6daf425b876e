import * as z from 'zod/mini';
import type { CollectionDefinition } from '../../vault/collection-definition.ts';
import { instantSchema } from '../../vault/instant.ts';

const label = z.string().check(z.maxLength(100));
/** ms since the epoch. */
const addedAt = instantSchema;

/** What opens the car, or what the car opens. */
const digitalKeySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('digital-key'),
    label,
    /** As the maker's key system names it. */
    keyId: z.string().check(z.maxLength(100)),
    rights: z.array(z.enum(['open', 'start', 'share'])).check(z.maxLength(3)),
    addedAt,
    endsAt: z.optional(addedAt),
  }),
  z.strictObject({
    kind: z.literal('garage-code'),
    label,
    button: z.int().check(z.minimum(1), z.maximum(8)),
    /** Learned radio code, base64. */
    code: z.string().check(z.maxLength(1_000)),
    addedAt,
  }),
]);

export type StoredKey = z.infer<typeof digitalKeySchema>;

/** In the vehicle's bucket. Goes at a handover only: erased by mistake it would leave somebody outside. */
export const digitalKeysCollection: CollectionDefinition<StoredKey> = {
  category: 'digital-keys',
  version: 1,
  schema: digitalKeySchema,
  timeOf: (key) => key.addedAt,
  migrations: {},
};
