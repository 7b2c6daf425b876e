/** Time, injected everywhere instead of `Date` and `setTimeout`. */
export interface Clock {
  /** Wall clock in ms since the epoch; may jump. */
  now(): number;
  /** Whether the car vouches for `now()`. */
  isTrusted(): boolean;
  /** Milliseconds since some fixed moment; never goes back. */
  monotonic(): number;
  /** Runs `action` once after `ms`, unless `signal` aborts before. */
  after(ms: number, action: () => void, signal: AbortSignal): void;
}
