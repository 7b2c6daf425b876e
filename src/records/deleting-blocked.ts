import { messages } from '../i18n/messages.ts';
import type { RestrictionController } from '../restriction/restriction-controller.ts';

/** Why nothing can be deleted now; empty when it can: while the car stands. */
export function deletingBlocked(restriction: RestrictionController): string {
  const { state } = restriction.current;
  return state === 'parked' || state === 'idling' ? '' : messages.records.deleteBlocked[state];
}
