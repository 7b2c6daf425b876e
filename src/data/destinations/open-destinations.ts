import type { LifecyclePort } from '../../../platform/contract/lifecycle.ts';
import type { SignalsPort } from '../../../platform/contract/signals.ts';
import type { Session } from '../../session/session.ts';
import { randomId } from '../../vault/random-id.ts';
import type { RandomBytes } from '../../vault/random-id.ts';
import type { Vault } from '../../vault/vault.ts';
import { destinationsCollection } from './destinations-collection.ts';
import { Destinations } from './destinations.ts';
import type { DestinationsOptions } from './destinations.ts';
import { hereOf } from './here.ts';

export interface DestinationsSources extends Pick<
  DestinationsOptions,
  'clock' | 'devices' | 'language' | 'distanceUnit' | 'signal'
> {
  readonly vault: Vault;
  readonly session: Session;
  readonly lifecycle: Pick<LifecyclePort, 'subscribe'>;
  readonly signals: SignalsPort;
  readonly random: RandomBytes;
}

/** The destinations of who drives; undefined while a PIN locks them, and when they cannot be read and can only be erased. */
export function openDestinations(sources: DestinationsSources): Destinations | undefined {
  const { vault, session, lifecycle, signals, random, signal } = sources;
  if (session.driver.state !== 'open') return undefined;
  const destinations = new Destinations({
    ...sources,
    collection: vault.collection(session.driver.name, destinationsCollection),
    newId: () => randomId(random),
    here: hereOf(signals),
  });
  lifecycle.subscribe((event) => {
    if (event === 'ignition-off') destinations.imports.endUndo();
  }, signal);
  return destinations;
}
