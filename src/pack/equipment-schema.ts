import * as z from 'zod/mini';
import type { drivingSignals } from '../../platform/contract/signals.ts';

/** Signals that can say the car is parked; the restriction engine needs those that the car has, and no others. */
const parkedSignals = [
  'Vehicle.Powertrain.Transmission.SelectedGear',
  'Vehicle.Powertrain.Transmission.IsParkLockEngaged',
  'Vehicle.Chassis.ParkingBrake.IsEngaged',
] as const satisfies readonly (typeof drivingSignals)[number][];

/** Stored categories that comfort functions belong to. */
const comfortCategories = ['seat', 'chassis', 'climate', 'lighting'] as const;

const functionFields = { path: z.string(), category: z.enum(comfortCategories) };

/**
 * Something the car can set, by its VSS actuator. Units are VSS's. Ranges stand here because VSS leaves seat travel and
 * temperature open; `step` is the smallest change that makes sense. `default` is what a handover sets: without it, nothing.
 */
const functionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('range'),
    ...functionFields,
    minimum: z.number(),
    maximum: z.number(),
    step: z.number().check(z.positive()),
    default: z.optional(z.number()),
  }),
  z.strictObject({
    kind: z.literal('choice'),
    ...functionFields,
    values: z.array(z.string()).check(z.minLength(2), z.maxLength(20)),
    default: z.optional(z.string()),
  }),
  z.strictObject({ kind: z.literal('switch'), ...functionFields, default: z.optional(z.boolean()) }),
  z.strictObject({ kind: z.literal('color'), ...functionFields, default: z.optional(z.string()) }),
]);
export type EquipmentFunction = z.infer<typeof functionSchema>;

export const equipmentSchema = z.strictObject({
  parkedSignals: z.array(z.enum(parkedSignals)).check(z.minLength(1), z.maxLength(3)),
  functions: z.array(functionSchema).check(z.maxLength(100)),
});
