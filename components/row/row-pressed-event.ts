/** A row that works as a button was pressed; `value` is what the screen put on it to know which. */
export class RowPressedEvent extends Event {
  readonly value: string;

  constructor(value: string) {
    super('row-pressed', { bubbles: true, composed: true });
    this.value = value;
  }
}

declare global {
  interface HTMLElementEventMap {
    'row-pressed': RowPressedEvent;
  }
}
