/** A PIN was given whole. It is a secret: hand it on and keep no copy. */
export class PinEnteredEvent extends Event {
  readonly pin: string;

  constructor(pin: string) {
    super('pin-entered', { bubbles: true });
    this.pin = pin;
  }
}

declare global {
  interface HTMLElementEventMap {
    'pin-entered': PinEnteredEvent;
  }
}
