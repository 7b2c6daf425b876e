import type { KeyFailure } from './bucket-keys.ts';
import type { Entry } from './page.ts';

export type ReadOutcome =
  | { readonly ok: true; readonly changed: boolean }
  | { readonly ok: false; readonly reason: KeyFailure | 'aborted' };

export interface PageWrite {
  readonly changes: ReadonlyMap<string, readonly Entry[]>;
  /** Schema version of the records. */
  readonly version: number;
  /** Whether older ciphertext of these records is to become unreadable soon. */
  readonly rekeyDue: boolean;
}

export type PageWriteOutcome<S> =
  | { readonly ok: true }
  | { readonly ok: false; readonly stop: S }
  | { readonly ok: false; readonly reason: KeyFailure };

export type RekeyOutcome = { readonly ok: true } | { readonly ok: false; readonly reason: KeyFailure };
