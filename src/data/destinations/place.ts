import * as z from 'zod/mini';

/** WGS 84, degrees. */
export const positionSchema = z.strictObject({
  latitude: z.number().check(z.minimum(-90), z.maximum(90)),
  longitude: z.number().check(z.minimum(-180), z.maximum(180)),
});

export type Position = z.infer<typeof positionSchema>;

/** Somewhere to go: a position, a written address, or both. */
export const placeFields = {
  /** As typed or as the file names it. */
  name: z.string().check(z.maxLength(200)),
  address: z.optional(z.string().check(z.maxLength(500))),
  position: z.optional(positionSchema),
};
