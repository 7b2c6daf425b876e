import type { DevicesPort } from '../../../platform/contract/devices.ts';
import { sticksOf } from '../../records/stick-files.ts';
import type { Blobs } from '../../vault/blobs.ts';
import type { MediumContent } from './media-collection.ts';

/** `away`: no stick that is plugged in has it. */
export type OpenedMedium =
  | {
      readonly ok: true;
      readonly type: string;
      /** Of the whole piece, bytes. */
      readonly size: number;
      readonly content: ReadableStream<Uint8Array<ArrayBuffer>>;
    }
  | { readonly ok: false; readonly reason: 'away' | 'unreadable' };

/** Opens a piece where it lies, as a stream of its bytes from `from` on: none of it is held. */
export async function openMedium(
  content: MediumContent,
  { blobs, devices }: { readonly blobs: Pick<Blobs, 'pieces'>; readonly devices: DevicesPort },
  from = 0,
): Promise<OpenedMedium> {
  switch (content.place) {
    case 'car': {
      const { type, size } = content.blob;
      return { ok: true, type, size, content: streamOf(blobs.pieces(content.blob, from)) };
    }
    case 'device':
      return onStick(content, devices, from);
    case 'provider':
      return { ok: false, reason: 'away' };
  }
}

/** A stick that comes back may have another id: the one with the same label goes first, and the file must have its size. */
async function onStick(
  { device, label, path, bytes, type = '' }: Extract<MediumContent, { place: 'device' }>,
  devices: DevicesPort,
  from: number,
): Promise<OpenedMedium> {
  const sticks = sticksOf(devices);
  const likely = [
    ...sticks.filter(({ id }) => id === device),
    ...sticks.filter((stick) => stick.id !== device && stick.label === label),
  ];
  for (const { id } of likely) {
    const files = await devices.files(id);
    const found = files.ok ? files.value.find(({ name }) => name === path) : undefined;
    if (found === undefined) continue;
    if (bytes !== undefined && bytes !== found.bytes) continue;
    const opened = await devices.read(id, path);
    if (!opened.ok) return { ok: false, reason: 'unreadable' };
    const content = from === 0 ? opened.value : opened.value.pipeThrough(without(from));
    return { ok: true, type, size: found.bytes, content };
  }
  return { ok: false, reason: 'away' };
}

/** A stick is read from a file's beginning only: what stands before is let go by. */
function without(before: number): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let left = before;
  return new TransformStream({
    transform(piece, controller) {
      const rest = piece.subarray(Math.min(left, piece.length));
      left -= piece.length - rest.length;
      if (rest.length > 0) controller.enqueue(rest);
    },
  });
}

function streamOf(
  pieces: AsyncGenerator<Uint8Array<ArrayBuffer>, void>,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream(
    {
      async pull(controller) {
        const next = await pieces.next();
        if (next.done === true) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel() {
        await pieces.return();
      },
    },
    { highWaterMark: 0 },
  );
}
