import type { SealedProblem } from '../../sealed-file/sealed-problem.ts';

/** Why a profile cannot be taken in. Nothing of such a file is used. */
export type FileProblem =
  | Exclude<SealedProblem, { readonly kind: 'not-sealed' }>
  | { readonly kind: 'not-a-profile' }
  /** Opens, and holds something else than the format says; `entry` is empty for the manifest. */
  | { readonly kind: 'unexpected-content'; readonly entry: string };

export type FileResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: FileProblem };
