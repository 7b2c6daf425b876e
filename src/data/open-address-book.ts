import type { Clock } from '../../platform/contract/clock.ts';
import type { LifecyclePort } from '../../platform/contract/lifecycle.ts';
import type { PairingPort } from '../../platform/contract/pairing.ts';
import type { Session } from '../session/session.ts';
import { randomId } from '../vault/random-id.ts';
import type { RandomBytes } from '../vault/random-id.ts';
import type { Vault } from '../vault/vault.ts';
import { AddressBook } from './address-book.ts';
import { contactsCollection } from './contacts/contacts-collection.ts';

export interface AddressBookSources {
  readonly vault: Vault;
  readonly session: Session;
  readonly clock: Clock;
  readonly lifecycle: Pick<LifecyclePort, 'subscribe'>;
  readonly pairing: Pick<PairingPort, 'list'>;
  readonly random: RandomBytes;
  readonly language: string;
  readonly signal: AbortSignal;
}

/** The address book of who drives; undefined while a PIN locks it, and when it cannot be read and can only be erased. */
export function openAddressBook(sources: AddressBookSources): AddressBook | undefined {
  const { vault, session, clock, lifecycle, pairing, random, language, signal } = sources;
  if (session.driver.state !== 'open') return undefined;
  const { category } = contactsCollection;
  const book = new AddressBook({
    contacts: vault.collection(session.driver.name, contactsCollection),
    photos: vault.blobs(session.driver.name, category),
    clock,
    newId: () => randomId(random),
    language,
    isPaired: (device) => pairing.list().some(({ id }) => id === device),
    signal,
  });
  lifecycle.subscribe((event) => {
    if (event === 'ignition-off') book.imports.endUndo();
  }, signal);
  return book;
}
