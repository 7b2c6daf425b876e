/** The details of a service were closed. */
export class DetailsClosedEvent extends Event {
  constructor() {
    super('details-closed', { bubbles: true, composed: true });
  }
}

/** The question before positions are sent was answered; Escape and back count as no. */
export class PositionAnsweredEvent extends Event {
  readonly agreed: boolean;

  constructor(agreed: boolean) {
    super('position-answered', { bubbles: true, composed: true });
    this.agreed = agreed;
  }
}

declare global {
  interface HTMLElementEventMap {
    'details-closed': DetailsClosedEvent;
    'position-answered': PositionAnsweredEvent;
  }
}
