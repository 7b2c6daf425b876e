import { emptyContact, type ContactDraft } from '../../../src/data/contacts/contact-draft.ts';

export function makeContact(changes: Partial<ContactDraft> = {}): ContactDraft {
  return { ...emptyContact({ format: 'entered' }), ...changes };
}

export const phone = (value: string) => ({ value, types: [], preferred: false });
export const nameParts = { family: '', given: '', additional: '', prefix: '', suffix: '' };
