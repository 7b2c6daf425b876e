/** The user wants back what was just taken away. */
export class UndoRequestedEvent extends Event {
  constructor() {
    super('undo-requested', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'undo-requested': UndoRequestedEvent;
  }
}
