/** The text of a field has changed by typing. It may be personal: never log it, never put it in a URL. */
export class TextChangedEvent extends Event {
  readonly text: string;

  constructor(text: string) {
    super('text-changed', { bubbles: true, composed: true });
    this.text = text;
  }
}

declare global {
  interface HTMLElementEventMap {
    'text-changed': TextChangedEvent;
  }
}
