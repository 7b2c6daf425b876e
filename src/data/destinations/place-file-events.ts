import type { StickFile } from '../../records/stick-files.ts';

/** A file on a stick is to be imported. */
export class StickFileChosenEvent extends Event {
  readonly file: StickFile;

  constructor(file: StickFile) {
    super('stick-file-chosen', { bubbles: true, composed: true });
    this.file = file;
  }
}

/** Files are to be chosen in the browser's own way. */
export class FileWantedEvent extends Event {
  constructor() {
    super('file-wanted', { bubbles: true, composed: true });
  }
}

/** What is to be imported or exported is to be chosen beside the list. */
export class PlacePanelWantedEvent extends Event {
  readonly panel: 'import' | 'export';

  constructor(panel: 'import' | 'export') {
    super('place-panel-wanted', { bubbles: true, composed: true });
    this.panel = panel;
  }
}

declare global {
  interface HTMLElementEventMap {
    'stick-file-chosen': StickFileChosenEvent;
    'file-wanted': FileWantedEvent;
    'place-panel-wanted': PlacePanelWantedEvent;
  }
}
