import type { DevicesPort } from '../../../platform/contract/devices.ts';
import type { LifecyclePort } from '../../../platform/contract/lifecycle.ts';
import type { Session } from '../../session/session.ts';
import { randomId } from '../../vault/random-id.ts';
import type { RandomBytes } from '../../vault/random-id.ts';
import type { Vault } from '../../vault/vault.ts';
import { createMediaWorker } from './intake/create-media-worker.ts';
import { mediaCollection } from './media-collection.ts';
import { Media } from './media.ts';
import type { MediaOptions } from './media.ts';

interface MediaSources extends Pick<MediaOptions, 'clock' | 'language' | 'signal'> {
  readonly vault: Vault;
  readonly session: Session;
  readonly lifecycle: Pick<LifecyclePort, 'subscribe'>;
  readonly devices: DevicesPort;
  readonly random: RandomBytes;
}

/** Opens the media of who drives, in a language. */
export function mediaOpener(sources: Omit<MediaSources, 'language' | 'signal'>) {
  return (language: string, signal: AbortSignal): Media | undefined =>
    openMedia({ ...sources, language, signal });
}

/** The media of who drives; undefined while a PIN locks them, and when they cannot be read and can only be erased. */
function openMedia(sources: MediaSources): Media | undefined {
  const { vault, session, lifecycle, random, signal } = sources;
  if (session.driver.state !== 'open') return undefined;
  const media = new Media({
    ...sources,
    collection: vault.collection(session.driver.name, mediaCollection),
    blobs: vault.blobs(session.driver.name, mediaCollection.category),
    newId: () => randomId(random),
    createWorker: createMediaWorker,
  });
  lifecycle.subscribe((event) => {
    if (event === 'ignition-off') media.imports.endUndo();
  }, signal);
  return media;
}
