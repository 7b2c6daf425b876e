import * as z from 'zod/mini';
import { dataGroupSchema } from '../../platform/contract/service-definition.ts';
import { serviceIdSchema } from '../../platform/contract/service-id.ts';
import { denialReasonSchema } from '../../platform/contract/services.ts';
import type { CollectionDefinition } from '../vault/collection-definition.ts';
import { instantSchema } from '../vault/instant.ts';

/** ms since the epoch. */
const at = instantSchema;
const count = z.int().check(z.minimum(0));
const groups = z.array(dataGroupSchema).check(z.maxLength(40));

/** What left the car while its driver drove: one by one for a day, then by the hour (decisions 10). */
const transferSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('sent'),
    service: serviceIdSchema,
    groups,
    bytes: z.optional(count),
    recipient: z.optional(z.string().check(z.maxLength(200))),
    connection: z.enum(['built-in', 'phone']),
    at,
  }),
  z.strictObject({
    kind: z.literal('refused'),
    service: serviceIdSchema,
    groups,
    reasons: z.array(denialReasonSchema).check(z.minLength(1)),
    at,
  }),
  z.strictObject({
    kind: z.literal('hour'),
    service: serviceIdSchema,
    groups,
    sent: count,
    refused: count,
    bytes: count,
    /** Begin of the hour. */
    at,
    /** The last that it counts. */
    countedTo: z.optional(at),
  }),
  /** Records were lost: what left meanwhile is unknown. */
  z.strictObject({ kind: z.literal('gap'), at, until: at }),
]);
export type StoredTransfer = z.infer<typeof transferSchema>;

export const transfersCollection: CollectionDefinition<StoredTransfer> = {
  category: 'transfers',
  version: 1,
  schema: transferSchema,
  timeOf: (transfer) => transfer.at,
  migrations: {},
};
