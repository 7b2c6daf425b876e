import type { WriteResult } from '../../vault/collection-definition.ts';

export type WriteFailure = Extract<WriteResult, { ok: false }>;

/** What every reader's account of a file says. */
export interface FileAccount {
  /** Entries left out. */
  readonly skippedTotal: number;
  /** Parts of entries left out, or odd. */
  readonly remarkTotal: number;
  /** Why the file was not read, or not to its end. */
  readonly fileProblem?: string | undefined;
}

/** What came of one file of an import. */
export interface FileOutcome<Account extends FileAccount> {
  /** The file's own name: personal, so in memory only, and for the screen. */
  readonly name: string;
  /** Records stored from it. */
  readonly taken: number;
  /** Entries that were not stored because the very same was there already. */
  readonly present: number;
  /** What the reader says; undefined when reading did not come to an end. */
  readonly account: Account | undefined;
  readonly problem: Account['fileProblem'] | 'worker-failed' | 'stopped' | 'unreadable';
}

export type ImportEnd<Account extends FileAccount> =
  | { readonly kind: 'finished' | 'cancelled'; readonly files: readonly FileOutcome<Account>[] }
  /** Nothing more was stored; what was taken before stays. */
  | {
      readonly kind: 'failed';
      readonly reason: WriteFailure['reason'] | 'worker-failed';
      readonly files: readonly FileOutcome<Account>[];
    };

export interface ImportSum {
  readonly taken: number;
  readonly present: number;
  /** Entries left out. */
  readonly skipped: number;
  /** Parts of entries left out, or odd. */
  readonly remarks: number;
}

/** All files together. */
export function sumOf(files: readonly FileOutcome<FileAccount>[]): ImportSum {
  const sum = (of: (file: FileOutcome<FileAccount>) => number): number =>
    files.reduce((total, file) => total + of(file), 0);
  return {
    taken: sum(({ taken }) => taken),
    present: sum(({ present }) => present),
    skipped: sum(({ account }) => account?.skippedTotal ?? 0),
    remarks: sum(({ account }) => account?.remarkTotal ?? 0),
  };
}
