/**
 * Seeded randomness (mulberry32) in named streams: drawing from one never moves another, so that adding a service
 * leaves the rhythm of all others as it was.
 */
export class SeededRandom {
  readonly #seed: number;
  readonly #states: Map<string, number>;

  constructor(seed: number, states: Readonly<Record<string, number>> = {}) {
    this.#seed = seed;
    this.#states = new Map(Object.entries(states));
  }

  /** The stream's next number in [0, 1). */
  next(stream: string): number {
    const state = ((this.#states.get(stream) ?? hash(stream) ^ this.#seed) + 0x6d2b79f5) | 0;
    this.#states.set(stream, state);
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** The stream's next number in [from, to). */
  between(stream: string, from: number, to: number): number {
    return from + this.next(stream) * (to - from);
  }

  /** Where every stream stands, for a saved car. */
  save(): Record<string, number> {
    return Object.fromEntries(this.#states);
  }
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value;
}
