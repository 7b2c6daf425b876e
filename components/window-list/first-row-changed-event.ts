/** Another row stands at the top edge of the list; `row` is its index. */
export class FirstRowChangedEvent extends Event {
  readonly row: number;

  constructor(row: number) {
    super('first-row-changed', { bubbles: true, composed: true });
    this.row = row;
  }
}

declare global {
  interface HTMLElementEventMap {
    'first-row-changed': FirstRowChangedEvent;
  }
}
