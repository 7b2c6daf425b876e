export type PositionAct = 'recall' | 'store' | 'rename' | 'remove';

/** The user wants something done with one of the stored positions. */
export class PositionActEvent extends Event {
  readonly id: string;
  readonly act: PositionAct;

  constructor(id: string, act: PositionAct) {
    super('position-act', { bubbles: true, composed: true });
    this.id = id;
    this.act = act;
  }
}

declare global {
  interface HTMLElementEventMap {
    'position-act': PositionActEvent;
  }
}
