import * as z from 'zod/mini';

/**
 * The key with which the car was opened or that lies in it. `known`: one that the car tells apart from others, by an
 * id that stays the same for as long as the key belongs to the car; it points to a person, so it is never logged or
 * shown. `unknown`: there is a key, but the car cannot say which (a phone as key, a valet key). `none`: no key is in.
 */
export const carKeySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('known'), id: z.string().check(z.regex(/^[A-Za-z0-9-]{1,64}$/)) }),
  z.object({ kind: z.literal('unknown') }),
  z.object({ kind: z.literal('none') }),
]);
export type CarKey = Readonly<z.infer<typeof carKeySchema>>;

export interface KeyPort {
  /** What the car said last; `none` as well while it says nothing. Says who may be driving, and proves nothing. */
  present(): CarKey;
  /** Called after each change, not at once, until `signal` aborts; read `present` again. */
  subscribe(listener: () => void, signal: AbortSignal): void;
}
