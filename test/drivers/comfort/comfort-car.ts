import type {
  AnySignalValue,
  PathSettlement,
  RefusalReason,
  RequestHandle,
  RequestStatus,
  SignalPath,
  SignalsPort,
} from '../../../platform/contract/signals.ts';
import { RestrictionMonitor } from '../../../src/restriction/restriction-monitor.ts';
import { ManualCar } from '../../restriction/manual-car.ts';

/** A request that the car got, to be answered by hand. */
export class AskedRequest {
  readonly path: SignalPath;
  readonly value: AnySignalValue;
  status: RequestStatus = 'requested';
  readonly handle: RequestHandle;
  readonly #listeners = new Set<(path: SignalPath, status: RequestStatus) => void>();
  #settle: (settlement: ReadonlyMap<SignalPath, PathSettlement>) => void = () => undefined;

  constructor(path: SignalPath, value: AnySignalValue) {
    this.path = path;
    this.value = value;
    this.handle = {
      status: () => this.status,
      subscribe: (listener, signal) => {
        this.#listeners.add(listener);
        signal.addEventListener('abort', () => this.#listeners.delete(listener));
      },
      settled: new Promise((resolve) => (this.#settle = resolve)),
    };
  }

  get isOpen(): boolean {
    return ['requested', 'accepted', 'moving'].includes(this.status);
  }

  /** Like a port: one that has ended takes no answer. Resolves when whoever awaits the end has had their turn. */
  async answer(status: RequestStatus, reason?: RefusalReason): Promise<void> {
    if (!this.isOpen) return;
    this.status = status;
    for (const listener of [...this.#listeners]) listener(this.path, status);
    if (status === 'reached' || status === 'refused' || status === 'timed-out' || status === 'stopped')
      this.#settle(new Map([[this.path, reason === undefined ? { status } : { status, reason }]]));
    await turn();
  }
}

/** A parked car whose every answer and report a test gives. */
export class ComfortCar extends ManualCar {
  /** All that was ever asked, in order. */
  readonly asked: AskedRequest[] = [];
  readonly monitor: RestrictionMonitor;
  readonly port: SignalsPort;
  /** Called for each request at the moment it is made. */
  onAsked: (request: AskedRequest) => void = () => undefined;

  constructor(signal: AbortSignal) {
    super();
    this.port = {
      ...this.signals,
      request: (values, life) => {
        const [[path, value] = ['', undefined]] = Object.entries(values);
        if (value === undefined) throw new Error('nothing was asked');
        const request = new AskedRequest(path as SignalPath, value);
        this.asked.push(request);
        this.onAsked(request);
        life.addEventListener('abort', () => void request.answer('stopped'), { once: true });
        return request.handle;
      },
    };
    this.monitor = new RestrictionMonitor(this, ['Vehicle.Powertrain.Transmission.SelectedGear'], signal);
    this.park();
  }

  get open(): readonly AskedRequest[] {
    return this.asked.filter(({ isOpen }) => isOpen);
  }

  /** The newest request for a path. */
  last(path: SignalPath): AskedRequest {
    const request = this.asked.findLast((one) => one.path === path);
    if (request === undefined) throw new Error(`${path} was never asked`);
    return request;
  }

  park(): void {
    this.passReporting(3_000, () => this.reportParked());
  }

  driveOff(): void {
    this.report({
      'Vehicle.Speed': 20,
      'Vehicle.IsMoving': true,
      'Vehicle.Powertrain.Transmission.SelectedGear': 1,
    });
  }

  /** Time passes for a parked car that says so. */
  wait(ms: number): void {
    this.passReporting(ms, () => this.reportParked());
  }
}

/** Lets everything that was promised happen. */
export async function turn(): Promise<void> {
  for (let round = 0; round < 10; round += 1) await Promise.resolve();
}
