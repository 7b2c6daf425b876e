import type { KnobEvent } from '../contract/input.ts';
import type { GateRecord, Refusal, Transfer } from '../contract/services.ts';
import type { AnySignalValue } from '../contract/signals.ts';
import { BenchError, shown } from './bench-error.ts';
import { slotsBench, type SlotsBench } from './bench-slots.ts';
import type { EmulatedCar } from './car.ts';
import { usageBench, type UsageBench } from './bench-usage.ts';
import { expectedValue } from './expected-value.ts';
import { faultNames } from './faults.ts';
import { knobEventSchema } from './knob-event.ts';
import { nearestPath } from './nearest-path.ts';

/** `window.bench`: what a hand does on the emulator's page, for scripts. Published as `public/bench.d.ts`. */
export interface Bench extends SlotsBench, UsageBench {
  set(path: string, value: AnySignalValue): Promise<void>;
  clear(path: string): Promise<void>;
  get(path: string): Promise<AnySignalValue | undefined>;
  drive(kmh: number): Promise<void>;
  park(): Promise<void>;
  ignition(on: boolean): Promise<void>;
  network(on: boolean): Promise<void>;
  phone(on: boolean): Promise<void>;
  suspend(): Promise<void>;
  resume(): Promise<void>;
  knob(event: KnobEvent): Promise<void>;
  transfers(): Promise<readonly Transfer[]>;
  refusals(): Promise<readonly Refusal[]>;
  send(service: string): Promise<GateRecord>;
  emergencyCall(): Promise<void>;
  powerCut(): Promise<void>;
  fault(name: string, on: boolean): Promise<void>;
  reset(seed: number): Promise<void>;
  seed(): Promise<number>;
  ready(): Promise<void>;
}

/** What only the page can do with the app's frame. */
export interface BenchHooks {
  /** Takes the app away without unload, as a power cut would. */
  dropApp(): Promise<void>;
  /** Opens the app again; need not wait until it is ready. */
  startApp(): Promise<void>;
  /** Resolves when the app stands and has the car's signals. */
  ready(): Promise<void>;
}

export function createBench(car: EmulatedCar, hooks: BenchHooks): Bench {
  function requireKnown(path: string): void {
    if (car.paths().some((known) => known === path)) return;
    throw new BenchError(`Unknown path ${path}. The nearest is ${nearestPath(path, car.paths())}.`);
  }

  async function restartAround(change: () => void): Promise<void> {
    await hooks.dropApp();
    change();
    await hooks.startApp();
  }

  return {
    async set(path, value) {
      requireKnown(path);
      if (!car.set(path, value).ok) {
        throw new BenchError(`${path} takes ${expectedValue(path)}, not ${shown(value)}.`);
      }
    },
    async clear(path) {
      requireKnown(path);
      car.clear(path);
    },
    async get(path) {
      requireKnown(path);
      return car.get(path);
    },
    async drive(kmh) {
      if (!Number.isFinite(kmh)) throw new BenchError(`drive takes km/h as a number, not ${shown(kmh)}.`);
      await car.drive(kmh);
    },
    park: async () => car.park(),
    ignition: async (on) => car.ignition(on),
    network: async (on) => car.network(on),
    phone: async (on) => car.phone(on),
    suspend: async () => car.suspend(),
    resume: async () => car.resume(),
    async knob(event) {
      const parsed = knobEventSchema.safeParse(event);
      if (!parsed.success) {
        throw new BenchError(
          "knob takes { kind: 'turn', detents }, { kind: 'nudge', direction }, { kind: 'press' } or { kind: 'back' }.",
        );
      }
      car.knob(parsed.data);
    },
    transfers: async () => car.transfers(),
    refusals: async () => car.refusals(),
    async send(service) {
      if (service === 'ecall') throw new BenchError('112 eCall does not try: emergencyCall() triggers it.');
      const record = await car.send(service);
      if (record === undefined) throw new BenchError(`The pack has no service ${shown(service)}.`);
      return record;
    },
    async emergencyCall() {
      if (car.emergencyCall() === undefined) throw new BenchError('eCall is broken: switch ecall-fault off.');
    },
    powerCut: () => restartAround(() => car.powerCut()),
    async fault(name, on) {
      if (!car.fault(name, on)) {
        throw new BenchError(`Unknown fault ${shown(name)}. Known are ${faultNames.join(', ')}.`);
      }
    },
    async reset(seed) {
      if (!Number.isInteger(seed)) throw new BenchError(`reset takes an integer seed, not ${shown(seed)}.`);
      await restartAround(() => car.reset(seed));
    },
    seed: async () => car.seed,
    ready: () => hooks.ready(),
    ...slotsBench(car.slots),
    ...usageBench(car),
  };
}
