import type { OpenedMedium } from '../locate-medium.ts';

/** Why a piece does not play on. */
export type PlayFailure = 'away' | 'unreadable' | 'unknown';

/** What the browser plays from a stream of its bytes (MediaSource): of other formats it wants a whole file at an address. */
const streamed: readonly string[] = ['audio/mpeg', 'audio/aac'];

/** Seconds that are read ahead; as many are kept behind. */
const ahead = 30;

/** Whether a sound of this media type can be played. */
export function isPlayable(type: string): boolean {
  return 'MediaSource' in globalThis && streamed.includes(type) && MediaSource.isTypeSupported(type);
}

/**
 * Plays a sound from its stream, some 30 seconds of it at a time: decrypted bytes are in memory only, never in a Blob and never
 * at an address that could be cached. Ends with `signal`; `onFailed` says why it ended before its end.
 */
export function playStream(
  opened: OpenedMedium,
  { onFailed, signal }: { readonly onFailed: (why: PlayFailure) => void; readonly signal: AbortSignal },
): HTMLAudioElement {
  const audio = new Audio();
  signal.addEventListener(
    'abort',
    () => {
      audio.pause();
      audio.removeAttribute('src');
      audio.load();
    },
    { once: true },
  );
  if (!opened.ok) {
    onFailed(opened.reason);
    return audio;
  }
  const source = new MediaSource();
  const address = URL.createObjectURL(source);
  audio.src = address;
  const reader = opened.content.getReader();
  void feed(source, audio, opened.type, reader, signal)
    .catch((error: unknown) => {
      if (signal.aborted) return;
      onFailed(error instanceof FormatError ? 'unknown' : 'unreadable');
    })
    .finally(() => {
      URL.revokeObjectURL(address);
      void reader.cancel().catch(() => undefined);
    });
  return audio;
}

/** The browser does not know what it was given. */
class FormatError extends Error {
  override readonly name = 'FormatError';
}

async function feed(
  source: MediaSource,
  audio: HTMLAudioElement,
  type: string,
  reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>,
  signal: AbortSignal,
): Promise<void> {
  await heard(source, ['sourceopen'], signal);
  const buffer = source.addSourceBuffer(type);
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    while (heldAhead(buffer, audio) > ahead) await heard(audio, ['timeupdate'], signal);
    const old = audio.currentTime - ahead;
    if (old > 0) await change(buffer, () => buffer.remove(0, old), audio, signal);
    await change(buffer, () => buffer.appendBuffer(next.value), audio, signal);
  }
  source.endOfStream();
}

function heldAhead(buffer: SourceBuffer, audio: HTMLAudioElement): number {
  const { buffered } = buffer;
  return buffered.length === 0 ? 0 : buffered.end(buffered.length - 1) - audio.currentTime;
}

async function change(
  buffer: SourceBuffer,
  begin: () => void,
  audio: HTMLAudioElement,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  const ended = heard(buffer, ['updateend'], signal);
  try {
    begin();
  } catch {
    // Nobody waits for it any more.
    ended.catch(() => undefined);
    throw new FormatError();
  }
  await ended;
  if (audio.error !== null) throw new FormatError();
}

/** Resolves at the next of these events; rejects when `signal` aborts. */
function heard(target: EventTarget, names: readonly string[], signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.reject(stopped());
  return new Promise((resolve, reject) => {
    const done = new AbortController();
    const settle = (): void => {
      done.abort();
      resolve();
    };
    for (const name of names) target.addEventListener(name, settle, { signal: done.signal });
    signal.addEventListener(
      'abort',
      () => {
        done.abort();
        reject(stopped());
      },
      { signal: done.signal },
    );
  });
}

function stopped(): DOMException {
  return new DOMException('stopped', 'AbortError');
}
