import * as z from 'zod/mini';
import type { CollectionDefinition } from '../../vault/collection-definition.ts';
import { instantSchema } from '../../vault/instant.ts';

/** An online account that somebody signed in to in this car. Erasing it here unlinks the car; the account stays. */
const accountSchema = z.strictObject({
  provider: z.string().check(z.maxLength(100)),
  /** Name or address by which the provider knows them. */
  user: z.string().check(z.maxLength(320)),
  /** OAuth 2.0 tokens as the provider gave them. */
  tokens: z.array(z.string().check(z.maxLength(4_096))).check(z.maxLength(4)),
  scopes: z.array(z.string().check(z.maxLength(200))).check(z.maxLength(50)),
  /** ms since the epoch. */
  signedInAt: instantSchema,
});
export type Account = z.infer<typeof accountSchema>;

export const accountsCollection: CollectionDefinition<Account> = {
  category: 'accounts',
  version: 1,
  schema: accountSchema,
  timeOf: ({ signedInAt }) => signedInAt,
  migrations: {},
};
