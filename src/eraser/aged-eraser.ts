import type { ScopePart } from './scope.ts';

export type AgedOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'keystore-unreachable' | 'unreadable' | 'storage' };

/**
 * Erases the older records of a category: they are marked in one strict transaction, then the category is re-keyed
 * without them. Needs the open vault, for ages are under the category's key.
 */
export interface AgedEraser {
  /** Records older than `olderThan` (ms since the epoch); undefined where nobody can read them. */
  count(part: ScopePart, olderThan: number): Promise<number | undefined>;
  /** May be repeated. */
  erase(part: ScopePart, olderThan: number): Promise<AgedOutcome>;
}
