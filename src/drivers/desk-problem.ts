import { messages } from '../i18n/messages.ts';
import type { DeskResult } from '../session/desk-result.ts';

type DeskFailure = Extract<DeskResult, { readonly ok: false }>;

/** What a call that threw is taken for. */
export function unanswered(): DeskFailure {
  return { ok: false, reason: 'storage' };
}

/** Why the desk did not do it, and what to do. */
export function deskProblem({ reason, waitMs = 0 }: DeskFailure): string {
  return reason === 'waiting' ? pinWait(waitMs) : messages.drivers.problems[reason];
}

/** How long no other secret may be tried. */
export function pinWait(waitMs: number): string {
  return messages.handover.pinWait(Math.ceil(waitMs / 1_000));
}
