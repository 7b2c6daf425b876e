import * as z from 'zod/mini';

/** What of the car itself a handover puts back. The language is none of it: the driver's own goes with the driver's card. */
export const carItems = ['services', 'comfort'] as const;
export type CarItem = (typeof carItems)[number];

/**
 * How far the car followed. `pending`: it waits for the car to be parked, and is done then. `refused`, `timed-out`,
 * `unreachable`: somebody has to see to it.
 */
export const carItemStateSchema = z.object({
  item: z.enum(carItems),
  state: z.enum(['done', 'pending', 'refused', 'timed-out', 'unreachable']),
});
export type CarItemState = z.infer<typeof carItemStateSchema>;

/** Puts the car's own part back. Every call may be repeated, settles, and never rejects. */
export interface CarReset {
  reset(items: readonly CarItem[]): Promise<readonly CarItemState[]>;
}
