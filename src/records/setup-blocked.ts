import type { RestrictionController } from '../restriction/restriction-controller.ts';

/** Why what brings contacts in or takes them along (AOSP NO_SETUP) cannot be done now; empty when it can. */
export function setupBlocked(
  restriction: RestrictionController,
  words: { readonly moving: string; readonly unknown: string },
): string {
  if (!restriction.restricts('NO_SETUP')) return '';
  return restriction.current.state === 'moving' ? words.moving : words.unknown;
}
