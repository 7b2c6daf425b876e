/** A part of the screen that took the place of all of it is done, or was left. */
export class PanelLeftEvent extends Event {
  constructor() {
    super('panel-left', { bubbles: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'panel-left': PanelLeftEvent;
  }
}
