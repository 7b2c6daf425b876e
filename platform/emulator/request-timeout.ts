import { movesSomething } from '../contract/signals.ts';

/** How long the car may take for a request, in ms: what moves 30 s, a switch 3 s (`decisions.md` 3). */
export function requestTimeout(path: string): number {
  return movesSomething(path) ? 30_000 : 3_000;
}
