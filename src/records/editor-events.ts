/** The editor was left; `savedId` is the record that was stored, empty when nothing was. */
export class EditorClosedEvent extends Event {
  readonly savedId: string;

  constructor(savedId: string) {
    super('editor-closed', { bubbles: true, composed: true });
    this.savedId = savedId;
  }
}

/** A field is to have the focus: the first wrong one, or, without `field`, where editing begins. */
export class FieldWantedEvent extends Event {
  readonly field: string | undefined;

  constructor(field?: string) {
    super('field-wanted', { bubbles: true, composed: true });
    this.field = field;
  }
}

declare global {
  interface HTMLElementEventMap {
    'editor-closed': EditorClosedEvent;
    'field-wanted': FieldWantedEvent;
  }
}
