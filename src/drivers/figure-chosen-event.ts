import type { FigureId } from '../session/figure.ts';

/** A drawn figure is to stand for who drives. */
export class FigureChosenEvent extends Event {
  readonly id: FigureId;

  constructor(id: FigureId) {
    super('figure-chosen', { bubbles: true });
    this.id = id;
  }
}

declare global {
  interface HTMLElementEventMap {
    'figure-chosen': FigureChosenEvent;
  }
}
