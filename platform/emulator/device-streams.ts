import {
  deviceFileNameSchema,
  DeviceError,
  type DeviceResult,
  type DevicesPort,
} from '../contract/devices.ts';
import { maxChunkBytes, type Chunk, type DeviceLine } from './device-line.ts';

/** Whole files as streams, on a line that knows pieces only. */
export function deviceStreams(line: DeviceLine): Pick<DevicesPort, 'files' | 'read' | 'write'> {
  return {
    files: (id) => line.files(id),

    async read(id, name) {
      if (!isFileName(name)) return { ok: false, reason: 'not-found' };
      const opened = await line.open(id, name, 'read');
      return opened.ok ? { ok: true, value: readTransfer(line, opened.value) } : opened;
    },

    async write(id, name, content) {
      const reader = content.getReader();
      const result = await writeFrom(reader, line, id, name);
      if (!result.ok) await reader.cancel(new DeviceError(result.reason));
      return result;
    },
  };
}

function isFileName(name: string): boolean {
  return deviceFileNameSchema.safeParse(name).success;
}

function readTransfer(line: DeviceLine, transfer: number): ReadableStream<Chunk> {
  return new ReadableStream<Chunk>(
    {
      async pull(controller) {
        const pulled = await line.pull(transfer);
        if (!pulled.ok) controller.error(new DeviceError(pulled.reason));
        else if (pulled.value === null) controller.close();
        else controller.enqueue(pulled.value);
      },
      cancel: () => line.drop(transfer),
    },
    // Nothing is fetched before somebody reads.
    { highWaterMark: 0 },
  );
}

async function writeFrom(
  reader: ReadableStreamDefaultReader<Chunk>,
  line: DeviceLine,
  id: string,
  name: string,
): Promise<DeviceResult<undefined>> {
  if (!isFileName(name)) return { ok: false, reason: 'refused' };
  const opened = await line.open(id, name, 'write');
  if (!opened.ok) return opened;
  const transfer = opened.value;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      for (let start = 0; start < next.value.byteLength; start += maxChunkBytes) {
        // A copy: a view would take its whole buffer along.
        const put = await line.put(transfer, next.value.slice(start, start + maxChunkBytes));
        if (!put.ok) return put;
      }
    }
  } catch (error) {
    line.drop(transfer);
    throw error;
  }
  const finished = await line.finish(transfer);
  return finished.ok ? { ok: true, value: undefined } : finished;
}
