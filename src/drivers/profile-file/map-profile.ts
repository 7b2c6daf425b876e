import { isSignalPath } from '../../../platform/contract/signals.ts';
import type { AnySignalValue, SignalPath } from '../../../platform/contract/signals.ts';
import type { VehiclePack } from '../../pack/load-pack.ts';
import { mapValue } from './map-value.ts';
import type { MappedValue, Sides } from './map-value.ts';
import type { ProfileContent } from './profile-content.ts';

export interface MappedFunction {
  readonly path: string;
  readonly from: AnySignalValue;
  readonly mapped: MappedValue;
}

export interface MappedPosition {
  readonly name: string;
  readonly functions: readonly MappedFunction[];
  /** What this car can be asked for. */
  readonly values: ReadonlyMap<SignalPath, AnySignalValue>;
}

export type Mapping = readonly MappedPosition[];

/** Where the driver sits; undefined where the car does not say, or in the middle. */
export type DriverSide = 'LEFT' | 'RIGHT' | undefined;

/** The car that takes a profile in. */
export interface ReceivingCar {
  readonly equipment: Pick<VehiclePack['equipment'], 'functions'>;
  readonly driverSide: DriverSide;
}

/** What of a profile's positions another car can be asked for, and what not. Pure; nothing moves. */
export function mapProfile(
  { functions, positions, driverSide }: Pick<ProfileContent, 'functions' | 'positions' | 'driverSide'>,
  car: ReceivingCar,
): Mapping {
  const sides = compareSides(driverSide, car.driverSide);
  return positions.map(({ name, values }) => {
    const mapped = values.map(({ path, value }): MappedFunction => {
      const taken = functions.find((one) => one.path === path);
      const declared = car.equipment.functions.find((one) => one.path === path);
      return { path, from: value, mapped: mapValue(value, taken, declared, sides) };
    });
    return { name, functions: mapped, values: new Map(mapped.flatMap(taken)) };
  });
}

function compareSides(one: DriverSide, other: DriverSide): Sides {
  if (one === undefined || other === undefined) return 'unknown';
  return one === other ? 'same' : 'mirrored';
}

function taken({ path, mapped }: MappedFunction): readonly (readonly [SignalPath, AnySignalValue])[] {
  return 'to' in mapped && isSignalPath(path) ? [[path, mapped.to]] : [];
}

/** Each function once, over all positions: which fit everywhere, which are clipped somewhere, which the car cannot do. */
export interface MappingSummary {
  readonly fits: readonly string[];
  /** The first that is clipped stands for the function. */
  readonly clipped: readonly {
    readonly path: string;
    readonly from: AnySignalValue;
    readonly to: AnySignalValue;
  }[];
  readonly missing: readonly string[];
  readonly otherMeaning: readonly string[];
}

export function summarize(mapping: Mapping): MappingSummary {
  const all = mapping.flatMap(({ functions }) => functions);
  const paths = (kind: MappedValue['kind']): Set<string> =>
    new Set(all.filter(({ mapped }) => mapped.kind === kind).map(({ path }) => path));
  const [missing, otherMeaning] = [paths('missing'), paths('other-meaning')];
  const clipped = [...paths('clipped')].flatMap((path) => {
    const found = all.find((one) => one.path === path && one.mapped.kind === 'clipped');
    return found && 'to' in found.mapped ? [{ path, from: found.from, to: found.mapped.to }] : [];
  });
  const isTrouble = (path: string): boolean =>
    missing.has(path) || otherMeaning.has(path) || clipped.some((one) => one.path === path);
  return {
    fits: [...paths('fits')].filter((path) => !isTrouble(path)),
    clipped,
    missing: [...missing],
    otherMeaning: [...otherMeaning],
  };
}
