import type { Collection } from '../../vault/collection.ts';
import { ImportChanges } from '../imports/import-changes.ts';
import type { StoreResult } from '../imports/import-run.ts';
import { nextTask } from '../../records/next-task.ts';
import type { Intake, RecordImports } from '../imports/record-imports.ts';
import type { ImportedPlace } from '../places/imported-place.ts';
import { longestTexts } from '../places/limits.ts';
import type { PlaceAccount } from '../places/place-account.ts';
import { cutText } from '../places/place-text.ts';
import type { Destination } from './destinations-collection.ts';
import { PlaceIndex } from './same-place.ts';

/** Places indexed at a time. */
const slice = 500;

export type PlaceImports = RecordImports<Destination, ImportedPlace, PlaceAccount>;

export interface PlaceIntakeOptions {
  readonly destinations: Collection<Destination>;
  readonly newId: () => string;
  /** ms since the epoch: for places whose file does not say when they were noted down. */
  readonly now: () => number;
  /** What a place is called that its file does not name, or that is one end of a way, in the driver's language. */
  readonly nameOf: (place: ImportedPlace) => string;
}

/** Takes one import's places into the destinations: those that are there already are not stored twice. */
export class PlaceIntake implements Intake<Destination, ImportedPlace> {
  readonly changes: ImportChanges<Destination>;
  readonly #options: PlaceIntakeOptions;
  readonly #index = new PlaceIndex();
  readonly #indexed: Promise<void>;

  constructor(options: PlaceIntakeOptions) {
    this.#options = options;
    // Nothing is ever offered as looking alike: the same place is not taken, and any other is another.
    this.changes = new ImportChanges(options.destinations, (known) => known);
    this.#indexed = this.#indexAll();
  }

  /** Stores a batch; all of it or nothing. */
  async take(places: readonly ImportedPlace[]): Promise<StoreResult> {
    await this.#indexed;
    const { destinations, newId } = this.#options;
    const added: { readonly id: string; readonly value: Destination }[] = [];
    const inBatch = new Set<string>();
    for (const place of places) {
      const value = this.#destinationOf(place);
      const known = this.#index.find(value);
      if (known !== undefined && (inBatch.has(known) || destinations.get(known) !== undefined)) continue;
      const id = newId();
      inBatch.add(id);
      added.push({ id, value });
      this.#index.add(id, value);
    }
    if (added.length > 0) {
      const stored = await destinations.put(added);
      if (!stored.ok) return stored;
    }
    this.changes.noteAdded(
      added.map(({ id }) => id),
      [],
    );
    return { ok: true, taken: added.length, present: places.length - added.length };
  }

  #destinationOf(place: ImportedPlace): Destination {
    const { part: _part, time, ...rest } = place;
    const name = cutText(this.#options.nameOf(place), longestTexts.name);
    return { ...rest, name, enteredAt: time ?? this.#options.now() };
  }

  async #indexAll(): Promise<void> {
    for (const [position, { id, value }] of this.#options.destinations.all().entries()) {
      if (position % slice === slice - 1) await nextTask();
      this.#index.add(id, value);
    }
  }
}
