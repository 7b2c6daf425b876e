import type { Clock } from '../../platform/contract/clock.ts';

/** How far the wall clock may run ahead of the monotonic one between two looks before that counts as a leap, ms. */
const tolerance = 600_000;
/** How long a clock that leapt has to be vouched for before it is believed, monotonic ms. */
const doubted = 3_600_000;

/**
 * The time by which records grow old. What goes by age cannot come back, so a clock that was set forward by mistake must not
 * take it: the car has to vouch for its clock (`Clock.isTrusted`), and a leap forward in a run is believed only after the
 * car has vouched for it for an hour; until then time goes on as the monotonic clock does. A leap back is believed at once, for
 * it makes records younger. Across a restart only the car's word counts.
 */
export class AgingTime {
  readonly #clock: Clock;
  #known: { readonly now: number; readonly monotonic: number } | undefined;
  #leaptAt: number | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** ms since the epoch; undefined while nobody knows. */
  now(): number | undefined {
    const [now, monotonic] = [this.#clock.now(), this.#clock.monotonic()];
    if (!this.#clock.isTrusted()) {
      this.#leaptAt = undefined;
      return undefined;
    }
    const expected = this.#known === undefined ? now : this.#known.now + monotonic - this.#known.monotonic;
    if (now > expected + tolerance) {
      this.#leaptAt ??= monotonic;
      if (monotonic - this.#leaptAt < doubted) return expected;
    }
    this.#leaptAt = undefined;
    this.#known = { now, monotonic };
    return now;
  }
}
