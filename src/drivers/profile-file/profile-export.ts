import type { DeviceFailure, DevicesPort } from '../../../platform/contract/devices.ts';
import type { ExportTarget } from '../../records/export-target.ts';
import { freeFileName } from './file-name.ts';
import type { WrittenProfile } from './profile-file.ts';

export type ExportEnd =
  | { readonly kind: 'finished'; readonly bytes: number; readonly name: string }
  | { readonly kind: 'failed'; readonly reason: DeviceFailure | 'not-written' | 'too-large' | 'cancelled' };

/** How far a file is: bytes of the whole. */
export type OnWritten = (written: number) => void;

/** Writes a file onto a stick; whole or not at all. Never rejects. */
export async function exportToStick(
  { bytes, pieces }: WrittenProfile,
  { devices, id, name }: { readonly devices: DevicesPort; readonly id: string; readonly name: string },
  onWritten: OnWritten,
  signal: AbortSignal,
): Promise<ExportEnd> {
  try {
    const stick = devices.list().find((device) => device.id === id);
    if (stick === undefined) return { kind: 'failed', reason: 'gone' };
    if (stick.freeBytes !== undefined && stick.freeBytes < bytes) return { kind: 'failed', reason: 'full' };
    const files = await devices.files(id);
    if (!files.ok) return { kind: 'failed', reason: files.reason };
    const free = freeFileName(name, files.value);
    const written = await devices.write(id, free, streamOf(pieces, onWritten, signal));
    return written.ok ? { kind: 'finished', bytes, name: free } : { kind: 'failed', reason: written.reason };
  } catch {
    return { kind: 'failed', reason: signal.aborted ? 'cancelled' : 'not-written' };
  }
}

/** Writes a file to where the driver chose, or as a download; whole or not at all. Never rejects. */
export async function exportToTarget(
  { bytes, pieces }: WrittenProfile,
  { target, name }: { readonly target: ExportTarget; readonly name: string },
  onWritten: OnWritten,
  signal: AbortSignal,
): Promise<ExportEnd> {
  try {
    if (target.limit !== undefined && bytes > target.limit) throw new Error('The target is too small.');
    let written = 0;
    for await (const piece of pieces) {
      signal.throwIfAborted();
      await target.write(piece);
      written += piece.length;
      onWritten(written);
    }
    signal.throwIfAborted();
    await target.close();
    return { kind: 'finished', bytes, name };
  } catch {
    await target.abort().catch(() => undefined);
    return { kind: 'failed', reason: signal.aborted ? 'cancelled' : 'not-written' };
  }
}

function streamOf(
  pieces: WrittenProfile['pieces'],
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
