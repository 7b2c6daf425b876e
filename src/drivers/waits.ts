import { messages } from '../i18n/messages.ts';
import type { RestrictionController } from '../restriction/restriction-controller.ts';
import type { RestrictionFlag } from '../restriction/restrictions.ts';

/** What something waits for: a parked car (a restart, a PIN), a still one (settings), or the keyboard. */
export type Wait = 'parked' | 'setup' | 'typing';

/** NO_WIDENING holds in every state but parked. */
const flags = {
  parked: 'NO_WIDENING',
  setup: 'NO_SETUP',
  typing: 'NO_KEYBOARD',
} as const satisfies Record<Wait, RestrictionFlag>;

/** Why this cannot be done now; empty when it can. For rendering. */
export function waitReason(restriction: RestrictionController, wait: Wait): string {
  if (!restriction.restricts(flags[wait])) return '';
  const { state } = restriction.current;
  if (state === 'unknown') return messages.drivers.waits.unknown;
  return messages.drivers.waits[wait];
}

/** Whether it can be done: judged anew, for acting. */
export function allowsNow(restriction: RestrictionController, wait: Wait): boolean {
  return restriction.allowsNow(flags[wait]);
}
