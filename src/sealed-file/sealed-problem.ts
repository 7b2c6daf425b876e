import type { DeviceFailure } from '../../platform/contract/devices.ts';

/** Why a sealed file does not open. `at` and `limit` in bytes. Nothing of such a file is used. */
export type SealedProblem =
  | { readonly kind: 'passphrase-missing' }
  | { readonly kind: 'not-sealed' }
  /** Written by a newer app than this one. */
  | { readonly kind: 'newer-version'; readonly version: number }
  /** A key derivation that is not known here, or that would take too long or protect too little. */
  | { readonly kind: 'unusable-derivation' }
  | { readonly kind: 'too-large'; readonly limit: number }
  /** The file ends at byte `at`, before its content does. */
  | { readonly kind: 'truncated'; readonly at: number }
  /** The first piece does not open: nobody can tell a wrong passphrase from a changed file there. */
  | { readonly kind: 'wrong-passphrase-or-damaged' }
  /** The passphrase is right, and what begins at byte `at` was changed, moved or added. */
  | { readonly kind: 'tampered'; readonly at: number }
  /** The place it lies in failed. */
  | { readonly kind: 'device'; readonly reason: DeviceFailure }
  | { readonly kind: 'not-read' };

export type SealedResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: SealedProblem };

export function refuse<P>(problem: P): { readonly ok: false; readonly problem: P } {
  return { ok: false, problem };
}
