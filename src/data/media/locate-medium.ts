import type { DevicesPort } from '../../../platform/contract/devices.ts';
import { sticksOf } from '../../records/stick-files.ts';
import type { Blobs } from '../../vault/blobs.ts';
import type { MediumContent } from './media-collection.ts';

/** `away`: no stick that is plugged in has it. */
export type OpenedMedium =
  | { readonly ok: true; readonly type: string; readonly content: ReadableStream<Uint8Array<ArrayBuffer>> }
  | { readonly ok: false; readonly reason: 'away' | 'unreadable' };

/** Opens a piece where it lies, as a stream: none of it is held. */
export async function openMedium(
  content: MediumContent,
  { blobs, devices }: { readonly blobs: Pick<Blobs, 'pieces'>; readonly devices: DevicesPort },
): Promise<OpenedMedium> {
  switch (content.place) {
    case 'car':
      return { ok: true, type: content.blob.type, content: streamOf(blobs.pieces(content.blob)) };
    case 'device':
      return onStick(content, devices);
    case 'provider':
      return { ok: false, reason: 'away' };
  }
}

/** A stick that comes back may have another id: the one with the same label goes first, and the file must have its size. */
async function onStick(
  { device, label, path, bytes, type = '' }: Extract<MediumContent, { place: 'device' }>,
  devices: DevicesPort,
): Promise<OpenedMedium> {
  const sticks = sticksOf(devices);
  const likely = [
    ...sticks.filter(({ id }) => id === device),
    ...sticks.filter((stick) => stick.id !== device && stick.label === label),
  ];
  for (const { id } of likely) {
    const files = await devices.files(id);
    if (!files.ok || !files.value.some((file) => file.name === path && file.bytes === (bytes ?? file.bytes)))
      continue;
    const opened = await devices.read(id, path);
    return opened.ok ? { ok: true, type, content: opened.value } : { ok: false, reason: 'unreadable' };
  }
  return { ok: false, reason: 'away' };
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
