import { plainText } from '../../places/place-text.ts';
import { BoundedTokenizer } from './bounded-tokenizer.ts';
import { fileFormOf, type FileForm } from './file-form.ts';
import { hasTooManyFrames } from './id3-frames.ts';
import { movieDuration } from './movie-duration.ts';
import type { MediumReading, MediumTags } from './read-medium.ts';
import { withoutGaps } from './without-gaps.ts';

/** The longest text of a stored medium, in UTF-16 units. */
const longestText = 500;
const longestCover = 512 * 1024;
/** Two days of one recording are plenty, in s; beyond it, a header is wrong. */
const longestDuration = 172_800;

/** The tags of music and films. Rejects with the signal's reason when it is stopped. */
export async function readTracks(
  { kind, type }: Extract<FileForm, { kind: 'audio' | 'film' }>,
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<MediumReading> {
  if (hasTooManyFrames(bytes)) return { ok: false, reason: 'damaged', at: 0 };
  const { parseFromTokenizer } = await import('music-metadata');
  signal.throwIfAborted();
  const tokenizer = new BoundedTokenizer(bytes, type, signal);
  try {
    const { common, format } = await parseFromTokenizer(tokenizer, {
      duration: false,
      includeChapters: false,
    });
    const isSong = kind === 'film' && format.hasVideo === false && format.hasAudio === true;
    const isFilm = kind === 'audio' && format.hasVideo === true;
    const tags: MediumTags = {
      kind: isSong ? 'audio' : isFilm ? 'film' : kind,
      type: isSong || isFilm ? type.replace(/^\w+/, isSong ? 'audio' : 'video') : type,
      ...withoutGaps({
        title: textOf(common.title),
        artist: textOf(common.artist ?? common.artists?.join(', ')),
        album: textOf(common.album),
        genre: textOf(common.genre?.join(', ')),
        year: yearOf(common.year),
        duration: durationOf(format.duration ?? (isBoxed(type) ? movieDuration(bytes) : undefined)),
        cover: coverOf(common.picture?.[0]?.data),
      }),
    };
    return { ok: true, tags };
  } catch {
    // Whatever the reader stumbled over is the file's doing, but a stop is not.
    signal.throwIfAborted();
    return { ok: false, reason: 'damaged', at: Math.min(tokenizer.position, bytes.length) };
  }
}

function isBoxed(type: string): boolean {
  return type.endsWith('/mp4') || type === 'video/quicktime';
}

function textOf(raw: unknown): string | undefined {
  return typeof raw === 'string' ? plainText(raw, longestText).text || undefined : undefined;
}

/** From the first recording of sound on. */
function yearOf(year: unknown): number | undefined {
  return typeof year === 'number' && Number.isInteger(year) && year >= 1860 && year < 2100 ? year : undefined;
}

function durationOf(seconds: unknown): number | undefined {
  return typeof seconds === 'number' && seconds > 0 && seconds <= longestDuration ? seconds : undefined;
}

/** Its kind too is told from its first bytes, and only kinds that a browser shows are kept. */
function coverOf(bytes: Uint8Array | undefined): MediumTags['cover'] | undefined {
  if (!bytes || bytes.length === 0 || bytes.length > longestCover) return undefined;
  const found = fileFormOf(bytes);
  if (found?.kind !== 'photo' || found.form === 'heif') return undefined;
  return { type: found.type, bytes: bytes.slice() };
}
