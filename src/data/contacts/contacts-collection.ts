import type { CollectionDefinition } from '../../vault/collection-definition.ts';
import { contactSchema, type Contact } from './contact.ts';

/** The address book in the vault. */
export const contactsCollection: CollectionDefinition<Contact> = {
  category: 'contacts',
  version: 2,
  schema: contactSchema,
  migrations: {
    // Version 1 knew of no phone: all of it was entered or brought in by the driver.
    1: (record) => record,
  },
};
