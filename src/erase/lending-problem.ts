import { messages } from '../i18n/messages.ts';
import type { LendingResult } from '../session/lending-desk.ts';
import { DerivationError } from '../vault/derivation-error.ts';

type LendingFailure =
  Extract<LendingResult, { readonly ok: false }> | { readonly ok: false; readonly reason: 'not-derived' };

/** What a call that threw is taken for. */
export function unanswered(error: unknown): LendingFailure {
  return { ok: false, reason: error instanceof DerivationError ? 'not-derived' : 'storage' };
}

/** Why the car was not lent or given back, and what to do. */
export function lendingProblem(failure: LendingFailure): string {
  const { lend, handover } = messages;
  switch (failure.reason) {
    case 'wrong-pin':
    case 'invalid-pin':
    case 'no-pin':
      return handover.wrongPin;
    case 'waiting':
      return handover.pinWait(Math.ceil(failure.waitMs / 1_000));
    case 'keystore-unreachable':
      return handover.pinUnreachable;
    case 'not-now':
      return lend.blocked;
    case 'not-yours':
      return lend.notYours;
    case 'quota':
      return lend.failures.quota;
    case 'not-derived':
      return lend.failures.notDerived;
    case 'unreadable':
    case 'locked':
      return lend.failures.unreadable;
    case 'storage':
    case 'closed':
    case 'conflict':
      return lend.failures.storage;
  }
}
