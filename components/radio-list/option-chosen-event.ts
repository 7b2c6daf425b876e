/** The user asked for another of several options; `value` is the option's. */
export class OptionChosenEvent extends Event {
  readonly value: string;

  constructor(value: string) {
    super('option-chosen', { bubbles: true, composed: true });
    this.value = value;
  }
}

declare global {
  interface HTMLElementEventMap {
    'option-chosen': OptionChosenEvent;
  }
}
