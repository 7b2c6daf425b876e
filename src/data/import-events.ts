import type { AlikePair } from './imports/import-changes.ts';

/** Files were chosen to be imported; refused when the car does not allow it any more. */
export class FilesChosenEvent extends Event {
  readonly refused: boolean;

  constructor(refused: boolean) {
    super('files-chosen', { bubbles: true, composed: true });
    this.refused = refused;
  }
}

/** The import that runs is to end. */
export class ImportCancelRequestedEvent extends Event {
  constructor() {
    super('import-cancel-requested', { bubbles: true, composed: true });
  }
}

/** The account was read. */
export class ImportClosedEvent extends Event {
  constructor() {
    super('import-closed', { bubbles: true, composed: true });
  }
}

/** These are to be merged into those they look like. */
export class MergeRequestedEvent extends Event {
  readonly pairs: readonly AlikePair[];

  constructor(pairs: readonly AlikePair[]) {
    super('merge-requested', { bubbles: true, composed: true });
    this.pairs = pairs;
  }
}

/** The whole last import is to be taken back. */
export class ImportUndoRequestedEvent extends Event {
  constructor() {
    super('import-undo-requested', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'import-cancel-requested': ImportCancelRequestedEvent;
    'import-closed': ImportClosedEvent;
    'merge-requested': MergeRequestedEvent;
    'import-undo-requested': ImportUndoRequestedEvent;
  }
}
