import type { AnySignalValue, PathSettlement } from '../../../platform/contract/signals.ts';

/** Why a wish did not come true. */
export type ComfortProblem =
  'refused' | 'obstructed' | 'driving' | 'ignition-off' | 'timed-out' | 'signal-lost';

/** One function: what the car says and what was asked of it are two things. */
export interface ComfortState {
  /** Undefined: the car does not say. */
  readonly reported: AnySignalValue | undefined;
  /** The wish under way, or the one that failed; else undefined. */
  readonly requested: AnySignalValue | undefined;
  readonly status: 'at-rest' | 'asked' | 'moving' | 'failed' | 'stopped';
  /** With `failed`. */
  readonly problem?: ComfortProblem;
}

/** How the last wish ended without coming true. */
export type ComfortEnd =
  | { readonly status: 'failed'; readonly problem: ComfortProblem; readonly requested: AnySignalValue }
  | { readonly status: 'stopped' };

/** The port's words for an end in ours; undefined for `reached`, which only a report proves. */
export function endOf({ status, reason }: PathSettlement, requested: AnySignalValue): ComfortEnd | undefined {
  switch (status) {
    case 'reached':
      return undefined;
    case 'stopped':
      return { status };
    case 'timed-out':
      return { status: 'failed', problem: status, requested };
    case 'refused': {
      const isKnown = reason === 'obstructed' || reason === 'driving' || reason === 'ignition-off';
      return { status: 'failed', problem: isKnown ? reason : status, requested };
    }
  }
}
