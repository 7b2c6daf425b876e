/** One thing every implementation of a port must do. Runs under any test runner; fails by throwing. */
export interface ConformanceCase<Harness> {
  readonly name: string;
  /** `make` gives a fresh port with its car; whoever gave it also takes it down. */
  readonly run: (make: () => Promise<Harness>) => Promise<void>;
}

export class ConformanceError extends Error {
  override readonly name = 'ConformanceError';
}

export function check(condition: boolean, message: string): asserts condition {
  if (!condition) throw new ConformanceError(message);
}

/** Compares by JSON; undefined counts as a value of its own. */
export function equal(actual: unknown, expected: unknown, what: string): void {
  const [seen, wanted] = [actual, expected].map((value) =>
    value === undefined ? 'undefined' : JSON.stringify(value),
  );
  check(seen === wanted, `${what}: expected ${wanted}, got ${seen}`);
}

/** Time and everything due in it, for a port and the car behind it. */
export interface Passing {
  /** Lets `ms` pass and waits until all that came due has been delivered. */
  readonly advance: (ms: number) => Promise<void>;
  /** The adapter's monotonic clock, ms. */
  readonly monotonic: () => number;
}

/** A signal nobody aborts. */
export function forever(): AbortSignal {
  return new AbortController().signal;
}
