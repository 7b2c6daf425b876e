import * as z from 'zod/mini';
import { rulesSchema } from '../../platform/contract/services.ts';
import type { CollectionDefinition } from '../vault/collection-definition.ts';
import { instantSchema } from '../vault/instant.ts';

/** What a keeper laid down for everybody who drives; nobody's name. The keeper's PIN is no record: it seals the keeper's bucket. */
const keeperSchema = z.strictObject({
  rules: rulesSchema,
  /** When the keeper was set up, ms since the epoch. */
  setUpAt: instantSchema,
});

/** In the keeper's bucket. */
export const keeperCollection: CollectionDefinition<z.infer<typeof keeperSchema>> = {
  category: 'keeper',
  version: 1,
  schema: keeperSchema,
  timeOf: ({ setUpAt }) => setUpAt,
  migrations: {},
};
