import * as z from 'zod/mini';
import type { Snapshot } from '../../platform/contract/signals.ts';

/** What should hold before a car is handed over (rules: makers' reset procedures; `product.md` section 2). */
export const preconditionIds = ['parked', 'not-ready-to-drive', 'enough-power', 'key-inside'] as const;
export type PreconditionId = (typeof preconditionIds)[number];

/** How to get what is missing or unknown. `look`: this car does not report it, a person has to see to it. */
const remedies = ['park', 'switch-off', 'wait-for-report', 'look'] as const;

export const preconditionSchema = z.object({
  id: z.enum(preconditionIds),
  state: z.enum(['met', 'missing', 'unknown']),
  /** False where this platform has no signal for it: then `unknown` is no fault and never becomes `met`. */
  isReported: z.boolean(),
  /** Undefined when it is met. */
  remedy: z.optional(z.enum(remedies)),
});
export type Precondition = z.infer<typeof preconditionSchema>;

/** As the restriction engine judges it. */
export type Driving = 'parked' | 'idling' | 'moving' | 'unknown';

/**
 * The preconditions as the car reports them, in a fixed order. Only `parked` keeps an erase from beginning; the others
 * are explained and go into the certificate as they were found. No VSS signal of the contract tells the state of charge
 * or where the key is, so those two are said to be unreported.
 */
export function preconditions(driving: Driving, snapshot: Snapshot): readonly Precondition[] {
  return [parked(driving), notReady(snapshot), unreported('enough-power'), unreported('key-inside')];
}

function parked(driving: Driving): Precondition {
  const base = { id: 'parked', isReported: true } as const;
  if (driving === 'parked') return { ...base, state: 'met' };
  return driving === 'unknown'
    ? { ...base, state: 'unknown', remedy: 'wait-for-report' }
    : { ...base, state: 'missing', remedy: 'park' };
}

/** ON and START mean that the drive can be engaged (VSS 6.0, `Vehicle.LowVoltageSystemState`). */
function notReady(snapshot: Snapshot): Precondition {
  const base = { id: 'not-ready-to-drive', isReported: true } as const;
  const state = snapshot.get('Vehicle.LowVoltageSystemState')?.value;
  switch (state) {
    case 'LOCK':
    case 'OFF':
    case 'ACC':
      return { ...base, state: 'met' };
    case 'ON':
    case 'START':
      return { ...base, state: 'missing', remedy: 'switch-off' };
    case 'UNDEFINED':
    case undefined:
      return { ...base, state: 'unknown', remedy: 'wait-for-report' };
  }
}

function unreported(id: PreconditionId): Precondition {
  return { id, state: 'unknown', isReported: false, remedy: 'look' };
}
