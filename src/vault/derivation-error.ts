/** A PIN's key could not be worked out: its worker did not run, or memory was short. Nothing was changed; it may be tried again. */
export class DerivationError extends Error {
  override readonly name = 'DerivationError';

  constructor() {
    super(
      'A PIN key could not be derived. Free memory, or look whether the host lets its worker run WebAssembly.',
    );
  }
}
