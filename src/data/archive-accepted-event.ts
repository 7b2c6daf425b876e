/** What was seen of an archive is to be stored. */
export class ArchiveAcceptedEvent extends Event {
  /** Ids of categories. */
  readonly chosen: ReadonlySet<string>;

  constructor(chosen: ReadonlySet<string>) {
    super('archive-accepted');
    this.chosen = chosen;
  }
}

declare global {
  interface HTMLElementEventMap {
    'archive-accepted': ArchiveAcceptedEvent;
  }
}
