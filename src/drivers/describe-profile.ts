import type { AnySignalValue } from '../../platform/contract/signals.ts';
import { formatNumber, formatTemperature } from '../i18n/format.ts';
import { messages } from '../i18n/messages.ts';
import { comfortMeaning } from './comfort/comfort-function.ts';
import type { FileProblem } from './profile-file/file-problem.ts';
import type { TakenCard } from './profile-file/profile-content.ts';

/** A function in words; one of a newer car has no name here. */
export function nameOfFunction(path: string): string {
  const words = messages.takeAlong;
  const name = words.functions[comfortMeaning(path) ?? 'other'];
  return /\.Passenger(Side)?\./.test(path) ? words.passenger(name) : name;
}

/** A value as a person reads it, temperatures in the driver's own unit. */
export function describeValue(
  path: string,
  value: AnySignalValue,
  unit: TakenCard['temperature'] = 'C',
): string {
  if (typeof value !== 'number') return String(value);
  return path.endsWith('.Temperature') ? formatTemperature(value, unit) : formatNumber(value);
}

/** Why a file was refused, in one sentence. */
export function describeProblem(problem: FileProblem): string {
  const words = messages.takeAlong;
  switch (problem.kind) {
    case 'newer-version':
      return words.newerVersion(problem.version);
    case 'too-large':
      return words.tooLarge(problem.limit);
    case 'truncated':
      return words.truncated(problem.at);
    case 'tampered':
      return words.tampered(problem.at);
    case 'device':
      return words.device[problem.reason];
    default:
      return words.refused[problem.kind];
  }
}
