import { messages } from '../i18n/messages.ts';
import type { ClosedReason, Opening } from './open-storage.ts';
import type { ShellNotice } from './shell.ts';

/** Why storage is closed, in words. */
export function closedText(reason: ClosedReason): string {
  return messages.shell.vault[reason];
}

/** What has to be said of how storage opened, on every screen. */
export function noticesFor(opening: Opening): readonly ShellNotice[] {
  if (opening.state === 'closed') return [{ tone: 'fault', text: closedText(opening.reason) }];
  const lent: readonly ShellNotice[] = opening.vault.isLent
    ? [{ tone: 'info', text: messages.shell.lent }]
    : [];
  return opening.isDataLost ? [{ tone: 'fault', text: messages.shell.vault['data-lost'] }, ...lent] : lent;
}
