import * as z from 'zod/mini';
import type { CollectionDefinition } from '../../vault/collection-definition.ts';
import { instantSchema } from '../../vault/instant.ts';

const name = z.string().check(z.maxLength(248));
/** IEEE 802 address. */
const hardwareAddress = z.string().check(z.regex(/^([0-9a-f]{2}:){5}[0-9a-f]{2}$/));
/** ms since the epoch. */
const pairedAt = instantSchema;

/** What the car would connect to by itself. Erasing it here unpairs the car's side; the other keeps its own copy. */
const pairedDeviceSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('phone'),
    name,
    address: hardwareAddress,
    /** Bluetooth link key, base64. */
    linkKey: z.optional(z.string().check(z.maxLength(100))),
    uses: z.array(z.enum(['calls', 'contacts', 'messages', 'audio', 'hotspot'])).check(z.maxLength(5)),
    /** Smartphone integration that the phone's owner trusted this car with. */
    projection: z.optional(z.enum(['carplay', 'android-auto'])),
    pairedAt,
    /** Buckets of the drivers who took its address book, or want to be asked for it no more. */
    answered: z.optional(z.array(z.string().check(z.maxLength(100))).check(z.maxLength(100))),
  }),
  z.strictObject({
    kind: z.literal('wifi'),
    /** SSID: at most 32 bytes. */
    name: z.string().check(z.maxLength(32)),
    passphrase: z.optional(z.string().check(z.maxLength(63))),
    security: z.enum(['open', 'wpa2', 'wpa3']),
    pairedAt,
  }),
]);

export type StoredDevice = z.infer<typeof pairedDeviceSchema>;

/** In the vehicle's bucket: whoever drives next meets the same devices. */
export const pairedDevicesCollection: CollectionDefinition<StoredDevice> = {
  category: 'paired-devices',
  version: 2,
  schema: pairedDeviceSchema,
  timeOf: (device) => device.pairedAt,
  migrations: {
    // Nobody was asked for an address book in version 1.
    1: (record) => record,
  },
};
