/** The keystore did not answer. The erase stands still at its step, and is resumed when it answers. */
export class KeystoreSilentError extends Error {
  readonly code = 'eraser/keystore-silent';
  constructor() {
    super('The keystore does not answer. The erase goes on when it does.');
  }
}
