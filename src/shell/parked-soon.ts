import type { Clock } from '../../platform/contract/clock.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';

/** A standing car is known to be parked 2 s after its first report; after a start that has to come first. */
const longest = 4_000;

/** Whether the car is parked: as soon as it is known, false when it is not known within {@link longest} ms. */
export function parkedSoon(monitor: RestrictionSource, clock: Clock): Promise<boolean> {
  const end = new AbortController();
  return new Promise<boolean>((resolve) => {
    const consider = (): void => {
      const { state } = monitor.check();
      if (state !== 'unknown') resolve(state === 'parked');
    };
    monitor.subscribe(consider, end.signal);
    clock.after(longest, () => resolve(false), end.signal);
    consider();
  }).finally(() => end.abort());
}
