/** The user asked for another colour; `color` is `#RRGGBB` in capitals. */
export class ColorChosenEvent extends Event {
  readonly color: string;

  constructor(color: string) {
    super('color-chosen', { bubbles: true, composed: true });
    this.color = color;
  }
}

declare global {
  interface HTMLElementEventMap {
    'color-chosen': ColorChosenEvent;
  }
}
