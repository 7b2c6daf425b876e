import type { AnySignalValue } from '../../../platform/contract/signals.ts';
import type { ComfortFunction, ComfortMeaning, ComfortPlace } from '../comfort/comfort-function.ts';
import type { ComfortState } from '../comfort/comfort-store.ts';
import { isDrawn, motions, poseAt, shareOfValue } from './geometry.ts';

/** One function of the car, and how it stands. */
export interface CabinEntry {
  readonly function: ComfortFunction;
  readonly state: ComfortState;
}

/** Which of the two values of a function is meant: what the car says, or what was asked of it. */
export type Told = 'reported' | 'requested';

/** What of the car is drawn: the functions of one seat, the mirrors, and what is there once. */
export class CabinScene {
  readonly entries: readonly CabinEntry[];
  readonly place: ComfortPlace;

  constructor(entries: readonly CabinEntry[], place: ComfortPlace) {
    this.entries = entries;
    this.place = place;
  }

  entry(meaning: ComfortMeaning, place: ComfortPlace = this.place): CabinEntry | undefined {
    const alike = this.entries.filter(({ function: comfort }) => comfort.meaning === meaning);
    return (
      alike.find(({ function: comfort }) => comfort.place === place) ??
      alike.find(({ function: comfort }) => comfort.place === 'car')
    );
  }

  value(meaning: ComfortMeaning): AnySignalValue | undefined {
    return this.entry(meaning)?.state.reported;
  }

  /** Whether anything of these was asked for and is not there: then its ghost is drawn. */
  isWished(meanings: readonly ComfortMeaning[], place: ComfortPlace = this.place): boolean {
    return meanings.some((meaning) => {
      const state = this.entry(meaning, place)?.state;
      return state?.requested !== undefined && state.requested !== state.reported;
    });
  }

  /** From 0 to 1 in its range; undefined for what the car does not have or say. */
  share(
    meaning: ComfortMeaning,
    told: Told = 'reported',
    place: ComfortPlace = this.place,
  ): number | undefined {
    const entry = this.entry(meaning, place);
    if (entry?.function.declared.kind !== 'range') return undefined;
    const { reported, requested } = entry.state;
    const value = told === 'requested' ? (requested ?? reported) : reported;
    return typeof value === 'number' ? shareOfValue(value, entry.function.declared) : undefined;
  }

  /** A CSS transform; what is unknown stands in the middle. */
  pose(meaning: ComfortMeaning, told: Told, place: ComfortPlace = this.place): string {
    return isDrawn(meaning)
      ? poseAt(motions[meaning], this.share(meaning, told, place) ?? resting(meaning))
      : '';
  }
}

/** Where what the car does not have or say is drawn. */
function resting(meaning: ComfortMeaning): number {
  return meaning === 'seat-lumbar' || meaning === 'seat-length' ? 0 : 0.5;
}
