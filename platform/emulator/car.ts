import type { KnobEvent } from '../contract/input.ts';
import type { DataGroup } from '../contract/service-definition.ts';
import type { GateRecord, Refusal, Transfer } from '../contract/services.ts';
import { drivingSignals, parseSignalValue } from '../contract/signals.ts';
import type { AnySignalValue, SignalPath } from '../contract/signals.ts';
import { buildCar, saveParts, type CarOptions, type CarParts } from './car-parts.ts';
import { CarAudience } from './car-audience.ts';
import { CarSlots } from './car-slots.ts';
import type { CarUsage } from './car-usage.ts';
import type { CarEvent, CarLink, CarListener, CarTime, ReportedReading } from './car-link.ts';
import type { Fate } from './car-requests.ts';
import { createPorts, type CarPorts } from './ports.ts';
import { savedCarSchema, type SavedCar } from './saved-car.ts';
import { every } from './scheduler.ts';
import { usageLine } from './usage-line.ts';
import { WallClock } from './wall-clock.ts';
import { isKeptWithoutPower, startValues } from './start-values.ts';

/** Twice as often as the contract asks, so that a late timer breaks nothing. */
const redeliveryPeriod = 500;

export type SetResult =
  { readonly ok: true } | { readonly ok: false; readonly reason: 'unknown-path' | 'invalid-value' };

/**
 * A car in memory: deterministic for its seed and what is done to it, without DOM, clock or chance of its own. Its
 * methods are the car's side, what a hand on the bench does; an app reaches it only through {@link connect}.
 */
export class EmulatedCar {
  /** The key and the sticks that are put into the car. */
  readonly slots: CarSlots;
  readonly #options: CarOptions;
  readonly #audience: CarAudience;
  #parts: CarParts;
  readonly #wallClock: WallClock;
  #isSuspended = false;

  constructor(options: CarOptions) {
    this.#options = options;
    this.#wallClock = new WallClock(options.scheduler, options.wallClock);
    this.#audience = new CarAudience(options.scheduler, () => this.#readings(this.paths()));
    this.slots = new CarSlots(options.scheduler, (event) => this.#emit(event));
    this.#parts = this.#build(options.seed);
  }

  get seed(): number {
    return this.#parts.seed;
  }

  /** What using the car leaves behind, until a reset. */
  get usage(): CarUsage {
    return this.#parts.usage;
  }

  /** An app's line to the car. Ends with `signal`; its requests in flight then go unanswered. */
  connect(listener: CarListener, signal: AbortSignal, restartApp: (route: string) => void): CarLink {
    const link = this.#audience.add(listener, signal);
    return {
      identity: this.#options.identity,
      displays: this.#options.displays,
      time: this.time(),
      key: this.slots.key,
      devices: this.slots.devices(),
      deviceLine: this.slots.line(signal),
      usageLine: usageLine(() => this.usage),
      request: (id, path, value) =>
        this.#parts.requests.begin(`${link}/${id}`, path, value, (answer) =>
          this.#audience.tellOne(link, { kind: 'answer', id, path, answer }),
        ),
      stop: (id, path) => this.#parts.requests.stop(`${link}/${id}`, path),
      apply: (applied) => Promise.resolve(this.#parts.gate.apply(applied)),
      since: (cursor) => Promise.resolve(this.#parts.log.since(cursor)),
      provide: (read) => this.#audience.provide(link, read),
      restartApp,
    };
  }

  /** The contract's ports for an app in the same page, and for tests. */
  ports(signal: AbortSignal, restartApp: (route: string) => void): CarPorts {
    return createPorts((listener) => this.connect(listener, signal, restartApp), this.#options.scheduler);
  }

  paths(): readonly SignalPath[] {
    return this.#parts.signals.paths();
  }

  /** The actual value; undefined while unavailable. */
  get(path: string): AnySignalValue | undefined {
    return this.#parts.signals.has(path) ? this.#parts.signals.get(path) : undefined;
  }

  /** Sets the actual value, as if the car had (`decisions.md` 11): never a request, never refused. */
  set(path: string, value: unknown): SetResult {
    if (!this.#parts.signals.has(path)) return { ok: false, reason: 'unknown-path' };
    const parsed = parseSignalValue(path, value);
    if (parsed === undefined) return { ok: false, reason: 'invalid-value' };
    if (path === 'Vehicle.Speed') this.#parts.motion.endRamp();
    this.#parts.signals.setOne(path, parsed);
    return { ok: true };
  }

  /** The car says that this signal is unavailable, until it is set again. */
  clear(path: string): SetResult {
    if (!this.#parts.signals.has(path)) return { ok: false, reason: 'unknown-path' };
    this.#parts.signals.setOne(path, undefined);
    return { ok: true };
  }

  /** The desired value of an actuator. */
  targetOf(path: SignalPath): AnySignalValue | undefined {
    return this.#parts.requests.targetOf(path);
  }

  /** Decides how the next request (for `path`, if given) ends. */
  nextAnswer(fate: Fate, path?: SignalPath): void {
    this.#parts.requests.nextAnswer(fate, path);
  }

  /** Ignition on, in gear, up or down to `kmh` within a second. Resolves when there or when overtaken. */
  drive(kmh: number): Promise<void> {
    this.ignition(true);
    return this.#parts.motion.drive(kmh);
  }

  park(): Promise<void> {
    return this.#parts.motion.park();
  }

  /** Switching off puts a car that moves in P at once. */
  ignition(on: boolean): void {
    const { signals, motion } = this.#parts;
    if ((signals.get('Vehicle.LowVoltageSystemState') === 'ON') === on) return;
    if (!on && signals.get('Vehicle.Speed') !== 0) motion.stopAtOnce();
    if (!on) this.usage.endTrip();
    signals.set({
      'Vehicle.LowVoltageSystemState': on ? 'ON' : 'OFF',
      ...(on ? { 'Vehicle.TripDuration': 0, 'Vehicle.TraveledDistanceSinceStart': 0 } : {}),
    });
    this.#emit({ kind: 'lifecycle', event: on ? 'ignition-on' : 'ignition-off' });
  }

  /** Coverage of the car's own modem. */
  network(on: boolean): void {
    this.#parts.connectivity.change({ builtIn: on });
  }

  /** A phone's hotspot. */
  phone(on: boolean): void {
    this.#parts.connectivity.change({ phone: on });
  }

  knob(event: KnobEvent): void {
    this.#emit({ kind: 'knob', event });
  }

  suspend(): void {
    if (this.#isSuspended) return;
    this.#emit({ kind: 'lifecycle', event: 'suspend' });
    this.#isSuspended = true;
    this.#emit({ kind: 'forget' });
  }

  resume(): void {
    if (!this.#isSuspended) return;
    this.#isSuspended = false;
    this.#emit({ kind: 'lifecycle', event: 'resume' });
    this.#deliverAllSoon();
  }

  /** False when `name` names no fault. */
  fault(name: string, on: boolean): boolean {
    const { faults, connectivity, ecall } = this.#parts;
    const had = { network: faults.has('network-lost'), ecall: faults.has('ecall-fault') };
    if (!faults.switch(name, on)) return false;
    if (faults.has('network-lost') !== had.network) connectivity.report();
    if (faults.has('ecall-fault') !== had.ecall) ecall.setBroken(faults.has('ecall-fault'));
    this.#emit({ kind: 'clock', clock: this.time() });
    return true;
  }

  /** Makes a service try to send, see {@link Transmitters.send}; undefined when the catalogue has no such service. */
  send(service: string, groups?: readonly DataGroup[]): Promise<GateRecord | undefined> {
    return this.#parts.transmitters.send(service, groups);
  }

  /** Triggers 112 eCall; undefined when the unit is broken. */
  emergencyCall(): GateRecord | undefined {
    return this.#parts.ecall.trigger();
  }

  /** What left the car, oldest first, as far as it is kept. */
  transfers(): readonly Transfer[] {
    return this.#parts.log.since(0).records.filter((record) => record.outcome === 'sent');
  }

  refusals(): readonly Refusal[] {
    return this.#parts.log.since(0).records.filter((record) => record.outcome === 'refused');
  }

  time(): CarTime {
    const jump = this.#parts.faults.clockJump();
    return { now: this.#wallClock.now() + jump, isTrusted: jump === 0 };
  }

  /**
   * Power gone and back: volatile signals start again, requests in flight are lost, applied choices are forgotten.
   * Switches, faults and the gate's records stay.
   */
  powerCut(): void {
    const { requests, motion, gate, signals, connectivity, ecall, faults } = this.#parts;
    requests.loseAll();
    motion.endRamp();
    this.usage.guide.stop();
    gate.forgetApplied();
    this.slots.powerCut();
    this.#isSuspended = false;
    this.#emit({ kind: 'forget' });
    for (const [path, value] of startValues(this.#options)) {
      if (!isKeptWithoutPower(path)) signals.setOne(path, value);
    }
    connectivity.report();
    ecall.setBroken(faults.has('ecall-fault'));
    this.#deliverAllSoon();
  }

  /** A new car; its records start again too. */
  reset(seed: number): void {
    this.#replace(() => this.#build(seed));
    this.slots.reset();
  }

  save(): SavedCar {
    return { ...saveParts(this.#parts), wallClock: this.#wallClock.now(), key: this.slots.key };
  }

  /** Takes over a saved car. False, and nothing changed, when `saved` is none. */
  restore(saved: unknown): boolean {
    const parsed = savedCarSchema.safeParse(saved);
    if (!parsed.success) return false;
    this.#wallClock.set(parsed.data.wallClock);
    this.#replace(() => this.#build(parsed.data.seed, parsed.data));
    this.slots.reset(parsed.data.key);
    return true;
  }

  /** Ends every timer of the car. */
  dispose(): void {
    this.#parts.timers.cancelAll();
    this.#audience.clear();
  }

  #replace(build: () => CarParts): void {
    this.#parts.motion.endRamp();
    this.#parts.timers.cancelAll();
    this.#isSuspended = false;
    this.#parts = build();
    this.#emit({ kind: 'forget' });
    this.#emit({ kind: 'clock', clock: this.time() });
    this.#deliverAllSoon();
  }

  #build(seed: number, saved?: SavedCar): CarParts {
    const parts = buildCar(
      this.#options,
      {
        report: (paths) => this.#audience.report(this.#readings(paths)),
        emit: (event) => this.#emit(event),
        now: () => this.time().now,
        wallClock: () => this.#wallClock.now(),
        isSuspended: () => this.#isSuspended,
        hasReader: () => this.#audience.hasReader,
        readStored: (category, timeout) => this.#audience.readStored(category, timeout),
        isConnected: (id) => this.slots.stick(id)?.plugged !== undefined,
        disconnect: (id) => void this.slots.unplug(id),
      },
      seed,
      saved,
    );
    every(parts.timers, redeliveryPeriod, () => this.#audience.report(this.#readings(drivingSignals)));
    return parts;
  }

  #deliverAllSoon(): void {
    this.#parts.timers.after(0, () => this.#audience.report(this.#readings(this.paths())));
  }

  #readings(paths: readonly SignalPath[]): readonly ReportedReading[] {
    if (this.#isSuspended) return [];
    const { signals, faults } = this.#parts;
    return paths
      .filter((path) => !faults.isLost(path))
      .map((path) => [path, signals.get(path) ?? null] as const);
  }

  #emit(event: CarEvent): void {
    this.#audience.tell(event);
  }
}
