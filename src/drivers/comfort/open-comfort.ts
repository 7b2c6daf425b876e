import type { Clock } from '../../../platform/contract/clock.ts';
import type { LifecyclePort } from '../../../platform/contract/lifecycle.ts';
import type { SignalsPort } from '../../../platform/contract/signals.ts';
import type { VehiclePack } from '../../pack/load-pack.ts';
import type { RestrictionSource } from '../../restriction/restriction-monitor.ts';
import type { Session } from '../../session/session.ts';
import { randomId } from '../../vault/random-id.ts';
import type { RandomBytes } from '../../vault/random-id.ts';
import type { Vault } from '../../vault/vault.ts';
import { comfortCollections } from '../comfort-settings.ts';
import { comfortFunctions } from './comfort-function.ts';
import { ComfortStore } from './comfort-store.ts';
import { PositionRecords } from './position-records.ts';
import { Positions } from './positions.ts';

export interface ComfortSources {
  /** Both undefined while storage is closed: what the car has can be set all the same. */
  readonly vault: Vault | undefined;
  readonly session: Session | undefined;
  readonly pack: VehiclePack;
  readonly signals: SignalsPort;
  readonly monitor: RestrictionSource;
  readonly lifecycle: Pick<LifecyclePort, 'subscribe'>;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly signal: AbortSignal;
}

export interface Comfort {
  readonly store: ComfortStore;
  /** Opens by itself; undefined while storage is closed, and for a driver who can only be erased. */
  readonly positions: Positions | undefined;
}

/** Comfort of the car and of who drives. */
export function openComfort(sources: ComfortSources): Comfort {
  const { vault, session, pack, signals, monitor, lifecycle, clock, random, signal } = sources;
  const functions = comfortFunctions(pack.equipment);
  const store = new ComfortStore({ signals, monitor, functions, lifecycle, clock, signal });
  if (vault === undefined || session === undefined || session.driver.state === 'unreadable')
    return { store, positions: undefined };
  const newId = (): string => randomId(random);
  const recordsOf = (bucket: string): PositionRecords =>
    new PositionRecords(
      new Map(
        comfortCollections
          .filter(({ category }) => pack.categories.some(({ id }) => id === category))
          .map((definition) => [definition.category, vault.collection(bucket, definition)]),
      ),
      newId,
    );
  const positions = new Positions({
    store,
    records: recordsOf(session.driver.name),
    recordsOf: (bucket) =>
      session.others.some(({ name }) => name === bucket) ? recordsOf(bucket) : undefined,
    clock,
    newId,
    signal,
  });
  void positions.open();
  return { store, positions };
}
