import { parseSignalValue, type AnySignalValue, type SignalPath } from '../contract/signals.ts';
import { travelOf, type Travel } from './actuators.ts';
import type { CarAnswer } from './car-link.ts';
import type { CarSignals } from './car-signals.ts';
import type { Faults } from './faults.ts';
import type { SeededRandom } from './random.ts';
import { requestTimeout } from './request-timeout.ts';
import { every, type Scheduler } from './scheduler.ts';

/** How the car treats a request: as wished, with a no, never, or only after everyone gave up on it. */
export type Fate = 'reach' | 'refuse' | 'silent' | 'late';

/** `default` takes a seeded 50 to 1,500 ms and now and then fails; `prompt` does everything at once. */
export type Responsiveness = 'default' | 'prompt';

interface Pending {
  readonly key: string;
  readonly answer: (status: CarAnswer) => void;
  cancel: () => void;
}

interface CarRequestParts {
  readonly signals: CarSignals;
  readonly faults: Faults;
  readonly random: SeededRandom;
  readonly scheduler: Scheduler;
  readonly responsiveness: Responsiveness;
}

const refusedShare = 0.03;
const silentShare = 0.02;
const travelStep = 100;

/** The car's side of requests: desired values, and actuators that take their time or do not obey. */
export class CarRequests {
  readonly #parts: CarRequestParts;
  readonly #pending = new Map<SignalPath, Pending>();
  readonly #targets = new Map<SignalPath, AnySignalValue>();
  readonly #forced: { readonly fate: Fate; readonly path: SignalPath | undefined }[] = [];

  constructor(parts: CarRequestParts) {
    this.#parts = parts;
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
  begin(key: string, path: SignalPath, value: AnySignalValue, answer: (status: CarAnswer) => void): void {
    this.#end(path, 'stopped');
    this.#targets.set(path, value);
    const fate = this.#takeFate(path);
    const pending: Pending = { key, answer, cancel: () => undefined };
    this.#pending.set(path, pending);
    if (fate === 'silent') return;
    pending.cancel = this.#parts.scheduler.after(this.#latency(fate, path), () => {
      if (fate === 'refuse' || !this.#isPossible(path, value)) this.#end(path, 'refused');
      else this.#obey(path, value, pending);
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

  #isPossible(path: SignalPath, value: AnySignalValue): boolean {
    if (this.#parts.signals.get(path) === undefined) return false;
    const travel = travelOf(path);
    if (travel === undefined) return true;
    return typeof value === 'number' && value >= travel.from && value <= travel.to && this.#isStanding();
  }

  #isStanding(): boolean {
    return this.#parts.signals.get('Vehicle.Speed') === 0;
  }

  #obey(path: SignalPath, value: AnySignalValue, pending: Pending): void {
    pending.answer('accepted');
    const travel = travelOf(path);
    if (travel === undefined || typeof value !== 'number') {
      this.#parts.signals.setOne(path, value);
      this.#end(path, 'reached');
      return;
    }
    pending.answer('moving');
    const { scheduler, responsiveness } = this.#parts;
    if (responsiveness === 'prompt') {
      pending.cancel = scheduler.after(0, () => this.#move(path, value, Infinity, travel));
    } else {
      const stride = (travel.perSecond * travelStep) / 1_000;
      // Kept apart from the reading, whose type may have no fractions.
      let at = this.#positionOf(path);
      pending.cancel = every(scheduler, travelStep, () => {
        at += Math.sign(value - at) * Math.min(stride, Math.abs(value - at));
        this.#move(path, value, at, travel);
      });
    }
  }

  #positionOf(path: SignalPath): number {
    const value = this.#parts.signals.get(path);
    return typeof value === 'number' ? value : 0;
  }

  /** One stride of a motor; `Infinity` means the whole way. A car that drives off stops what moves. */
  #move(path: SignalPath, target: number, at: number, travel: Travel): void {
    if (!this.#isStanding()) return this.#end(path, 'refused');
    const arrived = at === Infinity || at === target;
    const reading = arrived ? target : travel.whole ? Math.round(at) : Math.round(at * 10) / 10;
    if (parseSignalValue(path, reading) !== undefined) this.#parts.signals.setOne(path, reading);
    if (arrived) this.#end(path, 'reached');
  }

  #end(path: SignalPath, status: CarAnswer): void {
    const pending = this.#pending.get(path);
    if (pending === undefined) return;
    pending.cancel();
    this.#pending.delete(path);
    this.#targets.delete(path);
    pending.answer(status);
  }
}
