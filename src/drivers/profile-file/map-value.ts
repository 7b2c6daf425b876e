import { parseSignalValue } from '../../../platform/contract/signals.ts';
import type { AnySignalValue } from '../../../platform/contract/signals.ts';
import type { EquipmentFunction } from '../../pack/equipment-schema.ts';
import type { TakenFunction } from './profile-content.ts';

type Range = Extract<EquipmentFunction, { kind: 'range' }>;
type Travel = Pick<Range, 'minimum' | 'maximum'>;

/**
 * What becomes of one value in another car. `missing`: the car has no such function, or not this choice of it. `other-meaning`: it
 * has one of the name, whose values cannot be told from what the file says.
 */
export type MappedValue =
  | { readonly kind: 'fits' | 'clipped'; readonly to: AnySignalValue }
  | { readonly kind: 'missing' | 'other-meaning' };

/** How the two cars' drivers sit to each other; `unknown` where one of them does not say. */
export type Sides = 'same' | 'mirrored' | 'unknown';

/** Sums of decimal steps are off by this much at most. */
const roundingError = 1e-9;

const otherMeaning = { kind: 'other-meaning' } as const;
const missing = { kind: 'missing' } as const;

/** @param taken what the file says of the function; undefined where its car did not have it. */
export function mapValue(
  value: AnySignalValue,
  taken: TakenFunction | undefined,
  declared: EquipmentFunction | undefined,
  sides: Sides,
): MappedValue {
  if (declared === undefined) return missing;
  if (taken !== undefined && taken.kind !== declared.kind) return otherMeaning;
  const mapped = declared.kind === 'range' ? mapNumber(value, taken, declared, sides) : keep(value, declared);
  if (!('to' in mapped)) return mapped;
  return parseSignalValue(declared.path, mapped.to) === undefined ? otherMeaning : mapped;
}

function keep(value: AnySignalValue, declared: Exclude<EquipmentFunction, Range>): MappedValue {
  if (declared.kind === 'choice' && !declared.values.includes(String(value))) return missing;
  return { kind: 'fits', to: value };
}

function mapNumber(
  value: AnySignalValue,
  taken: TakenFunction | undefined,
  declared: Range,
  sides: Sides,
): MappedValue {
  if (typeof value !== 'number') return otherMeaning;
  // Degrees are the same in every car; travel is not.
  if (declared.path.endsWith('.Temperature')) return place(value, declared);
  if (taken?.kind !== 'range') return otherMeaning;
  if (declared.path.endsWith('.HeatingCooling')) return place(fromZero(value, taken, declared), declared);
  const fraction = (value - taken.minimum) / (taken.maximum - taken.minimum);
  if (!isMirrorYaw(declared.path)) return place(along(fraction, declared), declared);
  // Left and right, not in and out: the driver's mirror hangs on the other side of a car with its wheel there.
  if (sides === 'unknown') return otherMeaning;
  return place(along(sides === 'mirrored' ? 1 - fraction : fraction, declared), declared);
}

function isMirrorYaw(path: string): boolean {
  return path.startsWith('Vehicle.Body.Mirrors.') && path.endsWith('.Yaw');
}

function along(fraction: number, { minimum, maximum }: Travel): number {
  return minimum + fraction * (maximum - minimum);
}

/** Off stays off, also where one car can cool and the other cannot; warmth is counted to the warmest, cooling to the coolest. */
function fromZero(value: number, from: Travel, to: Travel): number {
  const [first, second] = value > 0 ? [from.maximum, to.maximum] : [from.minimum, to.minimum];
  if (value === 0 || first === 0) return value;
  // A car that cannot cool clips what is below its least.
  return value < 0 && second >= 0 ? value : (value / first) * second;
}

/** To the nearest step within the range. */
function place(wanted: number, { minimum, maximum, step }: Range): MappedValue {
  const isOutside = wanted < minimum - roundingError || wanted > maximum + roundingError;
  const within = Math.min(maximum, Math.max(minimum, wanted));
  const steps = Math.round((within - minimum) / step + roundingError);
  const to = Number((minimum + steps * step).toFixed(6));
  return { kind: isOutside ? 'clipped' : 'fits', to: Math.min(maximum, to) + 0 };
}
