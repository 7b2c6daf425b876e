import type { StoredRecord, WriteResult } from '../../vault/collection-definition.ts';
import type { Blobs } from '../../vault/blobs.ts';
import type { MediaReader } from './intake/media-reader.ts';
import type { Medium } from './media-collection.ts';

/** `left`: it still said where it was taken, or was another picture, when it was read again. */
export type PositionRemoval =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly reason: 'unsupported' | 'damaged' | 'left' | 'unreadable' | 'not-stored';
    };

export interface RemovePositionTools {
  readonly blobs: Pick<Blobs, 'read' | 'writeStream' | 'discard'>;
  readonly reader: Pick<MediaReader, 'strip'>;
  /** Stores the changed record over the one it was made of. */
  readonly put: (value: Medium) => Promise<WriteResult>;
  readonly signal: AbortSignal;
}

/**
 * Writes a photo of the car anew without what it says beside its picture, reads it again, and only then lets it take the
 * place of the first, whose bytes go at once. After a failure everything is as it was.
 */
export async function removePosition(
  { value }: StoredRecord<Medium>,
  { blobs, reader, put, signal }: RemovePositionTools,
): Promise<PositionRemoval> {
  if (value.kind !== 'photo' || value.content.place !== 'car') return { ok: false, reason: 'unreadable' };
  const { position: _position, ...rest } = value;
  const { blob } = value.content;
  const read = await blobs.read(blob);
  if (!read.ok) return { ok: false, reason: 'unreadable' };
  const stripped = await reader.strip(read.value, signal);
  if (stripped === 'worker-failed') return { ok: false, reason: 'damaged' };
  if (stripped.kind === 'not-stripped') return { ok: false, reason: stripped.reason };
  const { reading, bytes } = stripped;
  if (!reading.ok) return { ok: false, reason: 'damaged' };
  const { tags } = reading;
  const isSame =
    tags.kind === 'photo' && isOrUnknown(value.width, tags.width) && isOrUnknown(value.height, tags.height);
  if (tags.position !== undefined || !isSame) return { ok: false, reason: 'left' };
  const stored = await blobs.writeStream(onePiece(bytes), bytes.length, blob.type);
  if (!stored.ok) return { ok: false, reason: 'not-stored' };
  const written = await put({ ...rest, content: { place: 'car', blob: stored.value } });
  if (!written.ok) {
    await blobs.discard([stored.value]);
    return { ok: false, reason: 'not-stored' };
  }
  await blobs.discard([blob]);
  return { ok: true };
}

async function* onePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
  yield await Promise.resolve(bytes);
}

/** What was noted down by an older version says nothing of its pixels. */
function isOrUnknown(before: number | undefined, now: number | undefined): boolean {
  return before === undefined || before === now;
}
