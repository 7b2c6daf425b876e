import type { OpenedMedium } from '../locate-medium.ts';
import { PieceError, pieceSource } from './piece-source.ts';
import { openTracks, type StreamedTracks } from './streamed-tracks.ts';

/** Why a piece does not play on. */
export type PlayFailure = 'away' | 'unreadable' | 'unknown';

export interface PlayOptions {
  /** Where the piece lies, from one of its bytes on. */
  readonly open: (from: number) => Promise<OpenedMedium>;
  /** A video for a film, an audio for a sound. */
  readonly element: HTMLMediaElement;
  /** Ends it, and gives the element up. */
  readonly signal: AbortSignal;
}

/** Seconds that are read ahead; as many are kept behind. */
const ahead = 30;

/**
 * Makes `element` ready to play a piece from where it lies, some 30 seconds of it at a time; it can be moved to any place. Resolves
 * when it was played to its end or `signal` aborted, with why it ended before, or nothing.
 */
export async function playMedium({ open, element, signal }: PlayOptions): Promise<PlayFailure | undefined> {
  const ending = new AbortController();
  const going = AbortSignal.any([signal, ending.signal]);
  // What it decodes is not sound.
  element.addEventListener('error', () => ending.abort(), { signal });
  let address = '';
  try {
    const opened = await open(0);
    if (!opened.ok) return opened.reason;
    await opened.content.cancel();
    if (opened.size === 0) return 'unknown';
    const source = pieceSource(opened.size, open, going);
    const tracks = await openTracks(source, { withPicture: element instanceof HTMLVideoElement });
    if (tracks === undefined) return 'unknown';
    going.throwIfAborted();
    const media = new MediaSource();
    address = URL.createObjectURL(media);
    element.src = address;
    await feed(media, element, tracks, going);
    return undefined;
  } catch (error) {
    if (signal.aborted) return undefined;
    return error instanceof PieceError ? 'unreadable' : 'unknown';
  } finally {
    ending.abort();
    URL.revokeObjectURL(address);
    element.pause();
    element.removeAttribute('src');
    element.load();
  }
}

async function feed(
  media: MediaSource,
  element: HTMLMediaElement,
  tracks: StreamedTracks,
  signal: AbortSignal,
): Promise<void> {
  await heard(media, 'sourceopen', signal);
  const buffer = media.addSourceBuffer(tracks.type);
  if (tracks.duration !== undefined) media.duration = tracks.duration;
  for (;;) {
    const leap = new AbortController();
    element.addEventListener(
      'seeking',
      () => {
        if (!isHeld(buffer, element.currentTime)) leap.abort();
      },
      { signal: AbortSignal.any([signal, leap.signal]) },
    );
    const going = AbortSignal.any([signal, leap.signal]);
    try {
      const from = element.currentTime;
      if (!tracks.isTimed) buffer.timestampOffset = from;
      await fill(buffer, element, tracks.pieces(from), going);
      media.endOfStream();
      if (!element.ended) await heard(element, 'ended', going);
      return;
    } catch (error) {
      if (signal.aborted || !leap.signal.aborted) throw error;
    } finally {
      leap.abort();
    }
    // Elsewhere: what is held is let go, and it begins anew there.
    await settled(buffer, signal);
    // At its end there is nothing to abort.
    if (media.readyState === 'open') buffer.abort();
    await change(buffer, element, () => buffer.remove(0, Infinity), signal);
  }
}

async function fill(
  buffer: SourceBuffer,
  element: HTMLMediaElement,
  pieces: AsyncGenerator<Uint8Array<ArrayBuffer>, void>,
  signal: AbortSignal,
): Promise<void> {
  for await (const piece of pieces) {
    while (heldAhead(buffer, element) > ahead) await heard(element, 'timeupdate', signal);
    const old = element.currentTime - ahead;
    if (old > 0) await change(buffer, element, () => buffer.remove(0, old), signal);
    while (!(await append(buffer, element, piece, signal))) await heard(element, 'timeupdate', signal);
  }
}

/** False while the browser has no room: what was played makes some. */
async function append(
  buffer: SourceBuffer,
  element: HTMLMediaElement,
  piece: Uint8Array<ArrayBuffer>,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    await change(buffer, element, () => buffer.appendBuffer(piece), signal);
    return true;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'QuotaExceededError') return false;
    throw error;
  }
}

/** The end (s) of what is held without a gap from `at` on. */
function heldUntil(buffer: SourceBuffer, at: number): number | undefined {
  const { buffered } = buffer;
  for (let range = 0; range < buffered.length; range += 1)
    if (buffered.start(range) <= at && at < buffered.end(range)) return buffered.end(range);
  return undefined;
}

function isHeld(buffer: SourceBuffer, at: number): boolean {
  return heldUntil(buffer, at) !== undefined;
}

function heldAhead(buffer: SourceBuffer, { currentTime }: HTMLMediaElement): number {
  return (heldUntil(buffer, currentTime) ?? currentTime) - currentTime;
}

/** Rejects when the browser does not know what it was given. */
async function change(
  buffer: SourceBuffer,
  element: HTMLMediaElement,
  begin: () => void,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  begin();
  await settled(buffer, signal);
  if (element.error !== null) throw new TypeError('not known');
}

/** The event of a change before may come when the next is under way already. */
async function settled(buffer: SourceBuffer, signal: AbortSignal): Promise<void> {
  while (buffer.updating) await heard(buffer, 'updateend', signal);
}

/** Resolves at the next event of this name; rejects when `signal` aborts. */
function heard(target: EventTarget, name: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(stopped());
    const done = new AbortController();
    const once = { once: true, signal: done.signal };
    target.addEventListener(name, () => (done.abort(), resolve()), once);
    signal.addEventListener('abort', () => (done.abort(), reject(stopped())), once);
  });
}

function stopped(): DOMException {
  return new DOMException('stopped', 'AbortError');
}
