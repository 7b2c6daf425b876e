import type { AnySignalValue } from '../../platform/contract/signals.ts';
import {
  formatAngle,
  formatLength,
  formatList,
  formatNumber,
  formatPercent,
  formatTemperature,
} from '../i18n/format.ts';
import { messages } from '../i18n/messages.ts';
import type { DrivingState } from '../restriction/driving-state.ts';
import type { CabinEntry } from './cabin/cabin-entry.ts';
import { nameOfColor } from './color-name.ts';
import type { ComfortFunction, ComfortMeaning } from './comfort/comfort-function.ts';
import type { ComfortState } from './comfort/comfort-store.ts';

export type TemperatureUnit = 'C' | 'F';

type Measure = 'length' | 'angle' | 'level' | 'temperature' | 'signed' | 'percent';

/** How a function's number is written; what is not named here is a percentage. */
const measures: Partial<Record<ComfortMeaning, Measure>> = {
  'seat-position': 'length',
  'seat-height': 'length',
  'seat-lumbar-height': 'length',
  'seat-length': 'length',
  'headrest-height': 'length',
  'seat-tilt': 'angle',
  'seat-recline': 'angle',
  'headrest-angle': 'angle',
  'seat-heat': 'level',
  'seat-massage': 'level',
  'wheel-heat': 'level',
  temperature: 'temperature',
  'mirror-tilt': 'signed',
  'mirror-yaw': 'signed',
};

/** A value in people's units: "120 mm", "2 of 4", "21.5°C", "deep teal, 54% bright". */
export function valueInWords(comfort: ComfortFunction, value: AnySignalValue, unit: TemperatureUnit): string {
  const words = messages.comfort;
  if (typeof value === 'boolean') return value ? words.on : words.off;
  if (typeof value === 'number') return numberInWords(comfort, value, unit);
  if (comfort.declared.kind === 'color') return nameOfColor(value);
  return isNamed(value) ? words.values[value] : value;
}

function numberInWords({ meaning, declared }: ComfortFunction, value: number, unit: TemperatureUnit): string {
  switch (measures[meaning] ?? 'percent') {
    case 'length':
      return formatLength(value);
    case 'angle':
      return formatAngle(value);
    case 'temperature':
      return formatTemperature(value, unit);
    case 'signed':
      return formatPercent(value, 'exceptZero');
    case 'percent':
      return formatPercent(value);
    case 'level':
      return declared.kind === 'range' ? level(value, declared.step, declared.maximum) : formatNumber(value);
  }
}

function level(value: number, step: number, maximum: number): string {
  const words = messages.comfort;
  if (value === 0) return words.off;
  const [now, of] = [Math.round(Math.abs(value) / step), Math.round(maximum / step)];
  return value > 0 ? words.level(now, of) : words.coolLevel(now, of);
}

function isNamed(value: string): value is keyof typeof messages.comfort.values {
  return Object.hasOwn(messages.comfort.values, value);
}

/** As {@link valueInWords}, also for what the car does not say. */
export function reportedInWords({ function: comfort, state }: CabinEntry, unit: TemperatureUnit): string {
  return state.reported === undefined
    ? messages.comfort.unknown
    : valueInWords(comfort, state.reported, unit);
}

/** Which function is meant; a mirror says whose. */
export function functionName({ group, meaning, place }: ComfortFunction): string {
  const words = messages.comfort;
  const name = words.functions[meaning];
  return group === 'mirrors' && place !== 'car'
    ? words.ofPlace(words.mirrors[place], name.toLowerCase())
    : name;
}

/** Why what was asked for did not come, and where it stopped; empty when nothing is wrong. */
export function problemInWords(comfort: ComfortFunction, state: ComfortState, unit: TemperatureUnit): string {
  const words = messages.comfort;
  if (state.status !== 'failed' || state.problem === undefined) return '';
  const problem = words.problems[state.problem];
  return comfort.declared.kind === 'range' && state.reported !== undefined && state.problem !== 'signal-lost'
    ? words.stoppedAt(problem, valueInWords(comfort, state.reported, unit))
    : problem;
}

/** Why what moves cannot be set now; empty when it can. */
export function waitsForParked(state: DrivingState): string {
  return state === 'parked' ? '' : messages.comfort.waits[state];
}

/** What the drawing shows, in one sentence, for whoever does not see it. */
export function drawingInWords(entries: readonly CabinEntry[], unit: TemperatureUnit): string {
  const words = messages.comfort;
  const told = entries
    .filter(({ state }) => state.reported !== undefined)
    .map((entry) => {
      const { function: comfort, state } = entry;
      const now = reportedInWords(entry, unit);
      const { reported, requested, status } = state;
      const isThere = requested === undefined || requested === reported || status === 'failed';
      const value = isThere ? now : words.onItsWay(now, valueInWords(comfort, requested, unit));
      return words.valueOf(functionName(comfort), value);
    });
  const text = told.length === 0 ? words.drawing.unsaid : formatList(told);
  return entries[0]?.function.group === 'mirrors' ? words.drawing.mirrors(text) : words.drawing.seat(text);
}
