/** A worker's side of reading media: see `media-protocol.ts`. The page ends the worker by terminating it. */
import { counting } from '../../imports/counting.ts';
import type { MediumReading } from '../formats/read-medium.ts';
import type { StripResult } from '../formats/strip-photo.ts';
import { mediaRequestSchema, type MediaAnswer, type MediaRequest } from './media-protocol.ts';

export interface MediaFormats {
  readonly read: (bytes: Uint8Array, signal: AbortSignal) => Promise<MediumReading>;
  readonly strip: (bytes: Uint8Array) => StripResult;
}

/** The page ends what takes too long with the worker. */
const noEnd = new AbortController().signal;

/** Answers the page's messages, for one file after the other. */
export function serveMedia(formats: MediaFormats): void {
  self.addEventListener('message', (event: MessageEvent<unknown>) => {
    // An unhandled rejection in a worker reaches nobody; an error does. Its text must not quote the file.
    answerOf(mediaRequestSchema.parse(event.data), formats)
      .then((answer) => send(answer))
      .catch(() => reportError(new Error('media/worker-failed')));
  });
}

function answerOf(request: MediaRequest, formats: MediaFormats): Promise<MediaAnswer> {
  return request.kind === 'read' ? read(request, formats) : strip(request, formats);
}

async function read(
  { file, most, isKept }: Extract<MediaRequest, { kind: 'read' }>,
  formats: MediaFormats,
): Promise<MediaAnswer> {
  const bytes = await gather(file, most);
  if (typeof bytes === 'string') return { kind: 'failed', reason: bytes };
  const digest = base64(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
  const reading = plain(await formats.read(bytes, noEnd));
  return { kind: 'read', reading, digest, size: bytes.length, ...(isKept && reading.ok && { bytes }) };
}

/** What is left is read again: only that says that nothing more is in it. */
async function strip(
  { bytes }: Extract<MediaRequest, { kind: 'strip' }>,
  formats: MediaFormats,
): Promise<MediaAnswer> {
  const stripped = formats.strip(bytes);
  if (!stripped.ok) return { kind: 'not-stripped', reason: stripped.reason };
  const left = Uint8Array.from(stripped.bytes);
  return { kind: 'stripped', bytes: left, reading: plain(await formats.read(left, noEnd)) };
}

/** The cover gets bytes of its own: a view would take the whole file along. */
function plain(reading: MediumReading): Extract<MediaAnswer, { kind: 'read' }>['reading'] {
  if (!reading.ok) {
    const { ok, reason, at } = reading;
    return { ok, reason, ...(at !== undefined && { at: Math.max(0, Math.floor(at)) }) };
  }
  const { cover, ...tags } = reading.tags;
  const own = cover && { type: cover.type, bytes: Uint8Array.from(cover.bytes) };
  return { ok: true, tags: { ...tags, ...(own && { cover: own }) } };
}

async function gather(
  file: Blob | ReadableStream,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | 'unreadable' | 'too-large'> {
  const source = file instanceof Blob ? file.stream() : file;
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of counting(source, (bytesRead) => send({ kind: 'progress', bytesRead }))) {
      size += piece.length;
      if (size > most) return 'too-large';
      pieces.push(piece);
    }
  } catch {
    return 'unreadable';
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function send(answer: MediaAnswer): void {
  const own = 'bytes' in answer && answer.bytes !== undefined ? [answer.bytes.buffer] : [];
  const reading = 'reading' in answer && answer.reading.ok ? answer.reading.tags.cover : undefined;
  const cover = reading === undefined ? [] : [reading.bytes.buffer];
  self.postMessage(answer, { transfer: [...own, ...cover] });
}
