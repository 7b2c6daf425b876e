import type { Clock } from '../../../platform/contract/clock.ts';
import { drivingSignalMaxAge } from '../../../platform/contract/signals.ts';
import type {
  AnySignalValue,
  PathSettlement,
  RequestedValues,
  RequestStatus,
  SignalsPort,
} from '../../../platform/contract/signals.ts';
import type { ComfortFunction } from './comfort-function.ts';
import { endOf } from './comfort-state.ts';
import type { ComfortEnd, ComfortProblem, ComfortState } from './comfort-state.ts';
import { isSame } from './comfort-value.ts';

export interface FunctionRequestsOptions {
  readonly signals: SignalsPort;
  /** Without it, a motor whose reports cease is noticed only when its request ends. */
  readonly clock: Clock | undefined;
  /** Asked right before every request, also of a wish that waited. */
  readonly mayAsk: () => boolean;
  readonly onChanged: () => void;
}

interface UnderWay {
  readonly value: AnySignalValue;
  readonly life: AbortController;
  status: RequestStatus;
  /** Whether the car has said where the function stands, then or since. */
  isKnown: boolean;
  /** Whether it has reported anything since it was asked. */
  hasReported: boolean;
}

/**
 * The wishes for one function, one after the other: at most one request is under way, and the newest wish waits for it.
 * A request that the car has not answered yet is left alone, so that a drag of sixty wishes a second becomes as many
 * requests as the car answers; one that it follows already is stopped for the newer.
 */
export class FunctionRequests {
  readonly function: ComfortFunction;
  readonly #options: FunctionRequestsOptions;
  #underWay: UnderWay | undefined;
  #next: AnySignalValue | undefined;
  #end: ComfortEnd | undefined;

  constructor(comfort: ComfortFunction, options: FunctionRequestsOptions) {
    this.function = comfort;
    this.#options = options;
  }

  get isUnderWay(): boolean {
    return this.#underWay !== undefined;
  }

  get reported(): AnySignalValue | undefined {
    return this.#options.signals.snapshot().get(this.function.path)?.value;
  }

  get state(): ComfortState {
    const { reported } = this;
    if (this.#underWay !== undefined) {
      const { value, status } = this.#underWay;
      const requested = this.#next ?? value;
      return { reported, requested, status: status === 'moving' ? 'moving' : 'asked' };
    }
    return { reported, requested: undefined, status: 'at-rest', ...this.#end };
  }

  /** The newest wish; an older one that waits is forgotten. */
  wish(value: AnySignalValue): void {
    if (this.#underWay === undefined) return this.#ask(value);
    this.#next = value;
    if (this.#underWay.status !== 'requested') this.#underWay.life.abort();
    this.#options.onChanged();
  }

  /** Ends what is under way at once, with whatever waits; nothing where there is nothing. */
  stop(problem?: ComfortProblem): void {
    if (this.#underWay === undefined) return;
    const requested = this.#next ?? this.#underWay.value;
    this.#finish(problem === undefined ? { status: 'stopped' } : { status: 'failed', problem, requested });
  }

  /** It stands where it should: an earlier failure is of no interest any more. */
  settle(): void {
    if (this.#underWay === undefined) this.#end = undefined;
  }

  /** A wish that is not even asked. */
  fail(problem: ComfortProblem, requested: AnySignalValue): void {
    this.#finish({ status: 'failed', problem, requested });
  }

  /** The car reported this function: what it lost ends, and a failure that came true after all is none. */
  onReported(): void {
    const { reported } = this;
    const underWay = this.#underWay;
    if (underWay === undefined) {
      if (reported === undefined || this.#end?.status !== 'failed') return;
      if (isSame(this.function, reported, this.#end.requested)) this.#end = undefined;
    } else if (reported !== undefined) {
      underWay.isKnown = true;
      underWay.hasReported = true;
    } else if (underWay.isKnown) this.stop('signal-lost');
  }

  #ask(value: AnySignalValue): void {
    const { signals, mayAsk, onChanged } = this.#options;
    this.#next = undefined;
    if (!mayAsk()) return this.fail('driving', value);
    const life = new AbortController();
    const underWay: UnderWay = {
      value,
      life,
      status: 'requested',
      isKnown: this.reported !== undefined,
      hasReported: false,
    };
    this.#underWay = underWay;
    this.#end = undefined;
    // Whoever wishes has checked the value against the path.
    const values = { [this.function.path]: value } as RequestedValues;
    const handle = signals.request(values, life.signal);
    handle.subscribe((_path, status) => this.#onStatus(underWay, status), life.signal);
    void handle.settled.then((settled) => this.#onSettled(underWay, settled.get(this.function.path)));
    onChanged();
  }

  #onStatus(underWay: UnderWay, status: RequestStatus): void {
    if (underWay !== this.#underWay || (status !== 'accepted' && status !== 'moving')) return;
    underWay.status = status;
    if (this.#next !== undefined) underWay.life.abort();
    else if (status === 'moving') this.#watch(underWay);
    this.#options.onChanged();
  }

  /** Whoever was replaced or stopped meanwhile has no say any more. */
  #onSettled(underWay: UnderWay, settlement: PathSettlement | undefined): void {
    if (underWay !== this.#underWay) return;
    const next = this.#next;
    if (next !== undefined) {
      this.#underWay = undefined;
      return this.#ask(next);
    }
    const { value: requested } = underWay;
    const end = settlement && endOf(settlement, requested);
    if (end !== undefined) return this.#finish(end);
    const { reported } = this;
    if (reported !== undefined && isSame(this.function, reported, requested)) return this.#finish(undefined);
    const isSilent = reported === undefined || !underWay.hasReported;
    this.#finish({ status: 'failed', problem: isSilent ? 'signal-lost' : 'refused', requested });
  }

  /** A motor that runs and is not reported for {@link drivingSignalMaxAge} runs unseen: it is stopped. */
  #watch(underWay: UnderWay): void {
    const { clock, signals } = this.#options;
    const startedAt = clock?.monotonic() ?? 0;
    const look = (): void => {
      if (clock === undefined || underWay !== this.#underWay) return;
      const deliveredAt = signals.snapshot().get(this.function.path)?.deliveredAt ?? 0;
      const left = Math.max(deliveredAt, startedAt) + drivingSignalMaxAge - clock.monotonic();
      if (left < 0) this.stop('signal-lost');
      else clock.after(left + 1, look, underWay.life.signal);
    };
    look();
  }

  #finish(end: ComfortEnd | undefined): void {
    const underWay = this.#underWay;
    this.#underWay = undefined;
    this.#next = undefined;
    this.#end = end;
    underWay?.life.abort();
    this.#options.onChanged();
  }
}
