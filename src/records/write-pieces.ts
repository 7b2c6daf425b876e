import type { DeviceFailure, DeviceFile, DevicesPort } from '../../platform/contract/devices.ts';
import type { ExportTarget } from './export-target.ts';
import { nextTask } from './next-task.ts';

/** A file that is ready to be written: its size, undefined while nobody knows, and its pieces, which can be taken once. */
export interface FilePieces {
  readonly bytes: number | undefined;
  readonly pieces: AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined>;
}

export type WriteEnd =
  | { readonly kind: 'finished'; readonly bytes: number; readonly name: string }
  | { readonly kind: 'failed'; readonly reason: DeviceFailure | 'not-written' | 'too-large' | 'cancelled' };

/** How far a file is, in bytes. */
export type OnWritten = (written: number) => void;

/** Between two of these the page gets to draw. */
const sliceBytes = 1_000_000;

/** Writes a file onto a stick; whole or not at all. Never rejects. */
export async function writeToStick(
  { bytes, pieces }: FilePieces,
  { devices, id, name }: { readonly devices: DevicesPort; readonly id: string; readonly name: string },
  onWritten: OnWritten,
  signal: AbortSignal,
): Promise<WriteEnd> {
  try {
    const stick = devices.list().find((device) => device.id === id);
    if (stick === undefined) return { kind: 'failed', reason: 'gone' };
    if (stick.freeBytes !== undefined && stick.freeBytes < (bytes ?? 0))
      return { kind: 'failed', reason: 'full' };
    const files = await devices.files(id);
    if (!files.ok) return { kind: 'failed', reason: files.reason };
    const free = freeFileName(name, files.value);
    let size = 0;
    const onPiece = (written: number): void => onWritten((size = written));
    const written = await devices.write(id, free, streamOf(pieces, onPiece, signal));
    if (signal.aborted && !written.ok) return { kind: 'failed', reason: 'cancelled' };
    return written.ok
      ? { kind: 'finished', bytes: size, name: free }
      : { kind: 'failed', reason: written.reason };
  } catch {
    return { kind: 'failed', reason: signal.aborted ? 'cancelled' : 'not-written' };
  }
}

/** Writes a file to where the driver chose, or as a download; whole or not at all. Never rejects. */
export async function writeToTarget(
  { bytes, pieces }: FilePieces,
  { target, name }: { readonly target: ExportTarget; readonly name: string },
  onWritten: OnWritten,
  signal: AbortSignal,
): Promise<WriteEnd> {
  try {
    let written = 0;
    let drawn = 0;
    for await (const piece of pieces) {
      signal.throwIfAborted();
      if (target.limit !== undefined && Math.max(bytes ?? 0, written + piece.length) > target.limit) {
        await target.abort().catch(() => undefined);
        return { kind: 'failed', reason: 'too-large' };
      }
      await target.write(piece);
      written += piece.length;
      onWritten(written);
      // A target in memory takes everything at once, and the page would stand.
      if (written - drawn < sliceBytes) continue;
      drawn = written;
      await nextTask();
    }
    signal.throwIfAborted();
    await target.close();
    return { kind: 'finished', bytes: written, name };
  } catch {
    await target.abort().catch(() => undefined);
    return { kind: 'failed', reason: signal.aborted ? 'cancelled' : 'not-written' };
  }
}

function streamOf(
  pieces: FilePieces['pieces'],
  onWritten: OnWritten,
  signal: AbortSignal,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  let written = 0;
  return new ReadableStream(
    {
      pull: async (controller) => {
        signal.throwIfAborted();
        const next = await pieces.next();
        if (next.done === true) return controller.close();
        written += next.value.length;
        controller.enqueue(next.value);
        onWritten(written);
      },
      cancel: async () => {
        await pieces.return();
      },
    },
    { highWaterMark: 0 },
  );
}

/** `name`, numbered where it is taken: a second file of the same day must not replace the first. */
function freeFileName(name: string, present: readonly DeviceFile[]): string {
  const taken = new Set(present.map((file) => file.name.toLowerCase()));
  const dot = name.lastIndexOf('.');
  for (let number = 1; ; number += 1) {
    const tried = number === 1 ? name : `${name.slice(0, dot)}-${number}${name.slice(dot)}`;
    if (!taken.has(tried)) return tried;
  }
}
