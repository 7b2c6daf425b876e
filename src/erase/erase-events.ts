import type { Authorisation } from '../eraser/authorisation.ts';
import type { EraseOrder } from '../eraser/journal.ts';
import type { ErasePlan } from '../eraser/plan.ts';
import type { EraseScope } from '../eraser/scope.ts';

/** What is to be erased was chosen. `isAsked`: it has to wait for a parked car, and is only noted. */
export class ScopeChosenEvent extends Event {
  readonly scope: EraseScope;
  readonly isAsked: boolean;

  constructor(scope: EraseScope, isAsked = false) {
    super('scope-chosen', { bubbles: true, composed: true });
    this.scope = scope;
    this.isAsked = isAsked;
  }
}

/** A handover was authorised, and held to the end. */
export class HandoverHeldEvent extends Event {
  readonly plan: ErasePlan;
  readonly authorisation: Authorisation;
  readonly when: EraseOrder['when'];

  constructor(plan: ErasePlan, authorisation: Authorisation, when: EraseOrder['when']) {
    super('handover-held', { bubbles: true, composed: true });
    this.plan = plan;
    this.authorisation = authorisation;
    this.when = when;
  }
}

/** Whoever asks was found to be allowed to: by the PIN or by the wait. */
export class AuthorisedEvent extends Event {
  readonly authorisation: Authorisation;

  constructor(authorisation: Authorisation) {
    super('authorised', { bubbles: true, composed: true });
    this.authorisation = authorisation;
  }
}

/** Back from a step. Nothing was decided. */
export class StepLeftEvent extends Event {
  constructor() {
    super('step-left', { bubbles: true, composed: true });
  }
}

/** The result was read and understood. */
export class ResultSeenEvent extends Event {
  constructor() {
    super('result-seen', { bubbles: true, composed: true });
  }
}

/** What did not go, or was not signed, is to be tried again. */
export class RetryRequestedEvent extends Event {
  constructor() {
    super('retry-requested', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'scope-chosen': ScopeChosenEvent;
    'handover-held': HandoverHeldEvent;
    authorised: AuthorisedEvent;
    'step-left': StepLeftEvent;
    'result-seen': ResultSeenEvent;
    'retry-requested': RetryRequestedEvent;
  }
}
