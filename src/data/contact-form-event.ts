import type { ContactForm } from './contacts/contact-form.ts';

/** Something was entered, added or taken away; `form` is the whole form as it would be then. */
export class FormEditedEvent extends Event {
  readonly form: ContactForm;

  constructor(form: ContactForm) {
    super('form-edited', { bubbles: true, composed: true });
    this.form = form;
  }
}

/** The user wants the shown contact edited. */
export class ContactEditRequestedEvent extends Event {
  constructor() {
    super('contact-edit-requested', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'contact-edit-requested': ContactEditRequestedEvent;
    'form-edited': FormEditedEvent;
  }
}
