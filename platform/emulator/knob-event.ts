import * as z from 'zod/mini';

/** What a script or a bridge may claim the knob did. */
export const knobEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('turn'), detents: z.int() }),
  z.object({ kind: z.literal('nudge'), direction: z.enum(['up', 'down', 'left', 'right']) }),
  z.object({ kind: z.literal('press') }),
  z.object({ kind: z.literal('back') }),
]);
