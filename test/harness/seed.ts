import { randomBytes } from 'node:crypto';

let chosen: string | undefined;

/** The run's seed, printed once. `GLOVEBOX_SEED` repeats a run. */
export function runSeed(): string {
  if (chosen === undefined) {
    chosen = process.env['GLOVEBOX_SEED'] ?? randomBytes(6).toString('hex');
    console.log(`Repeat with GLOVEBOX_SEED=${chosen}`);
  }
  return chosen;
}

/** Numbers in [0, 1) that depend on the seed alone (mulberry32 over an FNV-1a hash). */
export function seededRandom(seed: string): () => number {
  let state = 0x811c9dc5;
  for (const sign of seed) state = Math.imul(state ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `runs` different whole numbers from 1 to `last`, ascending; all of them when there are no more. */
export function pickKillPoints(seed: string, runs: number, last: number): readonly number[] {
  const random = seededRandom(`kill/${seed}`);
  const points = Array.from({ length: last }, (_, index) => index + 1);
  while (points.length > runs) points.splice(Math.floor(random() * points.length), 1);
  return points;
}
