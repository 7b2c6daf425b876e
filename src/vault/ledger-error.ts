/** The ledger could not be read or written. Nothing that depends on it may go on. */
export class LedgerError extends Error {
  override readonly name = 'LedgerError';
  readonly code: 'quota' | 'closed' | 'storage' | 'conflict' | 'unreadable';
  constructor(code: LedgerError['code']) {
    super(`The ledger failed (${code}). Free storage or restart the app; an erase resumes by itself.`);
    this.code = code;
  }
}
