import {
  movesSomething,
  type AnySignalValue,
  type RefusalReason,
  type SignalPath,
} from '../contract/signals.ts';
import { canReach, travelOf, type CarActuator } from './actuators.ts';
import type { CarAnswer } from './car-link.ts';
import type { CarSignals } from './car-signals.ts';
import type { Faults } from './faults.ts';
import { Motor } from './motor.ts';
import type { SeededRandom } from './random.ts';
import { requestTimeout } from './request-timeout.ts';
import { every, type Scheduler } from './scheduler.ts';

/** How the car treats a request: as wished, with a no, never, or only after everyone gave up on it. */
export type Fate = 'reach' | 'refuse' | 'silent' | 'late';

/** `default` takes a seeded 50 to 1,500 ms and now and then fails; `prompt` does everything at once. */
export type Responsiveness = 'default' | 'prompt';

interface Pending {
  readonly key: string;
  readonly answer: (answer: CarAnswer) => void;
  cancel: () => void;
}

interface CarRequestParts {
  readonly signals: CarSignals;
  readonly equipment: readonly CarActuator[];
  readonly faults: Faults;
  readonly random: SeededRandom;
  readonly scheduler: Scheduler;
  readonly responsiveness: Responsiveness;
}

const refusedShare = 0.03;
const silentShare = 0.02;
/** ms between two strides of a motor. */
const travelStep = 100;
/** km/h; a car that stands may report a little (`decisions.md` 3). */
const standingBelow = 0.5;

/** The car's side of requests: desired values, and actuators that take their time or do not obey. */
export class CarRequests {
  readonly #parts: CarRequestParts;
  readonly #actuators: ReadonlyMap<string, CarActuator>;
  readonly #pending = new Map<SignalPath, Pending>();
  readonly #targets = new Map<SignalPath, AnySignalValue>();
  readonly #forced: { readonly fate: Fate; readonly path: SignalPath | undefined }[] = [];

  constructor(parts: CarRequestParts) {
    this.#parts = parts;
    this.#actuators = new Map(parts.equipment.map((actuator) => [actuator.path, actuator]));
  }

  /** Decides about the next request (for `path`, if given) instead of chance. */
  nextAnswer(fate: Fate, path?: SignalPath): void {
    this.#forced.push({ fate, path });
  }

  /** The desired value: what was asked for last, or the actual value. */
  targetOf(path: SignalPath): AnySignalValue | undefined {
    return this.#targets.get(path) ?? this.#parts.signals.get(path);
  }

  /** `key` names the request; a newer one for the same path takes over and stops the older. */
  begin(key: string, path: SignalPath, value: AnySignalValue, answer: (answer: CarAnswer) => void): void {
    this.#end(path, { status: 'stopped' });
    this.#targets.set(path, value);
    const fate = this.#takeFate(path);
    const pending: Pending = { key, answer, cancel: () => undefined };
    this.#pending.set(path, pending);
    if (fate === 'silent') return;
    pending.cancel = this.#parts.scheduler.after(this.#latency(fate, path), () => {
      const reason = this.#whyNot(path, value) ?? (fate === 'refuse' ? 'car' : undefined);
      if (reason === undefined) this.#obey(path, value, pending);
      else this.#end(path, { status: 'refused', reason });
    });
  }

  /** The actual value becomes the target. Nothing happens for a request that is not the path's newest. */
  stop(key: string, path: SignalPath): void {
    if (this.#pending.get(path)?.key !== key) return;
    this.#pending.get(path)?.cancel();
    this.#pending.delete(path);
    this.#targets.delete(path);
  }

  /** A power cut: nothing in flight is ever answered. */
  loseAll(): void {
    for (const pending of this.#pending.values()) pending.cancel();
    this.#pending.clear();
    this.#targets.clear();
  }

  #takeFate(path: SignalPath): Fate {
    const { faults, random, responsiveness } = this.#parts;
    const index = this.#forced.findIndex((forced) => forced.path === undefined || forced.path === path);
    const forced = index < 0 ? undefined : this.#forced.splice(index, 1)[0];
    if (forced !== undefined) return forced.fate;
    if (faults.has('requests-silent')) return 'silent';
    if (faults.has('requests-refused')) return 'refuse';
    if (responsiveness === 'prompt') return 'reach';
    const chance = random.next('fate');
    if (chance < refusedShare) return 'refuse';
    return chance < refusedShare + silentShare ? 'silent' : 'reach';
  }

  #latency(fate: Fate, path: SignalPath): number {
    if (fate === 'late') return requestTimeout(path) + 1_000;
    return this.#parts.responsiveness === 'prompt' ? 0 : this.#parts.random.between('latency', 50, 1_500);
  }

  #whyNot(path: SignalPath, value: AnySignalValue): RefusalReason | undefined {
    const { signals } = this.#parts;
    if (!signals.has(path)) return 'not-an-actuator';
    if (signals.get(path) === undefined) return 'car';
    const actuator = this.#actuators.get(path);
    if (actuator !== undefined && !canReach(actuator, value)) return 'invalid-value';
    return movesSomething(path) ? this.#whyNothingMoves() : undefined;
  }

  /** What moves needs a car that stands and has its ignition on; one that says neither moves nothing. */
  #whyNothingMoves(): RefusalReason | undefined {
    const { signals } = this.#parts;
    const kmh = signals.get('Vehicle.Speed');
    if (kmh === undefined || Math.abs(kmh) >= standingBelow) return 'driving';
    if (signals.get('Vehicle.IsMoving') === true) return 'driving';
    return signals.get('Vehicle.LowVoltageSystemState') === 'ON' ? undefined : 'ignition-off';
  }

  #obey(path: SignalPath, value: AnySignalValue, pending: Pending): void {
    pending.answer({ status: 'accepted' });
    const actuator = this.#actuators.get(path);
    const travel = actuator === undefined ? undefined : travelOf(actuator);
    const from = this.#parts.signals.get(path);
    if (travel === undefined || typeof value !== 'number' || typeof from !== 'number') {
      this.#parts.signals.setOne(path, value);
      this.#end(path, { status: 'reached' });
      return;
    }
    pending.answer({ status: 'moving' });
    this.#move(path, new Motor(from, value, travel), pending);
  }

  #move(path: SignalPath, motor: Motor, pending: Pending): void {
    const { scheduler, responsiveness } = this.#parts;
    if (responsiveness === 'prompt') {
      pending.cancel = scheduler.after(0, () => this.#stride(path, motor, Infinity));
    } else {
      pending.cancel = every(scheduler, travelStep, () => this.#stride(path, motor, travelStep / 1_000));
    }
  }

  /** A car that drives off or loses its ignition stops what moves. */
  #stride(path: SignalPath, motor: Motor, seconds: number): void {
    const { signals, faults } = this.#parts;
    const reason = this.#whyNothingMoves();
    if (reason !== undefined) return this.#end(path, { status: 'refused', reason });
    const end = motor.stride({ seconds, isObstructed: faults.isObstructed(path) });
    signals.setOne(path, motor.reading);
    if (end === 'reached') this.#end(path, { status: 'reached' });
    else if (end !== undefined) this.#end(path, { status: 'refused', reason: end });
  }

  #end(path: SignalPath, answer: CarAnswer): void {
    const pending = this.#pending.get(path);
    if (pending === undefined) return;
    pending.cancel();
    this.#pending.delete(path);
    this.#targets.delete(path);
    pending.answer(answer);
  }
}
