import type { Position } from '../../destinations/place.ts';
import { fileFormOf } from './file-form.ts';
import { readPhoto } from './read-photo.ts';
import { readTracks } from './read-tracks.ts';

export interface MediumTags {
  kind: 'audio' | 'film' | 'photo';
  /** MIME, told from the first bytes. */
  type: string;
  /** At most 500 UTF-16 units, as are the other texts, without control characters and marks that turn writing. */
  title?: string;
  artist?: string;
  album?: string;
  genre?: string;
  year?: number;
  /** s */
  duration?: number;
  /** At most 512 kB; a larger one is left out. */
  cover?: { type: string; bytes: Uint8Array };
  /** ms since the epoch. Without a zone in the file, its clock is taken for UTC. */
  takenAt?: number;
  position?: Position;
  camera?: string;
  /** EXIF's number: how the picture is to be turned before it is shown. */
  orientation?: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
  /** px, before it is turned. */
  width?: number;
  height?: number;
}

export type MediumReading =
  | { ok: true; tags: MediumTags }
  /** `at`: the byte about where it went wrong. */
  | { ok: false; reason: 'not-media' | 'damaged' | 'too-large'; at?: number };

/** What the vault takes of one file, in bytes; read whole, a larger one is more than a head unit's memory should bear. */
const largestFile = 64 * 1024 * 1024;

/**
 * What a file of music, film or photo says about itself. Nothing is taken from its name. Tags that cannot be are left out; a
 * file whose parts do not fit is `damaged`. Rejects only with the signal's reason, when it is stopped.
 */
export async function readMedium(bytes: Uint8Array, signal: AbortSignal): Promise<MediumReading> {
  signal.throwIfAborted();
  const found = fileFormOf(bytes);
  if (!found) return { ok: false, reason: 'not-media' };
  if (bytes.length > largestFile) return { ok: false, reason: 'too-large' };
  return found.kind === 'photo' ? readPhoto(found, bytes) : readTracks(found, bytes, signal);
}
