import type { Scheduler } from './scheduler.ts';

/** The page's own time. */
export class RealScheduler implements Scheduler {
  now(): number {
    return performance.now();
  }

  after(ms: number, action: () => void): () => void {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  }
}
