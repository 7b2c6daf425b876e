import type { CreateFailure } from '../vault/add-bucket.ts';
import type { PinResult } from '../vault/bucket-pin.ts';
import type { WriteResult } from '../vault/collection-definition.ts';
import { DerivationError } from '../vault/derivation-error.ts';
import { LedgerError } from '../vault/ledger-error.ts';

/**
 * `not-now`: the car is not parked any more, or it is lent, or a guest asked for what only a driver has, or somebody
 * else is taking the seat. `locked`: the PIN in force has to be given first. `name-missing`: no name, or none that
 * fits. `waiting`: too many PINs were wrong; the next may be tried after `waitMs`. `not-derived`: the PIN's key could not be
 * worked out; a try is counted all the same.
 */
export type DeskResult =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly reason:
        | 'not-now'
        | 'too-many'
        | 'name-missing'
        | 'wrong-pin'
        | 'waiting'
        | 'invalid-pin'
        | 'locked'
        | 'storage'
        | 'quota'
        | 'keystore-unreachable'
        | 'not-derived';
      readonly waitMs?: number;
    };
export type DeskReason = Extract<DeskResult, { readonly ok: false }>['reason'];

export function refused(reason: DeskReason): DeskResult {
  return { ok: false, reason };
}

/** What the vault answered, in the desk's words: what can only be tried again, or erased, is `storage`. */
export function deskResult(
  answer: PinResult | WriteResult | { readonly ok: false; readonly reason: CreateFailure },
): DeskResult {
  if (answer.ok) return { ok: true };
  if (answer.reason === 'waiting') return { ok: false, reason: 'waiting', waitMs: answer.waitMs };
  switch (answer.reason) {
    case 'too-many':
    case 'wrong-pin':
    case 'invalid-pin':
    case 'locked':
    case 'quota':
    case 'keystore-unreachable':
      return refused(answer.reason);
    default:
      return refused('storage');
  }
}

/** Does it, with a ledger and a derivation that fail as values. */
export async function withLedger(work: () => Promise<DeskResult>): Promise<DeskResult> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DerivationError) return refused('not-derived');
    if (!(error instanceof LedgerError)) throw error;
    return refused(error.code === 'quota' ? 'quota' : 'storage');
  }
}
