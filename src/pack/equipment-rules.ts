import { isComfortPath, movesSomething, parseSignalValue } from '../../platform/contract/signals.ts';
import type { EquipmentFunction } from './equipment-schema.ts';
import type { PackProblem } from './pack-problem.ts';
import type { PackData } from './pack-schema.ts';

/** A decimal step sums up with rounding errors: 16 + 24 × 0.5 is 28, 0.1 × 3 is not 0.3. */
const roundingError = 1e-9;

function fits(path: string, value: unknown): boolean {
  return parseSignalValue(path, value) !== undefined;
}

/** Why the function does not go with its signal; undefined when it does. */
function mismatch(declared: EquipmentFunction): string | undefined {
  const { path } = declared;
  if (!isComfortPath(path)) return 'must name an actuator of comfort that the contract has';
  switch (declared.kind) {
    case 'range': {
      const { minimum, maximum, step } = declared;
      if (minimum >= maximum) return 'must have a minimum below its maximum';
      const steps = (maximum - minimum) / step;
      if (Math.abs(steps - Math.round(steps)) > roundingError) return 'must reach its maximum in whole steps';
      if (declared.default !== undefined && !isStep(declared, declared.default)) {
        return 'must have a default that a whole step reaches';
      }
      return [minimum, minimum + step, maximum].every((value) => fits(path, value))
        ? undefined
        : 'must stay within the type of its signal';
    }
    case 'choice':
      if (!declared.values.every((value) => fits(path, value))) return 'must offer values of its signal';
      if (new Set(declared.values).size < declared.values.length) return 'must offer each value once';
      return declared.default === undefined || declared.values.includes(declared.default)
        ? undefined
        : 'must have a default that it offers';
    case 'switch':
      return fits(path, true) ? undefined : 'must be a signal that is on or off';
    case 'color':
      return fits(path, declared.default ?? '#000000') ? undefined : 'must be a signal that takes a colour';
  }
}

function isStep(
  { minimum, maximum, step }: Extract<EquipmentFunction, { kind: 'range' }>,
  value: number,
): boolean {
  const steps = (value - minimum) / step;
  return value >= minimum && value <= maximum && Math.abs(steps - Math.round(steps)) <= roundingError;
}

/** Where a comfort function belongs among what is stored; massage is where the seat is, heat where the climate is. */
function categoryOf(path: string): EquipmentFunction['category'] {
  if (movesSomething(path) || path.endsWith('.Massage.Level')) return 'seat';
  if (path.includes('.Light.')) return 'lighting';
  return path.includes('.HVAC.') || path.endsWith('.HeatingCooling') ? 'climate' : 'chassis';
}

export function equipmentProblems({ equipment, categories }: PackData): PackProblem[] {
  const ids = new Set(categories.map(({ id }) => id));
  return equipment.functions.flatMap((declared, index) => {
    const entry = `equipment/functions[${index}]`;
    const problems: PackProblem[] = [];
    const rule = mismatch(declared);
    if (rule !== undefined) problems.push({ entry, rule });
    if (!ids.has(declared.category)) {
      problems.push({ entry: `${entry}/category`, rule: `names ${declared.category}, which is no category` });
    }
    if (rule === undefined && declared.category !== categoryOf(declared.path)) {
      problems.push({ entry: `${entry}/category`, rule: `must be ${categoryOf(declared.path)}` });
    }
    if (equipment.functions.findIndex(({ path }) => path === declared.path) !== index) {
      problems.push({ entry: `${entry}/path`, rule: 'is there twice' });
    }
    return problems;
  });
}
