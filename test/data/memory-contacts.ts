import type { Contact } from '../../src/data/contacts/contact.ts';
import { contactsCollection } from '../../src/data/contacts/contacts-collection.ts';
import { MemoryRecords } from './memory-records.ts';

/** Contacts in memory. */
export class MemoryContacts extends MemoryRecords<Contact> {
  constructor(contacts: Readonly<Record<string, Contact>> = {}) {
    super(contactsCollection, contacts);
  }
}
