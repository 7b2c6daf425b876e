/** PINs that may be wrong before the first wait. */
const freeTries = 3;
/** ms, after the third, fourth, … wrong PIN; all further ones wait as the last. */
const waits = [30_000, 60_000, 300_000, 900_000, 3_600_000] as const;

/** How long after `tries` wrong PINs the next one has to wait, in ms. */
export function waitAfter(tries: number): number {
  if (tries < freeTries) return 0;
  return waits[Math.min(tries - freeTries, waits.length - 1)] ?? 0;
}

/** What counting a try answered. */
export interface AttemptStart {
  /** 0: the try was counted and may be made. Else it was refused and not counted; ms until one is allowed. */
  readonly waitMs: number;
}

/** Aliases that live only as long as the keystore's process: a guest's. Never written to any storage. */
export const volatilePrefix = 'guest-';
export function isVolatileAlias(alias: string): boolean {
  return alias.startsWith(volatilePrefix);
}
