/**
 * The knob was turned while the element had the focus. Cancelled by an element that moves inside itself (a list, a slider in direct
 * manipulation); else the focus moves to a neighbour in the group. `detents` is positive clockwise.
 */
export class KnobTurnedEvent extends Event {
  readonly detents: number;

  constructor(detents: number) {
    super('knob-turned', { bubbles: true, composed: true, cancelable: true });
    this.detents = detents;
  }
}

/** The knob's back was pressed. Cancelled by whatever it closes or takes back; else the screen goes back. */
export class KnobBackedEvent extends Event {
  constructor() {
    super('knob-backed', { bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'knob-turned': KnobTurnedEvent;
    'knob-backed': KnobBackedEvent;
  }
}
