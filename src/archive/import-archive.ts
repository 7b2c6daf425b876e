import type { DevicesPort } from '../../platform/contract/devices.ts';
import { refuse } from '../sealed-file/sealed-problem.ts';
import type { RandomBytes } from '../vault/random-id.ts';
import type { ArchiveCategory } from './archive-category.ts';
import { openPlace } from './archive-places.ts';
import type { ArchivePlace } from './archive-places.ts';
import { problemOf } from './archive-problem.ts';
import type { ArchiveResult } from './archive-problem.ts';
import { openArchive } from './open-archive.ts';
import type { OpenedArchive } from './open-archive.ts';
import { storeArchive } from './store-archive.ts';
import type { StoredCategory } from './store-archive.ts';

export interface ArchiveImportOptions {
  readonly categories: readonly ArchiveCategory[];
  readonly devices: DevicesPort | undefined;
  readonly random: RandomBytes;
}

/** One file on its way in: opened and checked, then stored. Its place is held open until {@link end}. */
export class ArchiveImport {
  readonly #options: ArchiveImportOptions;
  readonly #onStep: (done: number, total: number) => void;
  readonly #ending = new AbortController();
  #close: () => Promise<void> = () => Promise.resolve();

  constructor(options: ArchiveImportOptions, onStep: (done: number, total: number) => void) {
    this.#options = options;
    this.#onStep = onStep;
  }

  /** Changes nothing. Never rejects. */
  async open(from: ArchivePlace, passphrase: string): Promise<ArchiveResult<OpenedArchive>> {
    const { categories, devices } = this.#options;
    const { signal } = this.#ending;
    try {
      const { range, close } = await openPlace(from, devices);
      this.#close = close;
      // What is there already is compared with; a category that does not open takes nothing in, and says so when it is stored to.
      for (const category of categories) await category.open(signal);
      return await openArchive(range, { categories, passphrase, signal, onChecked: this.#onStep });
    } catch (error) {
      return refuse(problemOf(error, signal));
    }
  }

  /** Never rejects. */
  store(
    archive: OpenedArchive,
    chosen: ReadonlySet<string>,
  ): Promise<ArchiveResult<readonly StoredCategory[]>> {
    const { random } = this.#options;
    return storeArchive(archive, { chosen, random, signal: this.#ending.signal, onStep: this.#onStep });
  }

  /** Gives the file up, at any moment. */
  async end(): Promise<void> {
    this.#ending.abort();
    await this.#close();
  }
}
