import * as z from 'zod/mini';

/** Who this car is. The VIN is personal: it is shown where asked for, never logged. */
export const vehicleIdentitySchema = z.object({
  kind: z.enum(['emulator', 'vehicle']),
  vin: z.string().check(z.regex(/^[A-HJ-NPR-Z0-9]{17}$/)),
  model: z.string().check(z.maxLength(60)),
  headUnit: z.object({ partNumber: z.string(), serialNumber: z.string(), softwareVersion: z.string() }),
  packId: z.string().check(z.regex(/^[a-z0-9-]{1,40}$/)),
});
export type VehicleIdentity = z.infer<typeof vehicleIdentitySchema>;

/** A display of the car. Sizes in CSS px, density in device px per dp. */
export const displaySchema = z.object({
  id: z.string(),
  width: z.int(),
  height: z.int(),
  shape: z.enum(['rectangle', 'round']),
  density: z.number(),
  zone: z.enum(['driver', 'passenger']),
});
export type Display = z.infer<typeof displaySchema>;

export interface VehiclePort {
  identity(): VehicleIdentity;
  displays(): readonly Display[];
}
