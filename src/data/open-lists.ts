import type { Clock } from '../../platform/contract/clock.ts';
import type { CategoryId } from '../../platform/contract/service-definition.ts';
import type { DistanceUnit } from '../i18n/format.ts';
import type { VehiclePack } from '../pack/load-pack.ts';
import type { Session } from '../session/session.ts';
import { randomId } from '../vault/random-id.ts';
import type { RandomBytes } from '../vault/random-id.ts';
import type { Vault } from '../vault/vault.ts';
import { callsList } from './calls/calls-list.ts';
import { recentList } from './destinations/recent-list.ts';
import type { Choice } from '../choices/choice-collection.ts';
import type { Collection } from '../vault/collection.ts';
import { JoinedRecords } from './lists/joined-records.ts';
import { consentsList } from './lists/consents-list.ts';
import type { ListCategory, OpenLists } from './lists/list-categories.ts';
import type { ListDescription } from './lists/list-description.ts';
import { openList } from './lists/open-list.ts';
import type { OpenList } from './lists/open-list.ts';
import { transfersList } from './lists/transfers-list.ts';
import { accountsList } from './online/accounts-list.ts';
import { onlineUseList } from './online/online-use-list.ts';
import { tripsList } from './trips/trips-list.ts';
import { voiceList } from './voice/voice-list.ts';

export interface ListSources {
  readonly vault: Vault;
  readonly session: Session;
  readonly pack: VehiclePack;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly language: string;
  readonly distanceUnit: DistanceUnit;
  readonly daysOf: (category: CategoryId) => number | undefined;
  readonly signal: AbortSignal;
}

/** Opens the plain list of who drives, each when it is looked at; undefined while a PIN locks it, or it can only be erased. */
export function openLists(sources: ListSources): OpenLists | undefined {
  const { vault, session, random } = sources;
  if (session.driver.state !== 'open') return undefined;
  const bucket = session.driver.name;
  const opened = new Map<ListCategory, OpenList>();
  const openOn = <T extends object>(
    description: ListDescription<T>,
    collection: Collection<T> = vault.collection(bucket, description.collection),
  ): OpenList => openList({ ...sources, description, collection, newId: () => randomId(random) });
  const openConsents = (): OpenList => {
    const description = consentsList(sources);
    const of = (name: string): Collection<Choice> => vault.collection(name, description.collection);
    return openOn(
      description,
      new JoinedRecords(description.collection, [of(bucket), of(session.vehicle.name)]),
    );
  };
  const makers: Readonly<Record<ListCategory, () => OpenList>> = {
    'recent-destinations': () => openOn(recentList()),
    calls: () => openOn(callsList()),
    'online-use': () => openOn(onlineUseList()),
    accounts: () => openOn(accountsList()),
    voice: () => openOn(voiceList()),
    trips: () => openOn(tripsList(sources.distanceUnit)),
    transfers: () => openOn(transfersList(sources)),
    consents: openConsents,
  };
  return (category) => {
    const known = opened.get(category) ?? makers[category]();
    opened.set(category, known);
    return known;
  };
}
