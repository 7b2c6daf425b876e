/** The middle one of an odd number of values, else the mean of the two in the middle. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half];
  const lower = sorted.length % 2 === 0 ? sorted[half - 1] : upper;
  if (upper === undefined || lower === undefined) throw new Error('No value was measured.');
  return (lower + upper) / 2;
}

/** Gathers what is measured round after round. */
export class Figures {
  readonly #values = new Map<string, number[]>();

  /** Adds one value, ms. */
  add(name: string, value: number): void {
    if (!Number.isFinite(value) || value < 0) throw new Error(`${name} was not measured: ${value}`);
    this.#values.set(name, [...(this.#values.get(name) ?? []), value]);
  }

  median(name: string): number {
    return median(this.#values.get(name) ?? []);
  }

  /** The longest of all rounds. */
  worst(name: string): number {
    return Math.max(...(this.#values.get(name) ?? []));
  }

  /** Forgets the rounds so far: they were for warming up. */
  clear(): void {
    this.#values.clear();
  }
}
