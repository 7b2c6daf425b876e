import { movesSomething, parseSignalValue, type AnySignalValue } from '../contract/signals.ts';

/**
 * Something of comfort that a car has, as its pack's equipment declares it: which of the values that the path's type
 * allows this car takes, and where it stands when new (else at the least or first value).
 */
export type CarActuator =
  | {
      readonly kind: 'range';
      readonly path: string;
      readonly minimum: number;
      readonly maximum: number;
      readonly default?: number | undefined;
    }
  | {
      readonly kind: 'choice';
      readonly path: string;
      readonly values: readonly string[];
      readonly default?: string | undefined;
    }
  | { readonly kind: 'switch'; readonly path: string; readonly default?: boolean | undefined }
  | { readonly kind: 'color'; readonly path: string; readonly default?: string | undefined };

/** Whether this car can bring the actuator to a value of its type. */
export function canReach(actuator: CarActuator, value: AnySignalValue): boolean {
  switch (actuator.kind) {
    case 'range':
      return typeof value === 'number' && value >= actuator.minimum && value <= actuator.maximum;
    case 'choice':
      return typeof value === 'string' && actuator.values.includes(value);
    case 'switch':
    case 'color':
      return true;
  }
}

export function startValueOf(actuator: CarActuator): AnySignalValue | undefined {
  switch (actuator.kind) {
    case 'range':
      return actuator.default ?? actuator.minimum;
    case 'choice':
      return actuator.default ?? actuator.values[0];
    case 'switch':
      return actuator.default ?? false;
    case 'color':
      return actuator.default ?? '#FFFFFF';
  }
}

/** How a motor moves what it moves, in the path's own unit. */
export interface Travel {
  readonly perSecond: number;
  /** The path's type has no fractions. */
  readonly isWhole: boolean;
}

/** Seconds from one end to the other, as a person in the seat would recognise them; the first that fits holds. */
const fullTravels: readonly (readonly [part: string, seconds: number])[] = [
  ['Mirrors.', 4],
  ['SteeringWheel.', 5],
  ['Headrest.', 6],
  ['Seating.Length', 5],
  ['Backrest.Recline', 9],
  ['Backrest.', 5],
  ['.Position', 10],
  ['.Height', 8],
  ['.Tilt', 6],
];

const anyOtherTravel = 5;

/** The travel of a seat, wheel or mirror; undefined for what is set at once. */
export function travelOf(actuator: CarActuator): Travel | undefined {
  const { kind, path } = actuator;
  if (kind !== 'range' || !movesSomething(path)) return undefined;
  const seconds = fullTravels.find(([part]) => path.includes(part))?.[1] ?? anyOtherTravel;
  const { minimum, maximum } = actuator;
  return {
    perSecond: (maximum - minimum) / seconds,
    isWhole: parseSignalValue(path, Math.floor(minimum) + 0.5) === undefined,
  };
}
