import type { CategoryId, ServiceCatalogue } from '../contract/service-definition.ts';
import { parseSignalValue, type AnySignalValue, type SignalPath } from '../contract/signals.ts';
import type { Display, VehicleIdentity } from '../contract/vehicle.ts';
import type { CarActuator } from './actuators.ts';
import type { CarEvent } from './car-link.ts';
import { CarUsage } from './car-usage.ts';
import { CarRequests, type Responsiveness } from './car-requests.ts';
import { CarSignals } from './car-signals.ts';
import { Connectivity } from './connectivity.ts';
import { Ecall } from './ecall.ts';
import { Faults } from './faults.ts';
import { Gate } from './gate.ts';
import { GateLog } from './gate-log.ts';
import { Motion } from './motion.ts';
import { SeededRandom } from './random.ts';
import type { SavedCar } from './saved-car.ts';
import type { Scheduler } from './scheduler.ts';
import { startValues, type DriverPosition } from './start-values.ts';
import { StoredReader } from './stored-reader.ts';
import { Timers } from './timers.ts';
import { Transmitters } from './transmitters.ts';

export interface CarOptions {
  /** Same seed and same actions, same car. */
  readonly seed: number;
  readonly scheduler: Scheduler;
  readonly catalogue: ServiceCatalogue;
  /** What of comfort the car has; nothing else of it. */
  readonly equipment: readonly CarActuator[];
  readonly identity: VehicleIdentity;
  readonly displays: readonly Display[];
  readonly driverPosition: DriverPosition;
  /** The car's wall clock when it starts, ms since the epoch. */
  readonly wallClock: number;
  readonly responsiveness: Responsiveness;
  /** How many gate records the car keeps; older ones are lost and `since` says so. */
  readonly historyLimit?: number;
}

/** A quarter of an hour of everything at least, in well under a megabyte. */
const defaultHistoryLimit = 4_000;

/** What one car is made of, from its start or a reset to the next. */
export interface CarParts {
  readonly seed: number;
  readonly timers: Timers;
  readonly random: SeededRandom;
  readonly faults: Faults;
  readonly signals: CarSignals;
  readonly requests: CarRequests;
  readonly motion: Motion;
  readonly connectivity: Connectivity;
  readonly log: GateLog;
  readonly gate: Gate;
  readonly ecall: Ecall;
  readonly transmitters: Transmitters;
  readonly usage: CarUsage;
}

export interface CarSurroundings {
  readonly report: (paths: readonly SignalPath[]) => void;
  readonly emit: (event: CarEvent) => void;
  readonly now: () => number;
  /** Runs whatever faults say; there before the parts are. ms since the epoch. */
  readonly wallClock: () => number;
  readonly isSuspended: () => boolean;
  /** Whether there is an app that gives out what it stores. */
  readonly hasReader: () => boolean;
  /** What it gives out; nothing if it takes longer than `timeout` ms. */
  readonly readStored: (category: CategoryId, timeout: number) => Promise<readonly unknown[]>;
  /** Whether a device of this id is plugged in. */
  readonly isConnected: (id: string) => boolean;
  readonly disconnect: (id: string) => void;
}

export function buildCar(
  options: CarOptions,
  around: CarSurroundings,
  seed: number,
  saved?: SavedCar,
): CarParts {
  const { catalogue, equipment, identity, responsiveness } = options;
  const timers = new Timers(options.scheduler);
  const random = new SeededRandom(seed, saved?.random);
  const faults = new Faults(saved?.faults);
  const signals = new CarSignals(valuesOf(options, saved), around.report);
  const log = new GateLog(
    options.historyLimit ?? defaultHistoryLimit,
    saved?.gate.records,
    saved?.gate.cursor,
  );
  const gate = new Gate({
    catalogue,
    signals,
    log,
    now: around.now,
    onRecord(record) {
      around.emit({ kind: 'gate', record });
      usage.onGateRecord(record);
    },
    applied: saved?.applied ?? undefined,
  });
  const usage = new CarUsage({
    ...around,
    name: `${(seed >>> 0).toString(36)}-${Math.max(0, Math.round(around.wallClock())).toString(36)}`,
    signals,
    random,
    scheduler: timers,
    driver: () => gate.applied?.driver,
    isSilent: () => around.isSuspended(),
  });
  return {
    seed,
    timers,
    random,
    faults,
    signals,
    requests: new CarRequests({ signals, equipment, faults, random, scheduler: timers, responsiveness }),
    motion: new Motion(signals, timers, random),
    connectivity: new Connectivity(signals, faults, saved?.coverage ?? { builtIn: true, phone: false }),
    log,
    gate,
    ecall: new Ecall(signals, gate, identity),
    transmitters: new Transmitters({
      catalogue,
      identity,
      signals,
      gate,
      random,
      scheduler: timers,
      stored: new StoredReader({ catalogue, scheduler: timers, ...around }),
      isSilent: () => around.isSuspended() || faults.has('services-silent'),
    }),
    usage,
  };
}

/** What is saved of a car's parts. */
export function saveParts(parts: CarParts): Omit<SavedCar, 'wallClock' | 'key'> {
  const { seed, signals, random, faults, connectivity, gate, log } = parts;
  const { records, cursor } = log.since(0);
  return {
    version: 1,
    seed,
    signals: signals.entries().map(([path, value]) => [path, value]),
    random: random.save(),
    faults: [...faults.names()],
    coverage: connectivity.coverage,
    applied: gate.applied ?? null,
    gate: { records: [...records], cursor },
  };
}

/** A saved value counts if the car has the path and the value is of its type. */
function valuesOf(options: CarOptions, saved?: SavedCar): Map<SignalPath, AnySignalValue | undefined> {
  const values = startValues(options);
  for (const [path, value] of saved?.signals ?? []) {
    const parsed = parseSignalValue(path, value);
    if (values.has(path as SignalPath) && (value === null || parsed !== undefined)) {
      values.set(path as SignalPath, parsed);
    }
  }
  return values;
}
