import type { Desk } from '../../src/drivers/desk.ts';
import { restrictionsFor } from '../../src/restriction/restrictions.ts';
import type { DrivingState } from '../../src/restriction/driving-state.ts';
import type { RestrictionSource } from '../../src/restriction/restriction-monitor.ts';
import type { DeskResult } from '../../src/session/desk-result.ts';
import type { DriverView } from '../../src/session/driver-view.ts';

export const view = (changes: Partial<DriverView> = {}): DriverView => ({
  bucket: 'driver-a',
  name: 'Anna',
  figure: undefined,
  picture: undefined,
  hasPin: false,
  state: 'open',
  isCurrent: false,
  isGuest: false,
  ...changes,
});

type Mutable<Of> = { -readonly [Key in keyof Of]: Of[Key] };

/** A desk whose state a test sets. It notes what it was asked, and answers what the test prepared: by default `ok`, at once. */
export interface DeskStand extends Mutable<Desk> {
  readonly asked: unknown[][];
  answer: DeskResult | Promise<DeskResult>;
  /** Tells the next second of the countdown. */
  tick: (leftMs: number) => void;
  notify(): void;
}

export function deskStand(changes: Partial<Mutable<Desk>> = {}): DeskStand {
  const listeners = new Set<() => void>();
  const asked: unknown[][] = [];
  const ask =
    (name: string) =>
    (...values: unknown[]): Promise<DeskResult> => {
      asked.push([name, ...values]);
      return Promise.resolve(stand.answer);
    };
  const current = view({ isCurrent: true });
  const stand: DeskStand = {
    asked,
    answer: { ok: true },
    tick: () => undefined,
    notify: () => listeners.forEach((listener) => listener()),
    drivers: [
      current,
      view({ bucket: 'driver-b', name: 'Bram' }),
      view({ bucket: 'driver-c', name: 'Céline' }),
    ],
    current,
    canAdd: true,
    isLent: false,
    card: { name: 'Anna', firstRun: 'finished' },
    key: { kind: 'known', id: 'key-1' },
    isKeyLinked: false,
    subscribe: (listener, signal) => {
      listeners.add(listener);
      signal.addEventListener('abort', () => listeners.delete(listener));
    },
    countDown: (waitMs, onLeft, signal) => {
      stand.tick = (left) => (signal.aborted ? undefined : onLeft(left));
      onLeft(waitMs);
    },
    create: ask('create'),
    switchTo: ask('switchTo'),
    move: ask('move'),
    change: ask('change'),
    setPin: ask('setPin'),
    removePin: ask('removePin'),
    unlock: ask('unlock'),
    linkKey: ask('linkKey'),
    unlinkKey: ask('unlinkKey'),
    ...changes,
  };
  return stand;
}

export type MonitorStand = RestrictionSource & { state: DrivingState; become(state: DrivingState): void };

/** A monitor whose state a test sets. */
export function monitorIn(initial: DrivingState): MonitorStand {
  const listeners = new Set<Parameters<RestrictionSource['subscribe']>[0]>();
  return {
    state: initial,
    get current() {
      return restrictionsFor(this.state);
    },
    check() {
      return this.current;
    },
    become(state) {
      this.state = state;
      listeners.forEach((listener) => listener(this.current));
    },
    subscribe(listener, signal) {
      listeners.add(listener);
      signal.addEventListener('abort', () => listeners.delete(listener));
    },
  };
}
