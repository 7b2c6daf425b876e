import type * as z from 'zod/mini';
import type { CategoryId } from '../../platform/contract/service-definition.ts';

/** What a category's records are. Values must survive JSON: no dates, no undefined in arrays, no bytes. */
export interface CollectionDefinition<T> {
  readonly category: CategoryId;
  /** Schema version, from 1; grows with every change that old records do not fit. */
  readonly version: number;
  readonly schema: z.ZodMiniType<T>;
  /** When a record happened, ms since the epoch; without it, or where it gives undefined, when it was first stored. Pure. */
  readonly timeOf?: (value: T) => number | undefined;
  /** From version n to n + 1, by n. Pure. */
  readonly migrations: Readonly<Record<number, (record: unknown) => unknown>>;
}

export interface StoredRecord<T> {
  readonly id: string;
  /** Grows with every change of the record; an edit carries the one it started from. */
  readonly revision: number;
  readonly value: T;
  /** Kept, and used by no service (GDPR art. 18). */
  readonly isAside?: true;
}

export interface RecordChange<T> {
  readonly id: string;
  readonly value: T;
  /** The revision that was edited; without it the record must be new. */
  readonly revision?: number;
  /** Sets it aside too. What is set aside already stays so, whatever is written. */
  readonly isAside?: true;
}

/** Where a value did not fit its schema. Never the value itself; `path` may hold a record's own keys: not for logs. */
export interface RecordProblem {
  readonly id: string;
  readonly path: string;
  readonly code: string;
}

/** Nothing of a failed write is stored. */
export type WriteResult =
  | { readonly ok: true }
  /** Someone else changed or deleted these first, or they are there already. Ask or merge, then try again. */
  | { readonly ok: false; readonly reason: 'stale'; readonly ids: readonly string[] }
  | { readonly ok: false; readonly reason: 'invalid'; readonly problems: readonly RecordProblem[] }
  | {
      readonly ok: false;
      /** `locked`: the bucket's PIN was not given in this window. */
      readonly reason: 'quota' | 'closed' | 'storage' | 'unreadable' | 'locked' | 'keystore-unreachable';
    };

/** Which records go: named ones, or what happened before a time, ms since the epoch. */
export type ExpirySelection = { readonly ids: readonly string[] } | { readonly olderThan: number };
/** `ids` of those that went out of sight, for an undo. */
export type ExpireResult =
  { readonly ok: true; readonly ids: readonly string[] } | Extract<WriteResult, { readonly ok: false }>;
/** `ids` of those that were not so before, for an undo. */
export type SetAsideResult = ExpireResult;

export type OpenResult =
  | {
      readonly ok: true;
      /** Pages that are missing, damaged, replaced or rolled back; the others are usable. */
      readonly unreadablePages: number;
      /** Unreadable pages of the past that a re-key left behind. */
      readonly lostPages: number;
      /** Records that decrypt but do not fit the schema: kept, not shown, until one is written under the same id. */
      readonly invalidRecords: number;
      /** The head does not authenticate: missing pages cannot be counted. The next write heals it. */
      readonly headDamaged: boolean;
    }
  | {
      readonly ok: false;
      /** `newer-version`: written by a newer app. `migration-failed`: nothing was changed. */
      readonly reason:
        | 'unreadable'
        | 'locked'
        | 'keystore-unreachable'
        | 'storage'
        | 'quota'
        | 'closed'
        | 'aborted'
        | 'newer-version'
        | 'migration-failed';
    };
