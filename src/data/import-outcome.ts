import type { WriteResult } from '../vault/collection-definition.ts';
import type { ImportAccount } from './vcard/import-account.ts';

export type WriteFailure = Extract<WriteResult, { ok: false }>;

/** What came of one file of an import. */
export interface FileOutcome {
  /** The file's own name: personal, so in memory only, and for the screen. */
  readonly name: string;
  /** Contacts stored from it. */
  readonly taken: number;
  /** Cards that were not stored because the very same contact was there already. */
  readonly present: number;
  /** What the reader says; undefined when reading did not come to an end. */
  readonly account: ImportAccount | undefined;
  readonly problem: ImportAccount['fileProblem'] | 'worker-failed';
}

export type ImportEnd =
  | { readonly kind: 'finished' | 'cancelled'; readonly files: readonly FileOutcome[] }
  /** Nothing more was stored; what was taken before stays. */
  | {
      readonly kind: 'failed';
      readonly reason: WriteFailure['reason'] | 'worker-failed';
      readonly files: readonly FileOutcome[];
    };

export interface ImportSum {
  readonly taken: number;
  readonly present: number;
  /** Cards left out. */
  readonly skipped: number;
  /** Parts of cards left out, or odd. */
  readonly remarks: number;
}

/** All files together. */
export function sumOf(files: readonly FileOutcome[]): ImportSum {
  const sum = (of: (file: FileOutcome) => number): number =>
    files.reduce((total, file) => total + of(file), 0);
  return {
    taken: sum(({ taken }) => taken),
    present: sum(({ present }) => present),
    skipped: sum(({ account }) => account?.skippedTotal ?? 0),
    remarks: sum(({ account }) => account?.remarkTotal ?? 0),
  };
}
