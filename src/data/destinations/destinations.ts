import type { Clock } from '../../../platform/contract/clock.ts';
import type { DevicesPort } from '../../../platform/contract/devices.ts';
import type { DistanceUnit } from '../../i18n/format.ts';
import { messages } from '../../i18n/messages.ts';
import type { DetailLine } from '../../records/record-details.ts';
import { RecordEditing } from '../../records/record-editing.ts';
import { RecordShelf } from '../../records/record-shelf.ts';
import type { TextForm } from '../../records/text-form.ts';
import type { Collection } from '../../vault/collection.ts';
import { RecordImports } from '../imports/record-imports.ts';
import type { ImportedPlace } from '../places/imported-place.ts';
import { readPlacesFile } from '../places/read-places-file.ts';
import { destinationRules } from './destination-rules.ts';
import type { Destination } from './destinations-collection.ts';
import { destinationLines, DestinationsKind } from './destinations-kind.ts';
import type { Here } from './here.ts';
import { exportPlaces } from './place-export.ts';
import type { PlaceExportEnd, PlaceExportTarget, PlaceFormat } from './place-export.ts';
import { PlaceIntake, type PlaceImports } from './place-intake.ts';

export interface DestinationsOptions {
  readonly collection: Collection<Destination>;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly devices: DevicesPort;
  readonly here: Here;
  /** For sorting. */
  readonly language: string;
  readonly distanceUnit: DistanceUnit;
  readonly signal: AbortSignal;
}

/** An export under way, or how the last one ended until that was read. */
export type PlaceExporting = { readonly kind: 'running' } | PlaceExportEnd;

/** One destination, whole, as its screen says it. */
export interface ShownDestination {
  readonly heading: string;
  readonly lines: readonly DetailLine[];
}

/** One driver's destinations: the list, the one that is edited, imports and exports. They outlive the screen. */
export class Destinations {
  readonly shelf: RecordShelf<Destination>;
  readonly editing: RecordEditing<Destination, TextForm, string, string>;
  readonly imports: PlaceImports;
  readonly devices: DevicesPort;
  readonly #options: DestinationsOptions;
  readonly #listeners = new Set<() => void>();
  #exporting: PlaceExporting | undefined;
  #cancelling = new AbortController();

  constructor(options: DestinationsOptions) {
    const { collection, clock, newId, devices, here, signal } = options;
    const notify = (): void => this.#notify();
    // Whole milliseconds, as they are stored; a car's clock may give parts of them.
    const now = (): number => Math.max(0, Math.round(clock.now()));
    this.#options = options;
    this.devices = devices;
    this.shelf = new RecordShelf({ ...options, kind: new DestinationsKind(() => here.position) });
    this.editing = new RecordEditing(collection, newId, destinationRules(now));
    this.imports = new RecordImports({
      newIntake: () => new PlaceIntake({ destinations: collection, newId, now, nameOf: nameOfPlace }),
      read: readPlacesFile,
      onChanged: notify,
      onDone: notify,
    });
    devices.subscribe(notify, signal);
    here.subscribe(notify, signal);
  }

  /** Undefined when it is gone. */
  show(id: string): ShownDestination | undefined {
    const destination = this.shelf.get(id)?.value;
    if (destination === undefined) return undefined;
    const { here, distanceUnit } = this.#options;
    return {
      heading: destination.name,
      lines: destinationLines(destination, here.position, distanceUnit),
    };
  }

  get exporting(): PlaceExporting | undefined {
    return this.#exporting;
  }

  /** Writes all destinations as they are now. False while another export runs. */
  startExport(format: PlaceFormat, target: PlaceExportTarget): boolean {
    if (this.#exporting?.kind === 'running') return false;
    this.#cancelling = new AbortController();
    this.#setExporting({ kind: 'running' });
    const all = this.shelf.all().map(({ value }) => value);
    void exportPlaces(all, format, target, this.#cancelling.signal).then((end) => this.#setExporting(end));
    return true;
  }

  cancelExport(): void {
    this.#cancelling.abort();
  }

  /** What came of imports and exports was read. */
  dismiss(): void {
    this.imports.dismiss();
    if (this.#exporting?.kind !== 'running') this.#setExporting(undefined);
  }

  /** Calls `listener` when an import, an export, what is plugged in or where the car is changes; not for the list. */
  subscribe(listener: () => void, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.#listeners.add(listener);
    signal.addEventListener('abort', () => this.#listeners.delete(listener), { once: true });
  }

  #setExporting(exporting: PlaceExporting | undefined): void {
    this.#exporting = exporting;
    this.#notify();
  }

  #notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

/** Of a place that its file does not name: its address; of an end of a way, which end. */
function nameOfPlace({ name, address = '', part }: ImportedPlace): string {
  const words = messages.destinations;
  const [line = ''] = address.split('\n');
  const own = name || line || words.unnamed;
  return part === undefined ? own : words[part](own);
}
