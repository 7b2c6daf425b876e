import type { RefusalReason } from '../contract/signals.ts';
import type { Travel } from './actuators.ts';

/** What a motor is told at each stride. */
export interface StrideConditions {
  readonly seconds: number;
  /** Something is in the way: the motor gets half of what was left when it came there. */
  readonly isObstructed: boolean;
}

/** One movement from where something stands to where it was asked to be. */
export class Motor {
  readonly #target: number;
  readonly #travel: Travel;
  /** Kept apart from the reading, whose type may have no fractions. */
  #at: number;
  #blockedAt: number | undefined;

  constructor(from: number, target: number, travel: Travel) {
    this.#at = from;
    this.#target = target;
    this.#travel = travel;
  }

  /** Goes on for so long. Gives how it ended; undefined while it is under way. */
  stride({
    seconds,
    isObstructed,
  }: StrideConditions): 'reached' | Extract<RefusalReason, 'obstructed'> | undefined {
    if (!isObstructed) this.#blockedAt = undefined;
    else this.#blockedAt ??= this.#at + (this.#target - this.#at) / 2;
    const end = this.#blockedAt ?? this.#target;
    const left = Math.abs(end - this.#at);
    const way = this.#travel.perSecond * seconds;
    if (way < left) {
      this.#at += Math.sign(end - this.#at) * way;
      return undefined;
    }
    this.#at = end;
    return this.#blockedAt === undefined ? 'reached' : 'obstructed';
  }

  /** Where it stands, as the car reports it. */
  get reading(): number {
    if (this.#at === this.#target) return this.#target;
    return this.#travel.isWhole ? Math.round(this.#at) : Math.round(this.#at * 10) / 10;
  }
}
