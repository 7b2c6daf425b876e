import type { CategoryId, DataGroup, ServiceCatalogue } from '../contract/service-definition.ts';
import type { StoredRecords } from './payload.ts';
import type { Scheduler } from './scheduler.ts';

/** How long reading for one transfer may take in all, ms; what was not given out by then travels empty. */
const readTimeout = 3_000;

/** So long what was read may wait for the rest, ms: half of what a tap may take to hold (`decisions.md` 34). */
const freshFor = 50;

interface StoredPlace {
  readonly group: DataGroup;
  readonly category: CategoryId;
}

interface Read extends StoredRecords {
  readonly at: number;
}

interface StoredReaderParts {
  readonly catalogue: ServiceCatalogue;
  readonly scheduler: Scheduler;
  readonly hasReader: () => boolean;
  readonly readStored: (category: CategoryId, timeout: number) => Promise<readonly unknown[]>;
}

/** Reads what an app gives out of what it stores, as it is when it is sent. */
export class StoredReader {
  readonly #parts: StoredReaderParts;

  constructor(parts: StoredReaderParts) {
    this.#parts = parts;
  }

  /** What has to be read for these groups; nothing where nobody gives it out. */
  placesOf(groups: readonly DataGroup[]): readonly StoredPlace[] {
    const { catalogue, hasReader } = this.#parts;
    if (!hasReader()) return [];
    return groups.flatMap((group) =>
      (catalogue.categoriesOfGroup[group] ?? []).map((category) => ({ group, category })),
    );
  }

  /**
   * Reads again what was read a while before the rest came: somebody may have set some of it aside since, or somebody else may drive. When the
   * time is over, whatever would have to be read again is empty.
   */
  async read(places: readonly StoredPlace[]): Promise<readonly StoredRecords[]> {
    const end = this.#parts.scheduler.now() + readTimeout;
    let fresh: readonly Read[] = [];
    let due = places;
    while (due.length > 0) {
      const all = [...fresh, ...(await this.#readOnce(due, end))];
      fresh = all.filter((one) => this.#isFresh(one));
      due = all.filter((one) => !this.#isFresh(one));
    }
    return fresh;
  }

  #readOnce(places: readonly StoredPlace[], end: number): Promise<readonly Read[]> {
    const { scheduler, readStored } = this.#parts;
    return Promise.all(
      places.map(async ({ group, category }) => {
        const records = await readStored(category, end - scheduler.now());
        return { group, category, records, at: scheduler.now() };
      }),
    );
  }

  #isFresh({ at }: Read): boolean {
    return this.#parts.scheduler.now() - at <= freshFor;
  }
}
