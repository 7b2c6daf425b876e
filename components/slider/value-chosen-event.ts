/** The user asked for another number; `value` is in the slider's own unit, on one of its steps. */
export class ValueChosenEvent extends Event {
  readonly value: number;

  constructor(value: number) {
    super('value-chosen', { bubbles: true, composed: true });
    this.value = value;
  }
}

declare global {
  interface HTMLElementEventMap {
    'value-chosen': ValueChosenEvent;
  }
}
