import type { MediaFile } from './intake/media-files.ts';

/** What is to be imported is to be chosen beside the list. */
export class MediaImportWantedEvent extends Event {
  constructor() {
    super('media-import-wanted', { bubbles: true, composed: true });
  }
}

/** Files are to be chosen in the browser's own way: some, or a folder. */
export class MediaChoiceWantedEvent extends Event {
  readonly of: 'files' | 'folder';

  constructor(of: 'files' | 'folder') {
    super('media-choice-wanted', { bubbles: true, composed: true });
    this.of = of;
  }
}

/** These are to be taken in. */
export class MediaFilesChosenEvent extends Event {
  readonly files: readonly MediaFile[];

  constructor(files: readonly MediaFile[]) {
    super('media-files-chosen', { bubbles: true, composed: true });
    this.files = files;
  }
}

declare global {
  interface HTMLElementEventMap {
    'media-import-wanted': MediaImportWantedEvent;
    'media-choice-wanted': MediaChoiceWantedEvent;
    'media-files-chosen': MediaFilesChosenEvent;
  }
}
