/** The user asked to choose or leave out an entry; `value` is what the screen put on it to know which. */
export class ChoiceToggledEvent extends Event {
  readonly wished: boolean;
  readonly value: string;

  constructor(wished: boolean, value: string) {
    super('choice-toggled', { bubbles: true, composed: true });
    this.wished = wished;
    this.value = value;
  }
}

declare global {
  interface HTMLElementEventMap {
    'choice-toggled': ChoiceToggledEvent;
  }
}
