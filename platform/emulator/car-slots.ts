import type { ConnectedDevice } from '../contract/devices.ts';
import type { CarKey } from '../contract/key.ts';
import type { CarEvent } from './car-link.ts';
import type { DeviceLine } from './device-line.ts';
import type { Scheduler } from './scheduler.ts';
import { StickLine } from './stick-line.ts';
import { Stick, type StickOptions } from './stick.ts';

/** How many sticks a car takes at a time. */
export const sockets = 4;

const noKey: CarKey = { kind: 'none' };

/** What is put into a car by hand: its key, and USB sticks. */
export class CarSlots {
  readonly #scheduler: Scheduler;
  readonly #emit: (event: CarEvent) => void;
  /** In the order in which they were plugged in, those that were pulled out too. */
  readonly #sticks = new Map<string, Stick>();
  #key = noKey;
  #lastStick = 0;

  constructor(scheduler: Scheduler, emit: (event: CarEvent) => void) {
    this.#scheduler = scheduler;
    this.#emit = emit;
  }

  get key(): CarKey {
    return this.#key;
  }

  putKey(key: CarKey): void {
    if (JSON.stringify(key) === JSON.stringify(this.#key)) return;
    this.#key = key;
    this.#emit({ kind: 'key', key });
  }

  devices(): readonly ConnectedDevice[] {
    return [...this.#sticks.values()].filter(({ plugged }) => plugged).map((stick) => stick.toDevice());
  }

  /** A new stick or phone, plugged in; undefined when every socket is taken. `id` is new. */
  plug(options: StickOptions, id = `stick-${this.#lastStick + 1}`): string | undefined {
    if (this.devices().length >= sockets) return undefined;
    this.#lastStick += 1;
    const stick = new Stick(id, options);
    this.#sticks.set(id, stick);
    stick.plugIn();
    this.#tellDevices();
    return id;
  }

  /** Plugs a stick that was pulled out in again; false when there is none of this id, or no socket. */
  plugAgain(id: string): boolean {
    const stick = this.#sticks.get(id);
    if (stick === undefined || stick.plugged !== undefined || this.devices().length >= sockets) return false;
    this.#sticks.delete(id);
    this.#sticks.set(id, stick);
    stick.plugIn();
    this.#tellDevices();
    return true;
  }

  /** Pulls a stick out, whatever is under way; false when none of this id is in. */
  unplug(id: string): boolean {
    const stick = this.#sticks.get(id);
    if (stick?.plugged === undefined) return false;
    stick.pullOut();
    this.#tellDevices();
    return true;
  }

  /** A stick by its id, pulled out or not. */
  stick(id: string): Stick | undefined {
    return this.#sticks.get(id);
  }

  /** An app's line to the devices, until `signal` aborts. */
  line(signal: AbortSignal): DeviceLine {
    return new StickLine(
      {
        find: (id) => this.#sticks.get(id),
        scheduler: this.#scheduler,
        onStored: () => this.#tellDevices(),
      },
      signal,
    );
  }

  /** The key and the sticks stay in; what was being read or written is lost. */
  powerCut(): void {
    for (const stick of this.#sticks.values()) {
      if (stick.plugged === undefined) continue;
      stick.pullOut();
      stick.plugIn();
    }
  }

  /** A new car: no sticks, and the key it was saved with, if any. */
  reset(key: CarKey = noKey): void {
    for (const stick of this.#sticks.values()) stick.pullOut();
    this.#sticks.clear();
    this.#tellDevices();
    this.putKey(key);
  }

  #tellDevices(): void {
    this.#emit({ kind: 'devices', devices: this.devices() });
  }
}
