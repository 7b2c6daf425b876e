import type { ContactForm } from './contacts/contact-form.ts';

/** The user wants the shown contact edited. */
export class ContactEditRequestedEvent extends Event {
  constructor() {
    super('contact-edit-requested', { bubbles: true, composed: true });
  }
}

/** Something was entered, added or taken away; `form` is the whole form as it would be then. */
export class FormEditedEvent extends Event {
  readonly form: ContactForm;

  constructor(form: ContactForm) {
    super('form-edited', { bubbles: true, composed: true });
    this.form = form;
  }
}

/** The editor was left; `savedId` is the contact that was stored, empty when nothing was. */
export class EditorClosedEvent extends Event {
  readonly savedId: string;

  constructor(savedId: string) {
    super('editor-closed', { bubbles: true, composed: true });
    this.savedId = savedId;
  }
}

declare global {
  interface HTMLElementEventMap {
    'contact-edit-requested': ContactEditRequestedEvent;
    'form-edited': FormEditedEvent;
    'editor-closed': EditorClosedEvent;
  }
}
