/** A record of the list was chosen to be looked at; `id` is empty when it was left for the list. */
export class RecordShownEvent extends Event {
  readonly id: string;

  constructor(id: string) {
    super('record-shown', { bubbles: true, composed: true });
    this.id = id;
  }
}

/** The record that is shown was left for the list. */
export class RecordClosedEvent extends Event {
  constructor() {
    super('record-closed', { bubbles: true, composed: true });
  }
}

/** The user wants the shown record changed. */
export class RecordEditRequestedEvent extends Event {
  constructor() {
    super('record-edit-requested', { bubbles: true, composed: true });
  }
}

/** The user wants a record deleted; it can be undone for a while. */
export class RecordDeletionRequestedEvent extends Event {
  readonly id: string;

  constructor(id: string) {
    super('record-deletion-requested', { bubbles: true, composed: true });
    this.id = id;
  }
}

/** The user wants the shown record kept and not used, or used again. */
export class RecordAsideRequestedEvent extends Event {
  readonly id: string;
  readonly isAside: boolean;

  constructor(id: string, isAside: boolean) {
    super('record-aside-requested', { bubbles: true, composed: true });
    this.id = id;
    this.isAside = isAside;
  }
}

declare global {
  interface HTMLElementEventMap {
    'record-shown': RecordShownEvent;
    'record-closed': RecordClosedEvent;
    'record-edit-requested': RecordEditRequestedEvent;
    'record-deletion-requested': RecordDeletionRequestedEvent;
    'record-aside-requested': RecordAsideRequestedEvent;
  }
}
