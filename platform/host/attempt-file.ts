import { constants } from 'node:fs';
import { open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as z from 'zod/mini';
import { parseJson } from '../contract/json.ts';
import { waitAfter } from '../contract/keystore-attempts.ts';

/** Wrong PINs by installation and name. */
const countsSchema = z.record(z.string().check(z.maxLength(97)), z.int().check(z.minimum(1)));

/** More counters than PINs a car can have; a further one is refused. */
const mostCounters = 512;
/** What a file that was tampered with counts for every name: the longest wait. */
const manyTries = 100;

/**
 * How many wrong PINs were given, in a file that is replaced as a whole and synced before a try may be made. Nothing in it
 * is secret. Waits are counted on this process's monotonic clock, from its start at the latest: setting the clock shortens
 * none, and a restart begins the present one anew. Not for concurrent use.
 */
export class AttemptFile {
  readonly #path: string;
  readonly #monotonic: () => number;
  readonly #counts: Map<string, number>;
  readonly #isDamaged: boolean;
  /** On the monotonic clock, ms. */
  readonly #lastTry = new Map<string, number>();
  readonly #openedAt: number;

  private constructor(path: string, monotonic: () => number, counts: Map<string, number> | undefined) {
    this.#path = path;
    this.#monotonic = monotonic;
    this.#counts = counts ?? new Map<string, number>();
    this.#isDamaged = counts === undefined;
    this.#openedAt = monotonic();
  }

  /** `monotonic` in ms. Rejects when the disk fails. */
  static async open(path: string, monotonic = () => performance.now()): Promise<AttemptFile> {
    return new AttemptFile(path, monotonic, await readCounts(path));
  }

  /** ms to wait; 0 when the try was counted, on the disk when it resolves. Undefined when there is no room. */
  async begin(name: string): Promise<number | undefined> {
    const tries = this.#counts.get(name) ?? (this.#isDamaged ? manyTries : 0);
    const last = this.#lastTry.get(name) ?? this.#openedAt;
    const left = last + waitAfter(tries) - this.#monotonic();
    if (tries > 0 && left > 0) return Math.ceil(left);
    if (!this.#counts.has(name) && this.#counts.size >= mostCounters) return undefined;
    await this.#write(new Map(this.#counts).set(name, tries + 1));
    this.#counts.set(name, tries + 1);
    this.#lastTry.set(name, this.#monotonic());
    return 0;
  }

  /** Forgets counters, on the disk too when it resolves. */
  async forget(names: readonly string[]): Promise<void> {
    const known = names.filter((name) => this.#counts.has(name));
    if (known.length === 0) return;
    const left = new Map([...this.#counts].filter(([name]) => !known.includes(name)));
    await this.#write(left);
    for (const name of known) {
      this.#counts.delete(name);
      this.#lastTry.delete(name);
    }
  }

  async #write(counts: ReadonlyMap<string, number>): Promise<void> {
    const unfinished = `${this.#path}.new`;
    const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | constants.O_NOFOLLOW;
    const handle = await open(unfinished, flags, 0o600);
    try {
      await handle.writeFile(JSON.stringify(Object.fromEntries(counts)));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, this.#path);
    const directory = await open(dirname(this.#path), 'r');
    try {
      await directory.sync();
    } finally {
      await directory.close();
    }
  }
}

/** Undefined when the file is none of ours: it is written whole, so no cut leaves it so. */
async function readCounts(path: string): Promise<Map<string, number> | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return new Map();
    throw error;
  }
  const parsed = countsSchema.safeParse(parseJson(text));
  return parsed.success ? new Map(Object.entries(parsed.data)) : undefined;
}
