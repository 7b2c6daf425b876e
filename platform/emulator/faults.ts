import { drivingSignals, isSignalPath, movesSomething, type SignalPath } from '../contract/signals.ts';

/**
 * What can be broken. `signal-lost` silences the driving signals, `signal-lost:<path>` one path; `obstructed`
 * puts something in the way of every motor, `obstructed:<path>` of one: it gets half of its way; `clock-jump` sets the car's wall clock a day ahead, `clock-jump:<ms>` by so many milliseconds, backwards when negative.
 */
export const faultNames = [
  'signal-lost',
  'services-silent',
  'requests-refused',
  'requests-silent',
  'obstructed',
  'ecall-fault',
  'network-lost',
  'clock-jump',
] as const;
export type FaultName = (typeof faultNames)[number];

export interface Fault {
  readonly name: FaultName;
  readonly path?: SignalPath;
  readonly ms?: number;
}

const day = 86_400_000;

/** Reads `name` or `name:argument`; undefined when it names no fault. */
export function parseFault(text: string): Fault | undefined {
  const [head = '', ...rest] = text.split(':');
  const argument = rest.length === 0 ? undefined : rest.join(':');
  const name = faultNames.find((known) => known === head);
  if (name === undefined) return undefined;
  if (name === 'clock-jump') {
    const ms = argument === undefined ? day : Number(argument);
    return argument !== '' && Number.isFinite(ms) ? { name, ms } : undefined;
  }
  if (argument === undefined) return { name };
  if (!isSignalPath(argument)) return undefined;
  const goesWithPath = name === 'signal-lost' || (name === 'obstructed' && movesSomething(argument));
  return goesWithPath ? { name, path: argument } : undefined;
}

/** The faults that are on. */
export class Faults {
  readonly #on: Map<string, Fault>;

  constructor(names: readonly string[] = []) {
    this.#on = new Map();
    for (const name of names) this.switch(name, true);
  }

  /** False when `text` names no fault. */
  switch(text: string, on: boolean): boolean {
    const fault = parseFault(text);
    if (fault === undefined) return false;
    if (on) this.#on.set(text, fault);
    else this.#on.delete(text);
    return true;
  }

  has(name: FaultName): boolean {
    return [...this.#on.values()].some((fault) => fault.name === name);
  }

  isLost(path: SignalPath): boolean {
    const driving: readonly string[] = drivingSignals;
    return [...this.#on.values()].some(
      (fault) =>
        fault.name === 'signal-lost' &&
        (fault.path === path || (fault.path === undefined && driving.includes(path))),
    );
  }

  isObstructed(path: SignalPath): boolean {
    return [...this.#on.values()].some(
      (fault) => fault.name === 'obstructed' && (fault.path === undefined || fault.path === path),
    );
  }

  /** How far the wall clock is off, in ms. */
  clockJump(): number {
    return [...this.#on.values()].reduce((sum, fault) => sum + (fault.ms ?? 0), 0);
  }

  names(): readonly string[] {
    return [...this.#on.keys()];
  }
}
