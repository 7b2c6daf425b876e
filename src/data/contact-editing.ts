import { RecordEditing } from '../records/record-editing.ts';
import type { FormRules, RecordEdit } from '../records/record-editing.ts';
import type { Collection } from '../vault/collection.ts';
import type { Contact } from './contacts/contact.ts';
import { emptyContact } from './contacts/contact-draft.ts';
import { formOf } from './contacts/contact-form.ts';
import type { ContactForm, FieldId } from './contacts/contact-form.ts';
import { isEdited } from './contacts/form-changes.ts';
import { contactOf } from './contacts/form-contact.ts';
import { problemsOf } from './contacts/form-problems.ts';
import type { FieldProblem } from './contacts/form-problems.ts';

/** A contact while it is edited. */
export type ContactEdit = RecordEdit<Contact, ContactForm, FieldId, FieldProblem>;

const rules: FormRules<Contact, ContactForm, FieldId, FieldProblem> = {
  empty: () => emptyContact({ format: 'entered' }),
  formOf,
  isEdited,
  valueOf: contactOf,
  problemsOf,
  over: (form, original, theirs) => {
    const { photo: _photo, ...mine } = contactOf(form, original);
    // The photo it began with may be gone from storage; theirs is not.
    const photo = form.keepsPhoto ? theirs?.photo : undefined;
    return { ...mine, ...(photo !== undefined && { photo }) };
  },
};

/** The one contact that is being added or changed. */
export class ContactEditing extends RecordEditing<Contact, ContactForm, FieldId, FieldProblem> {
  constructor(contacts: Pick<Collection<Contact>, 'get' | 'put'>, newId: () => string) {
    super(contacts, newId, rules);
  }
}
