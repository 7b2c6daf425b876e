import type { CategoryId } from '../platform/contract/service-definition.ts';
import { choiceCollection } from './choices/choice-collection.ts';
import { transfersCollection } from './choices/transfers-collection.ts';
import { callsCollection } from './data/calls/calls-collection.ts';
import { contactsCollection } from './data/contacts/contacts-collection.ts';
import { destinationsCollection } from './data/destinations/destinations-collection.ts';
import { recentDestinationsCollection } from './data/destinations/recent-destinations-collection.ts';
import { digitalKeysCollection } from './data/devices/digital-keys-collection.ts';
import { pairedDevicesCollection } from './data/devices/paired-devices-collection.ts';
import { mediaCollection } from './data/media/media-collection.ts';
import { accountsCollection } from './data/online/accounts-collection.ts';
import { onlineUseCollection } from './data/online/online-use-collection.ts';
import { tripsCollection } from './data/trips/trips-collection.ts';
import { voiceCollection } from './data/voice/voice-collection.ts';
import { comfortCollections } from './drivers/comfort-settings.ts';
import { driverCardCollection } from './session/driver-card.ts';
import { keeperCollection } from './session/keeper-collection.ts';

/**
 * Every collection there is, one per category that the vault keeps. A test holds it against the sources and against
 * the vehicle packs: a collection that is missing here, or that no pack's inventory names, breaks the build.
 */
export const collections = [
  ...comfortCollections,
  driverCardCollection,
  destinationsCollection,
  recentDestinationsCollection,
  contactsCollection,
  callsCollection,
  mediaCollection,
  onlineUseCollection,
  accountsCollection,
  pairedDevicesCollection,
  voiceCollection,
  digitalKeysCollection,
  choiceCollection,
  tripsCollection,
  transfersCollection,
  keeperCollection,
] as const;

export const collectedCategories: readonly CategoryId[] = collections.map(({ category }) => category);
