import * as z from 'zod/mini';
import { bytesSchema } from '../vault/sealing.ts';

/** What the page asks of the worker; the answer is the key's bytes. */
export const requestSchema = z.object({
  secret: bytesSchema,
  salt: bytesSchema,
  cost: z.object({ memoryKib: z.int(), passes: z.int() }),
});
export type DerivationRequest = z.infer<typeof requestSchema>;
