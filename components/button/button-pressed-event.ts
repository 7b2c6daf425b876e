/** A button that was not blocked was pressed, by touch, key, knob or script. */
export class ButtonPressedEvent extends Event {
  constructor() {
    super('button-pressed', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'button-pressed': ButtonPressedEvent;
  }
}
