import { parseSignalValue } from '../../../platform/contract/signals.ts';
import type { AnySignalValue } from '../../../platform/contract/signals.ts';
import type { ComfortFunction } from './comfort-function.ts';

/** Sums of decimal steps are off by this much at most. */
const roundingError = 1e-9;

/** Whether this car can be asked for `value`: of the signal's type, and within what the pack declares. */
export function canTake({ declared, path }: ComfortFunction, value: unknown): value is AnySignalValue {
  const parsed = parseSignalValue(path, value);
  if (parsed === undefined) return false;
  switch (declared.kind) {
    case 'range':
      return typeof parsed === 'number' && parsed >= declared.minimum && parsed <= declared.maximum;
    case 'choice':
      return declared.values.includes(String(parsed));
    case 'switch':
    case 'color':
      return true;
  }
}

/** Whether two values are one to a person: numbers within half a step, colours in any case. */
export function isSame({ declared }: ComfortFunction, one: AnySignalValue, other: AnySignalValue): boolean {
  if (declared.kind === 'range' && typeof one === 'number' && typeof other === 'number')
    return Math.abs(one - other) <= declared.step / 2 + roundingError;
  return isIdentical(one, other);
}

/** Whether there is nothing to ask: exactly the same, colours in any case. */
export function isIdentical(one: AnySignalValue, other: AnySignalValue): boolean {
  return typeof one === 'string' && typeof other === 'string'
    ? one.toUpperCase() === other.toUpperCase()
    : one === other;
}
