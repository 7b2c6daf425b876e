/** The text to find has changed, by typing or by the clear button. It may be personal: never log it, never put it in a URL. */
export class QueryChangedEvent extends Event {
  readonly query: string;

  constructor(query: string) {
    super('query-changed', { bubbles: true, composed: true });
    this.query = query;
  }
}

declare global {
  interface HTMLElementEventMap {
    'query-changed': QueryChangedEvent;
  }
}
