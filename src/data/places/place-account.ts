import * as z from 'zod/mini';
import type { PlaceField, PlaceFileProblem, PlaceRemarkReason, PlaceSkipReason } from './place-event.ts';

const skipReasons = [
  ...(['bad-position', 'no-position', 'unterminated', 'damaged', 'too-large', 'too-deep'] as const),
] as const satisfies readonly PlaceSkipReason[];
const remarkReasons = [
  ...(['cut', 'direction-marks', 'bad-position', 'bad-time'] as const),
] as const satisfies readonly PlaceRemarkReason[];
const fields = [
  ...(['name', 'address', 'phone', 'note', 'position', 'time'] as const),
] as const satisfies readonly PlaceField[];
const fileProblems = [
  ...([
    'empty',
    'not-places',
    'file-too-large',
    'zip-too-large',
    'no-kml',
    'too-many-places',
    'too-deep',
  ] as const),
  ...(['entities', 'damaged', 'truncated', 'unreadable', 'stopped'] as const),
] as const satisfies readonly PlaceFileProblem[];

const count = z.int().check(z.nonnegative());
const at = { number: count, line: count };

/** What became of a file: counts, numbers and closed words only, never a name, a text or the file's name. */
export const placeAccountSchema = z.object({
  /** Waypoints, routes, tracks, placemarks or features that ended in the file, or that it broke off in. */
  entriesRead: count,
  /** Places handed over: a way gives two. */
  taken: count,
  /** The first {@link mostListed} of `skippedTotal`. */
  skipped: z.array(z.object({ ...at, reason: z.enum(skipReasons) })),
  skippedTotal: count,
  /** What is odd about entries that were taken, the first {@link mostListed} of `remarkTotal`. */
  remarks: z.array(z.object({ ...at, field: z.enum(fields), reason: z.enum(remarkReasons) })),
  remarkTotal: count,
  /** Why the file was not read, or not to its end; what was taken before stays taken. */
  fileProblem: z.optional(z.enum(fileProblems)),
  /** Where that was, when it is one place. */
  problemLine: z.optional(count),
});

export type PlaceAccount = z.infer<typeof placeAccountSchema>;

/** Enough to look at; the totals tell of more. */
export const mostListed = 200;

export function emptyPlaceAccount(): PlaceAccount {
  return { entriesRead: 0, taken: 0, skipped: [], skippedTotal: 0, remarks: [], remarkTotal: 0 };
}
