/** Time as the emulator and its adapters know it. Nothing here reads a clock of its own. */
export interface Scheduler {
  /** Monotonic milliseconds since some fixed moment. */
  now(): number;
  /** Runs `action` once after `ms`; the returned function cancels it. */
  after(ms: number, action: () => void): () => void;
}

/** Runs `action` every `ms` until the returned function is called. */
export function every(scheduler: Scheduler, ms: number, action: () => void): () => void {
  let cancel = scheduler.after(ms, tick);
  function tick(): void {
    cancel = scheduler.after(ms, tick);
    action();
  }
  return () => cancel();
}
