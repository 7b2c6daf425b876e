/** The browser's storage did not answer in time. */
export class StorageTimeoutError extends Error {
  override readonly name = 'StorageTimeoutError';
  readonly code = 'timed-out';

  constructor(timeout: number) {
    super(`The browser's storage did not answer within ${timeout} ms.`);
  }
}

/** Rejects with StorageTimeoutError when `work` takes more than `timeout` ms; `abandon` then clears up behind it. */
export async function within<T>(timeout: number, work: Promise<T>, abandon?: () => void): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      abandon?.();
      reject(new StorageTimeoutError(timeout));
    }, timeout);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
