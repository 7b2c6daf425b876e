/** A PIN or a passphrase was given whole. It is a secret: hand it on and keep no copy. */
export class SecretEnteredEvent extends Event {
  readonly secret: string;

  constructor(secret: string) {
    super('secret-entered', { bubbles: true });
    this.secret = secret;
  }
}

declare global {
  interface HTMLElementEventMap {
    'secret-entered': SecretEnteredEvent;
  }
}
