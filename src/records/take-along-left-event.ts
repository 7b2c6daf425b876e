/** A step of taking along is over, or was left: back to the ways. */
export class TakeAlongLeftEvent extends Event {
  constructor() {
    super('take-along-left', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'take-along-left': TakeAlongLeftEvent;
  }
}
