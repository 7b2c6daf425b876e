/** The user asked for the other position of a switch, which has not moved: it waits for its `reported` property. */
export class SwitchToggledEvent extends Event {
  readonly wished: 'on' | 'off';

  constructor(wished: 'on' | 'off') {
    super('switch-toggled', { bubbles: true, composed: true });
    this.wished = wished;
  }
}

declare global {
  interface HTMLElementEventMap {
    'switch-toggled': SwitchToggledEvent;
  }
}
