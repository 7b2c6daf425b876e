/** The keystore did not answer. The erase stops before a page goes, and is resumed when it answers. */
export class KeystoreSilentError extends Error {
  readonly code = 'eraser/keystore-silent';
  constructor() {
    super('The keystore does not answer. The erase goes on when it does.');
  }
}
