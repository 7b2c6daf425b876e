import type { DataArchive } from './archive/data-archive.ts';
import { contactsCollection } from './data/contacts/contacts-collection.ts';
import { destinationsCollection } from './data/destinations/destinations-collection.ts';
import { comfortCollections } from './drivers/comfort-settings.ts';
import type { TakeAlongSources } from './drivers/open-take-along.ts';
import { recordList } from './drivers/profile-file/record-list.ts';
import type { Opening } from './shell/open-storage.ts';
import type { StoreSources } from './stores.ts';
import { randomId } from './vault/random-id.ts';
import type { RandomBytes } from './vault/random-id.ts';

/** One archive for as long as the stores are: what is under way outlives its screen. */
export function archiveOpener(
  { vault, session }: Extract<Opening, { state: 'open' }>,
  {
    car,
    monitor,
    random,
    signal,
  }: Pick<StoreSources, 'car' | 'monitor' | 'random'> & {
    readonly signal: AbortSignal;
  },
): (() => Promise<DataArchive>) | undefined {
  if (session.driver.state !== 'open') return undefined;
  const { devices, lifecycle, clock } = car;
  const isParked = (): boolean => monitor.check().state === 'parked';
  const version = __VERSION__;
  const sources = { vault, session, devices, lifecycle, clock, random, version, isParked, signal };
  let opened: Promise<DataArchive> | undefined;
  return async () => {
    const { openDataArchive } = await import('./data/open-data-archive.ts');
    opened ??= openDataArchive({ ...sources, comfort: comfortCollections });
    return opened;
  };
}

/**
 * What a driver may take along besides the profile itself. A photo is a reference that only this vault can follow, and a
 * phone is this car's.
 */
export function takenLists({
  vault,
  session,
  random,
  signal,
}: Pick<Extract<Opening, { state: 'open' }>, 'vault' | 'session'> & {
  readonly random: RandomBytes;
  readonly signal: AbortSignal;
}): TakeAlongSources['lists'] {
  const newId = (): string => randomId(random);
  const contacts = vault.collection(session.driver.name, contactsCollection);
  const destinations = vault.collection(session.driver.name, destinationsCollection);
  for (const collection of [contacts, destinations]) void collection.open(signal);
  return {
    contacts: recordList(contacts, newId, ({ photo: _photo, device: _device, ...contact }) => contact),
    destinations: recordList(destinations, newId),
  };
}
