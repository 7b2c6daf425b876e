import { handedOutRow } from '../choices/hand-out.ts';
import { contactsCollection } from './contacts/contacts-collection.ts';
import { displayName } from './contacts/display-name.ts';
import { destinationsCollection } from './destinations/destinations-collection.ts';
import { recentDestinationsCollection } from './destinations/recent-destinations-collection.ts';
import { mediaCollection } from './media/media-collection.ts';
import { onlineUseCollection } from './online/online-use-collection.ts';

/**
 * What services that the driver lets read a category get of a record: no photo, note, route, position of a photo, file, cookie or visited
 * page. Seat, wheel, climate and light have no row: what a service sends of them are the car's own signals.
 */
export const handedOut = [
  handedOutRow(destinationsCollection, ({ name, address, position }) => ({ name, address, position })),
  handedOutRow(recentDestinationsCollection, ({ name, address, position }) => ({ name, address, position })),
  handedOutRow(contactsCollection, (contact) => ({
    name: displayName({ ...contact, notes: [] }),
    phones: contact.phones.map(({ value }) => value),
    emails: contact.emails.map(({ value }) => value),
  })),
  handedOutRow(mediaCollection, (medium) => ({
    kind: medium.kind,
    title: medium.title,
    ...(medium.kind === 'audio' && { artist: medium.artist, album: medium.album }),
  })),
  handedOutRow(onlineUseCollection, (use) =>
    use.kind === 'preference' ? { provider: use.provider, key: use.key, value: use.value } : undefined,
  ),
];
