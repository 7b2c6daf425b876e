import type { CollectionDefinition } from '../../vault/collection-definition.ts';
import { contactSchema, type Contact } from './contact.ts';

/** The address book in the vault. */
export const contactsCollection: CollectionDefinition<Contact> = {
  category: 'contacts',
  version: 1,
  schema: contactSchema,
  migrations: {},
};
