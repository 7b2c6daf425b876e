import * as z from 'zod/mini';
import { deviceIdSchema } from './devices.ts';

/**
 * What the car would connect to by itself. The id stays while it is paired; a phone that is connected has the same one
 * among the devices. `name` is personal: shown, never logged.
 */
export const pairedDeviceSchema = z.object({
  id: deviceIdSchema,
  kind: z.enum(['phone', 'wifi']),
  name: z.string().check(z.maxLength(60)),
});
export type PairedDevice = Readonly<z.infer<typeof pairedDeviceSchema>>;

/** `unknown`: nothing of this id is paired (any more). `unreachable`: the car did not answer; nothing is known. */
export const forgetResultSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), reason: z.enum(['unknown', 'unreachable']) }),
]);
export type ForgetResult = z.infer<typeof forgetResultSchema>;

/** Phones and Wi-Fi networks that the car knows. A new one is also handed over to be kept (`usage.ts`). */
export interface PairingPort {
  /** In the order in which they were paired. */
  list(): readonly PairedDevice[];
  /** Called after each change of `list`, not at once, until `signal` aborts. */
  subscribe(listener: () => void, signal: AbortSignal): void;
  /** Unpairs and disconnects; what of this device still waits to be handed over goes too. The device keeps its own data. */
  forget(id: string): Promise<ForgetResult>;
}
