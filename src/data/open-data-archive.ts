import type { CategoryId } from '../../platform/contract/service-definition.ts';
import type { Clock } from '../../platform/contract/clock.ts';
import type { DevicesPort } from '../../platform/contract/devices.ts';
import type { LifecyclePort } from '../../platform/contract/lifecycle.ts';
import { archiveCategory } from '../archive/archive-category.ts';
import type { ArchiveCategory, BesideWriter } from '../archive/archive-category.ts';
import { blobFiles } from '../archive/archive-files.ts';
import { archiveRows } from '../archive/archive-rows.ts';
import type { ArchiveRow } from '../archive/archive-rows.ts';
import { DataArchive } from '../archive/data-archive.ts';
import { choiceCollection } from '../choices/choice-collection.ts';
import { transfersCollection } from '../choices/transfers-collection.ts';
import { driverCardCollection } from '../session/driver-card.ts';
import type { Session } from '../session/session.ts';
import type { CollectionDefinition } from '../vault/collection-definition.ts';
import type { RandomBytes } from '../vault/random-id.ts';
import type { Vault } from '../vault/vault.ts';
import { callsCollection } from './calls/calls-collection.ts';
import { contactsCollection } from './contacts/contacts-collection.ts';
import { destinationsCollection } from './destinations/destinations-collection.ts';
import { placesBeside } from './destinations/places-beside.ts';
import { recentDestinationsCollection } from './destinations/recent-destinations-collection.ts';
import { mediaCollection } from './media/media-collection.ts';
import { accountsCollection } from './online/accounts-collection.ts';
import { onlineUseCollection } from './online/online-use-collection.ts';
import { tripsCollection } from './trips/trips-collection.ts';
import { contactsBeside } from './vcard/contacts-beside.ts';
import { voiceCollection } from './voice/voice-collection.ts';

export interface DataArchiveSources<T> {
  readonly vault: Vault;
  readonly session: Session;
  readonly devices: DevicesPort | undefined;
  readonly lifecycle: Pick<LifecyclePort, 'subscribe'>;
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** Of this app. */
  readonly version: string;
  readonly isParked: () => boolean;
  /** Those of the car's comfort functions. */
  readonly comfort: readonly CollectionDefinition<T>[];
  readonly signal: AbortSignal;
}

/** Everything of who drives, for an archive. Loaded when it is first asked for. The driver must be open. */
export async function openDataArchive<T>(sources: DataArchiveSources<T>): Promise<DataArchive> {
  const { vault, session, lifecycle, signal, ...options } = sources;
  const bucket = session.driver.name;
  const blobs = (category: CategoryId): ReturnType<Vault['blobs']> => vault.blobs(bucket, category);
  const of = <R>(
    definition: CollectionDefinition<R>,
    ...beside: readonly BesideWriter<R>[]
  ): ArchiveCategory =>
    archiveCategory(vault.collection(bucket, definition), rowOf(definition.category), {
      files: blobFiles(blobs(definition.category)),
      beside,
    });
  const categories = [
    of(contactsCollection, contactsBeside(blobs('contacts'))),
    of(callsCollection),
    of(destinationsCollection, ...placesBeside),
    of(recentDestinationsCollection),
    of(tripsCollection),
    of(mediaCollection),
    of(onlineUseCollection),
    of(accountsCollection),
    of(voiceCollection),
    ...sources.comfort.map((definition) => of(definition)),
    of(driverCardCollection),
    of(choiceCollection),
    of(transfersCollection),
  ];
  // Counts are shown before anything is chosen; what does not open says so.
  for (const category of categories) await category.open(signal);
  const archive = new DataArchive({ ...options, categories });
  lifecycle.subscribe((event) => {
    if (event === 'ignition-off') archive.endUndo();
  }, signal);
  return archive;
}

function rowOf(category: CategoryId): ArchiveRow {
  const row = archiveRows[category];
  if (row === undefined) throw new Error(`${category} has no row in what an archive takes`);
  return row;
}
