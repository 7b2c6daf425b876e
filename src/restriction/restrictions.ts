import type { DrivingState } from './driving-state.ts';

/**
 * What a screen may not offer now. The first nine are AOSP's `CarUxRestrictions.java`, with its numbers; the last
 * two are ours (decision 6): nothing that widens sharing, no erase.
 */
export const restrictionFlags = {
  NO_DIALPAD: 1,
  NO_FILTERING: 2,
  LIMIT_STRING_LENGTH: 4,
  NO_KEYBOARD: 8,
  NO_VIDEO: 16,
  LIMIT_CONTENT: 32,
  NO_SETUP: 64,
  NO_TEXT_MESSAGE: 128,
  NO_VOICE_TRANSCRIPTION: 256,
  NO_WIDENING: 512,
  NO_ERASE: 1024,
} as const;

export type RestrictionFlag = keyof typeof restrictionFlags;

/** Sum of {@link restrictionFlags}. */
export type RestrictionSet = number;

/** `Infinity` where nothing is limited. Numbers from AOSP's `car_ux_restrictions_map.xml`. */
export interface ContentLimits {
  readonly stringLength: number;
  readonly listItems: number;
  readonly depth: number;
  readonly framesPerSecond: number;
}

export interface Restrictions {
  readonly state: DrivingState;
  readonly set: RestrictionSet;
  readonly limits: ContentLimits;
}

const { NO_VIDEO, NO_VOICE_TRANSCRIPTION, NO_WIDENING, NO_ERASE } = restrictionFlags;
const everything = Object.values(restrictionFlags).reduce((sum, flag) => sum | flag, 0);

const unlimited: ContentLimits = {
  stringLength: Infinity,
  listItems: Infinity,
  depth: Infinity,
  framesPerSecond: Infinity,
};
const limited: ContentLimits = { stringLength: 120, listItems: 21, depth: 3, framesPerSecond: 1 };

const restrictionsByState: Readonly<Record<DrivingState, Restrictions>> = {
  unknown: { state: 'unknown', set: everything, limits: limited },
  moving: { state: 'moving', set: everything & ~NO_VOICE_TRANSCRIPTION, limits: limited },
  idling: { state: 'idling', set: NO_VIDEO | NO_WIDENING | NO_ERASE, limits: unlimited },
  parked: { state: 'parked', set: 0, limits: unlimited },
};

/** The same object for the same state, so that a change shows by identity. */
export function restrictionsFor(state: DrivingState): Restrictions {
  return restrictionsByState[state];
}

export function isRestricted(set: RestrictionSet, flag: RestrictionFlag): boolean {
  return (set & restrictionFlags[flag]) !== 0;
}
