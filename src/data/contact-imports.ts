import type { Contact } from './contacts/contact.ts';
import type { RecordImport, RecordImports } from './imports/record-imports.ts';
import type { ImportAccount } from './vcard/import-account.ts';
import type { ImportedCard } from './vcard/imported-card.ts';

/** The imports of an address book. */
export type ContactImports = RecordImports<Contact, ImportedCard, ImportAccount>;
/** One of them, as the address book shows it. */
export type ImportInBook = RecordImport<Contact, ImportedCard, ImportAccount>;
