import * as z from 'zod/mini';
import type { CollectionDefinition } from '../../vault/collection-definition.ts';
import { instantSchema } from '../../vault/instant.ts';

const common = {
  /** Number or address of the other one. */
  peer: z.string().check(z.maxLength(200)),
  /** As the phone names them; empty where it does not. */
  name: z.string().check(z.maxLength(200)),
  direction: z.enum(['in', 'out', 'missed']),
  /** ms since the epoch. */
  at: instantSchema,
  /** Record id of the phone it came from, in the category `paired-devices`: its copy stays on the phone. */
  device: z.string().check(z.maxLength(200)),
};

/** A call, or a message, that a connected phone handed over. */
const callSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('call'),
    ...common,
    /** s; 0 for a call that was missed. */
    duration: z.int().check(z.minimum(0)),
  }),
  z.strictObject({
    kind: z.literal('message'),
    ...common,
    text: z.string().check(z.maxLength(10_000)),
  }),
]);
export type Call = z.infer<typeof callSchema>;

export const callsCollection: CollectionDefinition<Call> = {
  category: 'calls',
  version: 1,
  schema: callSchema,
  timeOf: ({ at }) => at,
  migrations: {},
};
