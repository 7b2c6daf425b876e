/** The user tapped something that cannot be used now; `reason` is the sentence that says why. */
export class ReasonRequestedEvent extends Event {
  readonly reason: string;

  constructor(reason: string) {
    super('reason-requested', { bubbles: true, composed: true });
    this.reason = reason;
  }
}

declare global {
  interface HTMLElementEventMap {
    'reason-requested': ReasonRequestedEvent;
  }
}
