/** A position got a name, as typed. */
export class PositionNamedEvent extends Event {
  readonly name: string;

  constructor(name: string) {
    super('position-named', { bubbles: true, composed: true });
    this.name = name;
  }
}

declare global {
  interface HTMLElementEventMap {
    'position-named': PositionNamedEvent;
  }
}
