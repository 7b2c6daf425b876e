import { messages } from '../i18n/messages.ts';
import type { RestrictionController } from '../restriction/restriction-controller.ts';

/** Why services cannot be let use something again now; empty when they can. */
export function releaseBlocked(restriction: RestrictionController): string {
  const { state } = restriction.current;
  return restriction.restricts('NO_WIDENING') ? messages.facts.releaseBlocked[state] : '';
}
