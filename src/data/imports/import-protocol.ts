import * as z from 'zod/mini';

/** How many entries travel together; the vault writes pages of about as many. */
export const batchEntries = 100;

const count = z.int().check(z.nonnegative());

/** Page to worker: first `read`, then a `next` for each batch that is stored. */
export const requestSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('read'),
    file: z.union([z.instanceof(Blob), z.instanceof(ReadableStream)]),
    /** Bytes, as they were said to be. */
    size: count,
  }),
  z.object({ kind: z.literal('next'), batch: count }),
]);

export type Request = z.infer<typeof requestSchema>;

/** Worker to page. It reads on, but hands over no more `entries` before `next` came for the last; `done` comes after the last `next`. */
export type Answer<Entry, Account> =
  | { readonly kind: 'progress'; readonly bytesRead: number; readonly entriesRead: number }
  | { readonly kind: 'entries'; readonly batch: number; readonly entries: readonly Entry[] }
  | { readonly kind: 'done'; readonly account: Account };

export function answerSchemaOf<Entry, Account>(
  entry: z.ZodMiniType<Entry>,
  account: z.ZodMiniType<Account>,
): z.ZodMiniType<Answer<Entry, Account>> {
  return z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('progress'), bytesRead: count, entriesRead: count }),
    z.object({
      kind: z.literal('entries'),
      batch: count,
      entries: z.array(entry).check(z.maxLength(batchEntries)),
    }),
    z.object({ kind: z.literal('done'), account }),
  ]);
}
