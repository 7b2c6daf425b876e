/** The user moved to another section; `index` is its place among the slider's `sections`. */
export class SectionChosenEvent extends Event {
  readonly index: number;

  constructor(index: number) {
    super('section-chosen', { bubbles: true, composed: true });
    this.index = index;
  }
}

declare global {
  interface HTMLElementEventMap {
    'section-chosen': SectionChosenEvent;
  }
}
