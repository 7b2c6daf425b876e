import type { Clock } from '../../platform/contract/clock.ts';

/**
 * How long an open may take before it counts as hanging, in ms. An open takes 2 to 30 ms; in trials about 6 of 38
 * hung for ever when the storage bucket had been dropped, so waiting longer would not help.
 */
export const openDeadline = 5_000;

/** An open that did not come back. Try again; if it stays so, restart the app. */
export class StorageTimeoutError extends Error {
  override readonly name = 'StorageTimeoutError';
  readonly code = 'storage-timeout';
  constructor() {
    super('Storage did not answer in time. Try again, or restart the app.');
  }
}

/**
 * Settles as `work` does, or rejects with {@link StorageTimeoutError} after `ms`. `discard` gets the value of work
 * that came too late, so that it can be closed.
 */
export function withDeadline<T>(
  clock: Clock,
  ms: number,
  work: Promise<T>,
  discard: (late: T) => void = () => {},
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = new AbortController();
    let late = false;
    clock.after(
      ms,
      () => {
        late = true;
        reject(new StorageTimeoutError());
      },
      timer.signal,
    );
    work.then(
      (value) => {
        timer.abort();
        if (late) discard(value);
        else resolve(value);
      },
      (error: unknown) => {
        timer.abort();
        reject(error instanceof Error ? error : new Error('Storage failed.'));
      },
    );
  });
}
