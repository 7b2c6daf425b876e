import type { Clock } from '../../platform/contract/clock.ts';

const tick = 1_000;

/** Tells how many ms of a wait are left, at once, once a second, and at its end. Ends with `signal`. */
export function countDown(
  clock: Pick<Clock, 'monotonic' | 'after'>,
  waitMs: number,
  onLeft: (ms: number) => void,
  signal: AbortSignal,
): void {
  const end = clock.monotonic() + waitMs;
  const tell = (): void => {
    const left = Math.max(0, end - clock.monotonic());
    onLeft(left);
    if (left > 0) clock.after(Math.min(tick, left), tell, signal);
  };
  tell();
}
