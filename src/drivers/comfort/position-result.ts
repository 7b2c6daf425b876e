import type { WriteResult } from '../../vault/collection-definition.ts';

/** `stale`: another window changed the positions first, or the position is not there any more. */
export type PositionResult =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly reason:
        'not-open' | 'too-many' | 'name-taken' | 'nothing-to-store' | 'storage' | 'quota' | 'stale';
    };

type Refusal = Extract<PositionResult, { ok: false }>;

export function refused(reason: Refusal['reason']): Refusal {
  return { ok: false, reason };
}

export function resultOf(written: WriteResult): PositionResult {
  if (written.ok) return written;
  return refused(written.reason === 'stale' || written.reason === 'quota' ? written.reason : 'storage');
}
