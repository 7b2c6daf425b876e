import type { AnySignalValue, SignalPath } from '../../platform/contract/signals.ts';
import type { EquipmentFunction } from '../../src/pack/equipment-schema.ts';
import type { ComfortSource, PositionsSource } from '../../src/drivers/comfort-sources.ts';
import { comfortFunctions } from '../../src/drivers/comfort/comfort-function.ts';
import type { ComfortGroup } from '../../src/drivers/comfort/comfort-function.ts';
import type { ComfortState, Recall } from '../../src/drivers/comfort/comfort-store.ts';
import type { Difference, PositionResult, StoredPosition } from '../../src/drivers/comfort/positions.ts';

/** A car of which a test says everything: what it reports, what it was asked, what went wrong. */
export class HandMadeComfort implements ComfortSource {
  readonly functions;
  readonly asked: (readonly [SignalPath, AnySignalValue])[] = [];
  readonly resets: (ComfortGroup | 'all')[] = [];
  current: Recall | undefined;
  stops = 0;
  readonly #states = new Map<string, ComfortState>();
  readonly #listeners = new Set<() => void>();

  constructor(functions: readonly EquipmentFunction[]) {
    this.functions = comfortFunctions({ parkedSignals: [], functions: [...functions] });
    for (const { path, declared } of this.functions) {
      if (declared.default !== undefined) this.say(path, { reported: declared.default });
    }
  }

  get isMoving(): boolean {
    return this.functions.some(({ path }) => ['asked', 'moving'].includes(this.state(path).status));
  }

  state(path: SignalPath): ComfortState {
    return this.#states.get(path) ?? { reported: undefined, requested: undefined, status: 'at-rest' };
  }

  /** The car's answer. */
  say(path: SignalPath, state: Partial<ComfortState>): void {
    this.#states.set(path, { reported: undefined, requested: undefined, status: 'at-rest', ...state });
    this.tell();
  }

  request(path: SignalPath, value: AnySignalValue): boolean {
    this.asked.push([path, value]);
    this.say(path, { ...this.state(path), requested: value, status: 'moving' });
    return true;
  }

  stop(): void {
    this.stops += 1;
    for (const { path } of this.functions) {
      const { reported, status } = this.state(path);
      if (status === 'moving') this.say(path, { reported, status: 'stopped' });
    }
  }

  dismiss(): void {
    this.current = undefined;
    this.tell();
  }

  resetTo(group: ComfortGroup | 'all'): boolean {
    this.resets.push(group);
    return true;
  }

  subscribe(listener: () => void, signal: AbortSignal): void {
    this.#listeners.add(listener);
    signal.addEventListener('abort', () => this.#listeners.delete(listener), { once: true });
  }

  tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Positions in memory, with the answer that a test wants next. */
export class HandMadePositions implements PositionsSource {
  isOpen = true;
  all: readonly StoredPosition[] = [];
  active: StoredPosition | undefined;
  undoable: PositionsSource['undoable'];
  changed: readonly Difference[] = [];
  answer: PositionResult = { ok: true };
  canRecall = true;
  readonly calls: (readonly unknown[])[] = [];
  readonly #listeners = new Set<() => void>();

  differences(): readonly Difference[] {
    return this.changed;
  }

  recall(id: string): boolean {
    this.calls.push(['recall', id]);
    return this.canRecall;
  }

  putBack(): boolean {
    this.calls.push(['putBack']);
    return this.canRecall;
  }

  store(name: string, id?: string): Promise<PositionResult> {
    return this.#answer('store', name, id);
  }

  rename(id: string, name: string): Promise<PositionResult> {
    return this.#answer('rename', id, name);
  }

  remove(id: string): Promise<PositionResult> {
    return this.#answer('remove', id);
  }

  undoRemove(): Promise<PositionResult> {
    return this.#answer('undoRemove');
  }

  keep(): Promise<PositionResult> {
    return this.#answer('keep');
  }

  copyFrom(bucket: string, groups: readonly ComfortGroup[]): Promise<PositionResult> {
    return this.#answer('copyFrom', bucket, groups);
  }

  subscribe(listener: () => void, signal: AbortSignal): void {
    this.#listeners.add(listener);
    signal.addEventListener('abort', () => this.#listeners.delete(listener), { once: true });
  }

  #answer(...call: readonly unknown[]): Promise<PositionResult> {
    this.calls.push(call);
    for (const listener of this.#listeners) listener();
    return Promise.resolve(this.answer);
  }
}

const seat = 'Vehicle.Cabin.Seat.Row1.DriverSide.';
const light = 'Vehicle.Cabin.Light.AmbientLight.Row1.DriverSide.';
const air = 'Vehicle.Cabin.HVAC.';

function range(
  path: string,
  minimum: number,
  maximum: number,
  step: number,
  initial: number,
  category: EquipmentFunction['category'] = 'seat',
): EquipmentFunction {
  return { kind: 'range', path, category, minimum, maximum, step, default: initial };
}

/** One of every kind, with a passenger's temperature. */
export const everyFunction: readonly EquipmentFunction[] = [
  range(`${seat}Position`, 0, 260, 5, 130),
  range(`${seat}Height`, 0, 70, 5, 30),
  range(`${seat}Tilt`, -5, 10, 0.5, 4),
  range(`${seat}Backrest.Recline`, 0, 45, 1, 22),
  range(`${seat}Backrest.LumbarSupport`, 0, 100, 10, 30),
  range(`${seat}Headrest.Height`, 0, 80, 5, 40),
  range(`${seat}Massage.Level`, 0, 100, 25, 0),
  range(`${seat}HeatingCooling`, -100, 100, 25, 50, 'climate'),
  range('Vehicle.Chassis.SteeringWheel.Tilt', 0, 100, 5, 50),
  range('Vehicle.Chassis.SteeringWheel.Extension', 0, 100, 5, 50),
  range('Vehicle.Body.Mirrors.DriverSide.Tilt', -100, 100, 5, 0),
  range('Vehicle.Body.Mirrors.DriverSide.Yaw', -100, 100, 5, 0),
  range('Vehicle.Body.Mirrors.PassengerSide.Tilt', -100, 100, 5, 0),
  range('Vehicle.Body.Mirrors.PassengerSide.Yaw', -100, 100, 5, 20),
  {
    kind: 'choice',
    path: 'Vehicle.Powertrain.Transmission.PerformanceMode',
    category: 'chassis',
    values: ['NORMAL', 'SPORT', 'ECONOMY'],
    default: 'NORMAL',
  },
  range(`${air}Station.Row1.Driver.Temperature`, 16, 28, 0.5, 21, 'climate'),
  range(`${air}Station.Row1.Passenger.Temperature`, 16, 28, 0.5, 22, 'climate'),
  range(`${air}Station.Row1.Driver.FanSpeed`, 0, 100, 10, 40, 'climate'),
  {
    kind: 'choice',
    path: `${air}Station.Row1.Driver.AirDistribution`,
    category: 'climate',
    values: ['UP', 'MIDDLE', 'DOWN'],
    default: 'MIDDLE',
  },
  { kind: 'switch', path: `${air}IsAirConditioningActive`, category: 'climate', default: true },
  { kind: 'switch', path: `${light}IsLightOn`, category: 'lighting', default: true },
  range(`${light}Intensity`, 5, 100, 5, 60, 'lighting'),
  { kind: 'color', path: `${light}Color`, category: 'lighting', default: '#1F8A8A' },
];
