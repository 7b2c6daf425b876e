import * as z from 'zod/mini';
import { placeFields } from './usage.ts';

/** Where to: a position, a written address, or both. */
export const guidanceTargetSchema = z
  .object(placeFields)
  .check(z.refine(({ address, position }) => address !== undefined || position !== undefined));
export type GuidanceTarget = z.infer<typeof guidanceTargetSchema>;

export const activeGuidanceSchema = z.object({
  target: guidanceTargetSchema,
  /** The car's wall clock, ms since the epoch. */
  startedAt: z.int().check(z.minimum(0)),
});
export type ActiveGuidance = z.infer<typeof activeGuidanceSchema>;

/** `invalid`: neither position nor address, or out of range. `unreachable`: the car did not answer; nothing is known. */
export const guidanceResultSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), reason: z.enum(['invalid', 'unreachable']) }),
]);
export type GuidanceResult = z.infer<typeof guidanceResultSchema>;

/**
 * The car's own route guidance. A destination stays in the car: no service is given it. Guidance that ends, by arriving,
 * by {@link stop} or by another start, is handed over as a recent destination (`usage.ts`).
 */
export interface GuidancePort {
  /** Takes the place of what was active. */
  start(target: GuidanceTarget): Promise<GuidanceResult>;
  /** Nothing happens when none is active. */
  stop(): Promise<GuidanceResult>;
  active(): ActiveGuidance | undefined;
  /** Called after each change of `active`, not at once, until `signal` aborts. */
  subscribe(listener: () => void, signal: AbortSignal): void;
}
