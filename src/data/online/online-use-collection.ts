import * as z from 'zod/mini';
import type { CollectionDefinition } from '../../vault/collection-definition.ts';
import { instantSchema } from '../../vault/instant.ts';

const text = z.string().check(z.maxLength(2_000));
/** ms since the epoch. */
const at = instantSchema;

/** What browsing and online providers leave behind in the car. */
const onlineUseSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('bookmark'), title: text, address: text, at }),
  z.strictObject({ kind: z.literal('visit'), title: text, address: text, at }),
  z.strictObject({
    kind: z.literal('cookie'),
    host: z.string().check(z.maxLength(255)),
    name: text,
    value: z.string().check(z.maxLength(4_096)),
    at,
    expiresAt: z.optional(at),
  }),
  z.strictObject({ kind: z.literal('search'), query: text, provider: text, at }),
  z.strictObject({ kind: z.literal('preference'), provider: text, key: text, value: text, at }),
]);
export type OnlineUse = z.infer<typeof onlineUseSchema>;

export const onlineUseCollection: CollectionDefinition<OnlineUse> = {
  category: 'online-use',
  version: 1,
  schema: onlineUseSchema,
  timeOf: (use) => use.at,
  migrations: {},
};
