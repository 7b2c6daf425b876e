import type {
  CollectionDefinition,
  ExpireResult,
  ExpirySelection,
  OpenResult,
  RecordChange,
  SetAsideResult,
  StoredRecord,
  WriteResult,
} from './collection-definition.ts';

/**
 * The records of one category in one bucket. Everything is read from memory; every write is durable when its promise
 * resolves with `ok`, and leaves no trace otherwise. No method rejects.
 */
export interface Collection<T> {
  readonly definition: CollectionDefinition<T>;
  /**
   * Decrypts what is stored, migrating it first if it is of an older version. Listeners hear of every few pages, and
   * {@link all} has them already. Safe to repeat.
   */
  open(signal?: AbortSignal): Promise<OpenResult>;
  /** In the order they were added. The same array until something changes. */
  all(): readonly StoredRecord<T>[];
  get(id: string): StoredRecord<T> | undefined;
  /** Inserts and updates, all or nothing. */
  put(changes: readonly RecordChange<T>[]): Promise<WriteResult>;
  /**
   * Takes records out of sight; {@link restore} brings them back until `undoMs` are over, the window ends, or the power
   * is cut. Then they go for good, in the background. Ids that are not there are passed over.
   */
  remove(ids: readonly string[], undoMs: number): Promise<WriteResult>;
  /** {@link remove} for named records, or for all that happened before a time. */
  expire(selection: ExpirySelection, undoMs: number): Promise<ExpireResult>;
  /** Undoes {@link remove}, all or nothing; `stale` names those whose undo is over. */
  restore(ids: readonly string[]): Promise<WriteResult>;
  /**
   * Keeps records and has no service use them (GDPR art. 18), or lets services use them again. Setting aside holds from the call, in
   * this window also where it cannot be written; releasing holds once it is. The mark is part of the record: it outlives every change
   * of it, and goes with it. No revision changes. Ids that are not there are passed over.
   */
  setAside(ids: readonly string[], isAside: boolean): Promise<SetAsideResult>;
  /** Calls `listener` after every change, of this window or another. */
  subscribe(listener: () => void, signal: AbortSignal): void;
}
