import type { AddressBook } from '../address-book.ts';
import type { DevicesDesk } from './devices-desk.ts';

/** Begins to take in the address book of a phone that is plugged in, as that phone's. Passed over while another import is under way. */
export function takeAddressBook(
  desk: DevicesDesk | undefined,
  book: AddressBook | undefined,
  id: string,
  createWorker: (() => Worker) | undefined,
): void {
  const files = desk?.offers.filesOf(id) ?? [];
  if (book?.isOpen !== true || createWorker === undefined || book.imports.isBusy || files.length === 0)
    return;
  book.imports.start(files, createWorker, undefined, id);
  void desk?.offers.answer(id, 'done');
}
