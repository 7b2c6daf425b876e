import type { ActiveGuidance } from '../contract/guidance.ts';
import type { PairedDevice } from '../contract/pairing.ts';
import type { GateRecord } from '../contract/services.ts';
import type { CarEvent } from './car-link.ts';
import type { CarSignals } from './car-signals.ts';
import { Guide } from './guide.ts';
import { Leavings } from './leavings.ts';
import { Pairings } from './pairings.ts';
import type { SeededRandom } from './random.ts';
import type { Scheduler } from './scheduler.ts';
import { UsageNotes } from './usage-notes.ts';
import { UsageQueue } from './usage-queue.ts';

interface UsageParts {
  /** Unlike that of any other car's life: begins the ids of its records. */
  readonly name: string;
  readonly signals: CarSignals;
  readonly random: SeededRandom;
  readonly scheduler: Scheduler;
  readonly now: () => number;
  readonly driver: () => string | undefined;
  readonly isSilent: () => boolean;
  readonly emit: (event: CarEvent) => void;
  readonly isConnected: (id: string) => boolean;
  readonly disconnect: (id: string) => void;
}

/** What using the emulated car leaves behind: trips, what phones and services hand over, and where it was guided to. */
export class CarUsage {
  readonly queue: UsageQueue;
  readonly guide: Guide;
  readonly pairings: Pairings;
  readonly #notes: UsageNotes;
  readonly #leavings: Leavings;
  readonly #signals: CarSignals;

  constructor(parts: UsageParts) {
    const { signals, scheduler, emit } = parts;
    this.#signals = signals;
    this.queue = new UsageQueue(parts.name, () => emit({ kind: 'usage' }));
    this.#notes = new UsageNotes({ ...parts, queue: this.queue });
    this.#leavings = new Leavings(this.#notes);
    const tellGuidance = (active: ActiveGuidance | null): void => emit({ kind: 'guidance', active });
    const tellPaired = (paired: readonly PairedDevice[]): void => emit({ kind: 'paired', paired });
    this.guide = new Guide({ signals, scheduler, notes: this.#notes, onChange: tellGuidance });
    this.pairings = new Pairings({ ...parts, notes: this.#notes, queue: this.queue, onChange: tellPaired });
    // A new car knows neither.
    tellGuidance(null);
    tellPaired([]);
  }

  onGateRecord(record: GateRecord): void {
    if (record.outcome === 'sent') this.#leavings.onSent(record);
  }

  /** The ignition goes off. A car that went nowhere made no trip, and one that cannot say how far notes none. */
  endTrip(): void {
    const distance = this.#signals.get('Vehicle.TraveledDistanceSinceStart');
    const duration = this.#signals.get('Vehicle.TripDuration');
    if (distance === undefined || duration === undefined || distance <= 0 || duration <= 0) return;
    const averageSpeed = (distance / duration) * 3.6;
    const begun = {
      at: Math.max(0, this.#notes.now() - Math.round(duration * 1_000)),
      driver: this.#notes.driver,
    };
    this.#notes.note({ kind: 'trip', duration, distance, averageSpeed, energy: 'electric' }, begun);
  }

  /** Somebody dictates a memo; gives the record's id. */
  memo(title: string, transcript: string): string {
    return this.#notes.note({ kind: 'memo', title, transcript });
  }
}
