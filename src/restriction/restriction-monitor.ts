import type { Platform } from '../../platform/contract/platform.ts';
import { drivingSignals } from '../../platform/contract/signals.ts';
import type { SignalValue } from '../../platform/contract/signals.ts';
import { judgeDriving } from './driving-state.ts';
import type { DrivingReadings, DrivingSignal, ParkedSignal } from './driving-state.ts';
import { noMotionMemory } from './motion.ts';
import type { AgedReading, MotionMemory } from './motion.ts';
import { restrictionsFor } from './restrictions.ts';
import type { Restrictions } from './restrictions.ts';

/** What screens need of the monitor. */
export interface RestrictionSource {
  /** What was last told to the listeners. */
  readonly current: Restrictions;
  /** Judges anew and returns the result: for the moment before an act that must not happen while driving. */
  check(): Restrictions;
  /** Calls `listener` on each change, until `signal` aborts. */
  subscribe(listener: (restrictions: Restrictions) => void, signal: AbortSignal): void;
}

/**
 * Watches the driving signals and keeps the restrictions that follow from them. Silence counts too: a reading that
 * goes stale restricts at that moment, without any report. Starts, and after `signal` aborts stays, unknown.
 */
export class RestrictionMonitor implements RestrictionSource {
  readonly #platform: Pick<Platform, 'signals' | 'clock' | 'lifecycle'>;
  readonly #parkedSignals: readonly ParkedSignal[];
  readonly #signal: AbortSignal;
  readonly #listeners = new Set<(restrictions: Restrictions) => void>();
  #current = restrictionsFor('unknown');
  #memory: MotionMemory = noMotionMemory;
  #timer = new AbortController();
  #asleep = false;
  #awakeSince = Number.NEGATIVE_INFINITY;

  constructor(
    platform: Pick<Platform, 'signals' | 'clock' | 'lifecycle'>,
    parkedSignals: readonly ParkedSignal[],
    signal: AbortSignal,
  ) {
    this.#platform = platform;
    this.#parkedSignals = parkedSignals;
    this.#signal = signal;
    if (signal.aborted) return;
    platform.signals.subscribe(drivingSignals, () => this.check(), signal);
    platform.lifecycle.subscribe((event) => {
      if (event === 'suspend') this.#fallAsleep();
      if (event === 'resume') this.#wakeUp();
    }, signal);
    signal.addEventListener('abort', () => this.check(), { once: true });
    this.check();
  }

  get current(): Restrictions {
    return this.#current;
  }

  check(): Restrictions {
    this.#timer.abort();
    this.#timer = new AbortController();
    if (this.#signal.aborted || this.#asleep) {
      this.#memory = noMotionMemory;
      return this.#become(restrictionsFor('unknown'));
    }
    const now = this.#platform.clock.monotonic();
    const { state, memory, changesAfter } = judgeDriving(
      this.#readings(now),
      this.#parkedSignals,
      this.#memory,
      now,
    );
    this.#memory = memory;
    if (changesAfter !== undefined) {
      this.#platform.clock.after(Math.ceil(changesAfter), () => this.check(), this.#timer.signal);
    }
    return this.#become(restrictionsFor(state));
  }

  subscribe(listener: (restrictions: Restrictions) => void, signal: AbortSignal): void {
    if (signal.aborted) return;
    // A wrapper of its own: one listener may subscribe twice, with two lifetimes.
    const entry = (restrictions: Restrictions): void => listener(restrictions);
    this.#listeners.add(entry);
    signal.addEventListener('abort', () => this.#listeners.delete(entry), { once: true });
  }

  #become(next: Restrictions): Restrictions {
    if (next === this.#current) return next;
    this.#current = next;
    for (const listener of [...this.#listeners]) listener(this.#current);
    return this.#current;
  }

  #readings(now: number): DrivingReadings {
    const snapshot = this.#platform.signals.snapshot();
    const aged = <P extends DrivingSignal>(path: P): AgedReading<SignalValue<P>> | undefined => {
      const reading = snapshot.get(path);
      return reading === undefined || reading.deliveredAt < this.#awakeSince
        ? undefined
        : { value: reading.value, age: now - reading.deliveredAt };
    };
    return {
      'Vehicle.Speed': aged('Vehicle.Speed'),
      'Vehicle.IsMoving': aged('Vehicle.IsMoving'),
      'Vehicle.Powertrain.Transmission.SelectedGear': aged('Vehicle.Powertrain.Transmission.SelectedGear'),
      'Vehicle.Powertrain.Transmission.IsParkLockEngaged': aged(
        'Vehicle.Powertrain.Transmission.IsParkLockEngaged',
      ),
      'Vehicle.Chassis.ParkingBrake.IsEngaged': aged('Vehicle.Chassis.ParkingBrake.IsEngaged'),
    };
  }

  /** What was read before a suspend says nothing about afterwards, and the monotonic clock may have stood still. */
  #fallAsleep(): void {
    this.#asleep = true;
    this.check();
  }

  #wakeUp(): void {
    this.#asleep = false;
    this.#awakeSince = this.#platform.clock.monotonic();
    this.#memory = noMotionMemory;
    this.check();
  }
}
