import * as z from 'zod/mini';

/** How long somebody without the keeper's PIN waits before the whole car may go, s (`product.md` section 6). */
export const accountWaitSeconds = 900;

/**
 * In whose role an erase was asked for, and how that was shown. Never a name. `driver`: their own data, or a car where
 * nobody set a keeper; of a lent car, by its PIN. `anyone`: nobody's PIN, after the visible wait; the certificate says that no keeper authorised it.
 */
export const authorisationSchema = z.discriminatedUnion('role', [
  z.object({ role: z.literal('driver') }),
  z.object({ role: z.literal('keeper') }),
  z.object({ role: z.literal('anyone'), waitedSeconds: z.int().check(z.minimum(0)) }),
]);
export type Authorisation = z.infer<typeof authorisationSchema>;

/** Whose PIN a handover needs here, or the wait in its place: the keeper's; where there is none and the car is lent, the lending PIN. */
export type NeededAuthority = 'nothing' | 'keeper' | 'lender';

/** The answer to a PIN. `waitMs`: refused without a look, until that much time has passed. */
export type PinAnswer =
  | { readonly ok: true; readonly authorisation: Authorisation }
  | { readonly ok: false; readonly reason: 'wrong-pin' | 'keystore-unreachable' | 'storage' }
  | { readonly ok: false; readonly reason: 'wait'; readonly waitMs: number };

/** How far the wait is. */
export interface WaitProgress {
  readonly servedSeconds: number;
  readonly remainingSeconds: number;
}

/** Asks for the authority that a handover needs. */
export interface EraseAuthority {
  readonly needed: NeededAuthority;
  /** Where {@link needed} is nothing: who asks is the driver. Undefined where somebody must be asked. */
  readonly withoutPin: Authorisation | undefined;
  /** Wrong ones are counted by the keystore, across restarts, and slowed down. */
  tryPin(pin: string): Promise<PinAnswer>;
  /** What of the wait is served already, also before a restart. */
  served(): Promise<WaitProgress>;
  /**
   * Serves the wait while `signal` lives, telling each second. Resolves with the authorisation when it is over, with
   * undefined when `signal` ended it before: what was served stays served.
   */
  wait(onProgress: (progress: WaitProgress) => void, signal: AbortSignal): Promise<Authorisation | undefined>;
  /** What was waited counts once: called when an erase begins on it. */
  spend(): Promise<void>;
}
