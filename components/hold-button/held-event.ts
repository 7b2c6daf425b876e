/** A press-and-hold was kept to its end: the user means it. Fired once per hold. */
export class HeldEvent extends Event {
  constructor() {
    super('held', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    held: HeldEvent;
  }
}
