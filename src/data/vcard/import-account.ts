import * as z from 'zod/mini';

const skipReasonSchema = z.enum(['unterminated', 'no-content', 'card-too-large', 'too-slow']);
const remarkReasonSchema = z.enum([
  'not-a-property',
  'too-long',
  'too-many-parts',
  'photo-too-large',
  'photo-unreadable',
  'photo-linked',
  'second-photo',
  'nested-card',
  'wrong-charset',
]);
const fileProblemSchema = z.enum([
  'empty',
  'not-a-vcard',
  'file-too-large',
  'too-many-cards',
  'unreadable',
  'stopped',
]);

const count = z.int().check(z.nonnegative());

/** What became of a file: counts, numbers and closed words only, never a name, a value or the file's name. */
export const importAccountSchema = z.object({
  /** Cards that began in the file, nested ones not counted. */
  cardsRead: count,
  /** Contacts handed over. */
  taken: count,
  /** The first {@link mostListed} of `skippedTotal`. */
  skipped: z.array(z.object({ number: count, line: count, reason: skipReasonSchema })),
  skippedTotal: count,
  /** What was left out of or is odd in cards that were taken, the first {@link mostListed} of `remarkTotal`. */
  remarks: z.array(
    z.object({ number: count, line: count, property: z.string(), reason: remarkReasonSchema }),
  ),
  remarkTotal: count,
  /** Why the file was not read, or not to its end; what was taken before stays taken. */
  fileProblem: z.optional(fileProblemSchema),
});

export type ImportAccount = z.infer<typeof importAccountSchema>;

/** Enough to look at; the totals tell of more. */
export const mostListed = 200;

export function emptyAccount(): ImportAccount {
  return { cardsRead: 0, taken: 0, skipped: [], skippedTotal: 0, remarks: [], remarkTotal: 0 };
}
