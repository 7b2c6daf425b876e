/** The one action that a notice offers was pressed. */
export class NoticeActionPressedEvent extends Event {
  constructor() {
    super('notice-action-pressed', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'notice-action-pressed': NoticeActionPressedEvent;
  }
}
