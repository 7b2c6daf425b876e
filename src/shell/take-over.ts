import type { DrivingState } from '../restriction/driving-state.ts';

/** What decides whether a new version of the app may replace the one that runs. */
export interface TakeOverMoment {
  readonly ignition: 'on' | 'off';
  readonly driving: DrivingState;
  /** Whether the erase journal holds an entry; `unknown` while storage is closed or cannot be read. */
  readonly journal: 'empty' | 'erase' | 'unknown';
}

/**
 * Only at ignition off, in a car known to stand, and with no erase in the journal: one that was begun is ended, and its
 * result shown, by the version that began it.
 */
export function mayTakeOver({ ignition, driving, journal }: TakeOverMoment): boolean {
  return ignition === 'off' && driving === 'parked' && journal === 'empty';
}
