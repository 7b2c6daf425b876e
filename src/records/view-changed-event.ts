import type { RecordView } from './record-view.ts';

/** The user asked for other records of the list, or for another order. */
export class ViewChangedEvent extends Event {
  readonly view: RecordView;

  constructor(view: RecordView) {
    super('view-changed', { bubbles: true, composed: true });
    this.view = view;
  }
}

declare global {
  interface HTMLElementEventMap {
    'view-changed': ViewChangedEvent;
  }
}
