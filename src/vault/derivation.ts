/** What one derivation costs: Argon2id with one lane. */
export interface Argon2Cost {
  readonly memoryKib: number;
  readonly passes: number;
}

/** How a lock's key comes out of its secret. PBKDF2 with SHA-256: what locks were made with before. */
export type Derivation =
  | ({ readonly algorithm: 'argon2id' } & Argon2Cost)
  | { readonly algorithm: 'pbkdf2'; readonly rounds: number };

/**
 * 32 bytes out of a secret, slowly and not on the thread that draws. Takes the secret's buffer away (it is transferred or
 * zeroed); the caller zeroes the answer. Rejects when it cannot be computed.
 */
export type DeriveBytes = (
  secret: Uint8Array<ArrayBuffer>,
  salt: Uint8Array<ArrayBuffer>,
  cost: Argon2Cost,
) => Promise<Uint8Array<ArrayBuffer>>;

/**
 * Twice what OWASP's password storage cheat sheet asks for (46 MiB, one pass). Chosen by measurement in Chromium 156, two shared
 * cores, medians of seven runs in ms, in quiet minutes; in brackets with the worker's start, which a person waits for too:
 *
 * - PBKDF2, 600,000 rounds: 95 (115), and a graphics card tries many thousand times faster, because it needs no memory
 * - Argon2id by hash-wasm: 19 MiB twice 80 (115), 32 MiB twice 140 (165), 32 MiB three times 185 (240), 46 MiB once 130
 *   (155), 46 MiB twice 175 (220), 64 MiB once 165 (220), 64 MiB three times 355
 * - Argon2id by @noble/hashes (no WASM): 1.6 times hash-wasm's time or more, so half the cost for the same wait
 *
 * 46 MiB twice is the strongest that stays under 0.25 s here, with the worker's start.
 *
 * On a six times slower unit at most 1.5 s: measured with the kernel giving each of Chromium's processes a sixth of one core (CFS quota; a
 * plain loop took 6.05 times as long), three times nine runs: 1295, 1396 and 1452 in the median with the worker's start, free 195 to
 * 206 in the same minutes. With one sixth of one core for all of Chromium together it is 1572.
 */
export const presentDerivation = { algorithm: 'argon2id', memoryKib: 47_104, passes: 2 } as const;

/** More than any version of this app wrote: a changed number must not hang the start, nor take the memory. */
const mostRounds = 10_000_000;
const mostMemoryKib = 262_144;
const mostPasses = 8;
/** Less is no Argon2 with one lane. */
const leastMemoryKib = 8;

const argon2Flag = 0x8000_0000;
const memoryBits = 24;

/**
 * A derivation in 32 bits: as it always was, the number of rounds of PBKDF2, which is below 2^31; or with the highest bit, 7
 * bits of passes and 24 of KiB.
 */
export function encodeDerivation(derivation: Derivation): number {
  if (derivation.algorithm === 'pbkdf2') return derivation.rounds;
  return argon2Flag + derivation.passes * 2 ** memoryBits + derivation.memoryKib;
}

/** Within bounds, whatever the number: a changed one makes the right secret wrong, and nothing slow. */
export function decodeDerivation(number: number): Derivation {
  if (number < argon2Flag) return { algorithm: 'pbkdf2', rounds: between(1, number, mostRounds) };
  const rest = number - argon2Flag;
  return {
    algorithm: 'argon2id',
    memoryKib: between(leastMemoryKib, rest % 2 ** memoryBits, mostMemoryKib),
    passes: between(1, Math.floor(rest / 2 ** memoryBits), mostPasses),
  };
}

function between(least: number, number: number, most: number): number {
  return Math.max(least, Math.min(number, most));
}
