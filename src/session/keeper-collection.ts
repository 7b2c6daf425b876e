import * as z from 'zod/mini';
import { rulesSchema } from '../../platform/contract/services.ts';
import type { CollectionDefinition } from '../vault/collection-definition.ts';

/** What a keeper laid down for everybody who drives. The keeper's PIN is no record: it seals the keeper's bucket. */
const keeperSchema = z.strictObject({
  rules: rulesSchema,
  /** Shown to drivers beside a rule; a fleet's name, say. */
  shownAs: z.string().check(z.maxLength(100)),
  /** ms since the epoch. */
  changedAt: z.int().check(z.minimum(0)),
});

/** In the keeper's bucket. */
export const keeperCollection: CollectionDefinition<z.infer<typeof keeperSchema>> = {
  category: 'keeper',
  version: 1,
  schema: keeperSchema,
  migrations: {},
};
