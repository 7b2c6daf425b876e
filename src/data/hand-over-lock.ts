const handOverLock = 'glovebox-hand-over';

/**
 * One at a time, in all windows: taking in what the car or a phone hands over, and forgetting a device. What is handed over is asked for
 * and stored inside, so that nothing of a device is stored once it is forgotten. Never take it twice.
 */
export function withHandOverLock<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(handOverLock, work);
}
