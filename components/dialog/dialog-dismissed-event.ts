/** The user wants out of a dialog by Escape or by the knob's back; it stays until its `open` is taken away. */
export class DialogDismissedEvent extends Event {
  constructor() {
    super('dialog-dismissed', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'dialog-dismissed': DialogDismissedEvent;
  }
}
