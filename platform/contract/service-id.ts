import * as z from 'zod/mini';

/** Id of a service in the pack: lower case, words joined by hyphens. */
export const serviceIdSchema = z.string().check(z.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/), z.maxLength(40));
export type ServiceId = z.infer<typeof serviceIdSchema>;

declare const switchable: unique symbol;

/**
 * Id of a service that a driver may switch. 112 eCall (`ecall`) is none, by type: nothing that takes a
 * `SwitchableServiceId` can be given it (Regulation (EU) 2015/758).
 */
export type SwitchableServiceId = string & { readonly [switchable]: true };

export function isSwitchableServiceId(id: string): id is SwitchableServiceId {
  return serviceIdSchema.safeParse(id).success && id.replaceAll('-', '') !== 'ecall';
}

/** For ids read from stored or received data; refuses `ecall`. */
export const switchableServiceIdSchema = z.pipe(
  serviceIdSchema.check(z.refine((id) => isSwitchableServiceId(id), 'ecall cannot be switched')),
  z.transform((id) => id as SwitchableServiceId),
);
