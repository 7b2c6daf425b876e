/** PINs that may be wrong before the first wait. */
const freeTries = 5;
/** ms, after the fifth wrong PIN; twice as long after each further one. */
const firstWait = 30_000;
const longestWait = 3_600_000;

/** How long after `tries` wrong PINs the next one has to wait, in ms. */
export function waitAfter(tries: number): number {
  if (tries < freeTries) return 0;
  return Math.min(firstWait * 2 ** (tries - freeTries), longestWait);
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
