export type SelectionWish = 'all' | 'none' | 'aside' | 'release' | 'delete' | 'end';

/** What the user wants with the records that are marked. */
export class SelectionEvent extends Event {
  readonly wish: SelectionWish;

  constructor(wish: SelectionWish) {
    super('selection-asked', { bubbles: true, composed: true });
    this.wish = wish;
  }
}

declare global {
  interface HTMLElementEventMap {
    'selection-asked': SelectionEvent;
  }
}
