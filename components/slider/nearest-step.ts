/** Numbers that a slider can have, in its own unit. */
export interface Steps {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** Decimal steps add up with rounding errors: 16 + 24 × 0.1 is 18.400000000000002. */
const decimals = 6;

/** The step nearest to `value`, within the ends. */
export function nearestStep(value: number, { min, max, step }: Steps): number {
  const last = Math.max(0, Math.floor((max - min) / step + 10 ** -decimals));
  const index = Math.min(last, Math.max(0, Math.round((value - min) / step)));
  return Number((min + index * step).toFixed(decimals));
}

/** Where between the ends, from 0 to 1. */
export function shareOf(value: number, { min, max }: Steps): number {
  return max === min ? 0 : Math.min(1, Math.max(0, (value - min) / (max - min)));
}
