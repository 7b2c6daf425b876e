import * as z from 'zod/mini';
import { categoryIdSchema } from '../../platform/contract/service-definition.ts';
import type { RandomBytes } from './random-id.ts';
import { bytesSchema, seal, unseal } from './sealing.ts';

const count = z.int().check(z.minimum(0));

const headSchema = z.object({
  category: categoryIdSchema,
  /** Grows with every write of the category. */
  revision: count,
  /** Schema version of the records. */
  version: count,
  pages: z.array(z.object({ id: z.string().check(z.minLength(1)), revision: count, bytes: count })),
  /** Records that count: those marked deleted are in `removed`. */
  records: count,
  removed: count,
  /** Bytes of ciphertext in the pages. */
  bytes: count,
  /** Unreadable pages that a re-key had to leave behind. */
  lostPages: count,
  /** Old ciphertext of overwritten or deleted records can still be read with the present key. */
  rekeyDue: z.boolean(),
});

/**
 * What a category holds, without its content. Readable without any key (a plan and its counts need none), and
 * authenticated with the category's data key, so that a missing, replaced or rolled-back page shows.
 */
export type Head = z.infer<typeof headSchema>;

export const storedHeadSchema = z.object({ body: z.string(), iv: bytesSchema, tag: bytesSchema });
export type StoredHead = z.infer<typeof storedHeadSchema>;

/** The head as it stands, not authenticated. Undefined when it is damaged beyond reading. */
export function readHead(stored: unknown): Head | undefined {
  const outer = storedHeadSchema.safeParse(stored);
  if (!outer.success) return undefined;
  try {
    const inner = headSchema.safeParse(JSON.parse(outer.data.body));
    return inner.success ? inner.data : undefined;
  } catch {
    return undefined;
  }
}

const context = (bucket: string, body: string): readonly string[] => ['head', bucket, body];

/** The tag is an AES-GCM seal of nothing, with the readable body as additional data. */
export async function sealHead(
  key: CryptoKey,
  bucket: string,
  head: Head,
  random: RandomBytes,
): Promise<StoredHead> {
  const body = JSON.stringify(head);
  const { iv, data } = await seal(key, context(bucket, body), new Uint8Array(), random);
  return { body, iv, tag: data };
}

/** The head if it is the one that was sealed in this bucket for this category, else undefined. */
export async function openHead(
  key: CryptoKey,
  bucket: string,
  category: string,
  stored: unknown,
): Promise<Head | undefined> {
  const head = readHead(stored);
  const outer = storedHeadSchema.safeParse(stored);
  if (head?.category !== category || !outer.success) return undefined;
  const { body, iv, tag } = outer.data;
  const plain = await unseal(key, context(bucket, body), { iv, data: tag });
  return plain === undefined ? undefined : head;
}
