/** The contact's page was left for the list. */
export class ContactClosedEvent extends Event {
  constructor() {
    super('contact-closed', { bubbles: true, composed: true });
  }
}

/** The user wants the shown contact deleted; it can be undone for a while. */
export class ContactDeletionRequestedEvent extends Event {
  constructor() {
    super('contact-deletion-requested', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'contact-closed': ContactClosedEvent;
    'contact-deletion-requested': ContactDeletionRequestedEvent;
  }
}
