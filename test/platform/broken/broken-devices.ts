import {
  deviceFileNameSchema,
  type DeviceFailure,
  type DevicesPort,
} from '../../../platform/contract/devices.ts';
import { forever } from '../conformance/case.ts';
import { pattern, type DevicesHarness } from '../conformance/devices.ts';
import type { BrokenAdapter } from './broken-adapter.ts';

type Content = Parameters<DevicesPort['write']>[2];

function withPort(harness: DevicesHarness, change: Partial<DevicesPort>): DevicesHarness {
  const { port } = harness;
  return {
    ...harness,
    port: {
      list: () => port.list(),
      subscribe: (listener, signal) => port.subscribe(listener, signal),
      files: (id) => port.files(id),
      read: (id, name) => port.read(id, name),
      write: (id, name, content) => port.write(id, name, content),
      ...change,
    },
  };
}

function withStream(harness: DevicesHarness, change: (stream: Content) => Content): DevicesHarness {
  return withPort(harness, {
    async read(id, name) {
      const read = await harness.port.read(id, name);
      return read.ok ? { ok: true, value: change(read.value) } : read;
    },
  });
}

/** Something is left under the name when a write fails for this reason. */
function withRest(harness: DevicesHarness, failure: DeviceFailure): DevicesHarness {
  const rests = new Map<string, string>();
  return {
    ...withPort(harness, {
      async write(id, name, content) {
        const written = await harness.port.write(id, name, content);
        if (!written.ok && written.reason === failure) rests.set(id, name);
        return written;
      },
    }),
    async contents(id) {
      const rest = rests.get(id);
      return { ...(await harness.contents(id)), ...(rest === undefined ? {} : { [rest]: pattern(9) }) };
    },
  };
}

/** Ends where the other one errors. */
function endingInstead(stream: Content): Content {
  const reader = stream.getReader();
  return new ReadableStream(
    {
      async pull(controller) {
        const next = await reader.read().catch(() => undefined);
        if (next?.value === undefined) controller.close();
        else controller.enqueue(next.value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

export const brokenDevices: readonly BrokenAdapter<DevicesHarness>[] = [
  {
    name: 'does not tell of what goes',
    fails: 'lists what is connected, and tells when it comes and goes',
    break: (harness) =>
      withPort(harness, {
        subscribe(listener, signal) {
          let before = harness.port.list().length;
          harness.port.subscribe(() => {
            const now = harness.port.list().length;
            if (now >= before) listener();
            before = now;
          }, signal);
        },
      }),
  },
  {
    name: 'lost unsubscribe',
    fails: 'tells nothing once the listener’s signal aborted',
    break: (harness) =>
      withPort(harness, { subscribe: (listener) => harness.port.subscribe(listener, forever()) }),
  },
  {
    name: 'counts in blocks of 512',
    fails: 'lists a device’s files with their sizes',
    break: (harness) =>
      withPort(harness, {
        async files(id) {
          const files = await harness.port.files(id);
          if (!files.ok) return files;
          return { ok: true, value: files.value.map((file) => ({ ...file, bytes: file.bytes + 512 })) };
        },
      }),
  },
  {
    name: 'loses what comes after the fourth piece',
    fails: 'reads a file whole, a long one and an empty one',
    break: (harness) =>
      withStream(harness, (stream) => {
        let pieces = 0;
        const first = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
          transform(piece, controller) {
            if (++pieces <= 4) controller.enqueue(piece);
          },
        });
        return stream.pipeThrough(first);
      }),
  },
  {
    name: 'keeps the free space that it saw first',
    fails: 'writes a file whole, and says how much room is left',
    break(harness) {
      const free = new Map<string, number>();
      return withPort(harness, {
        list: () =>
          harness.port.list().map((device) => {
            const freeBytes = free.get(device.id) ?? device.freeBytes ?? 0;
            free.set(device.id, freeBytes);
            return { ...device, freeBytes };
          }),
        subscribe(listener, signal) {
          harness.port.subscribe(() => {
            for (const { id, freeBytes } of harness.port.list()) free.set(id, free.get(id) ?? freeBytes ?? 0);
            listener();
          }, signal);
        },
        async write(id, name, content) {
          for (const device of harness.port.list()) free.set(device.id, device.freeBytes ?? 0);
          return harness.port.write(id, name, content);
        },
      });
    },
  },
  {
    name: 'writes beside what is there',
    fails: 'replaces a file of the same name',
    break: (harness) =>
      withPort(harness, {
        async write(id, name, content) {
          const isThere = Object.hasOwn(await harness.contents(id).catch(() => ({})), name);
          return harness.port.write(id, isThere ? `${name}~` : name, content);
        },
      }),
  },
  {
    name: 'takes a missing file for a missing device',
    fails: 'says which file it has not',
    break: (harness) => withPort(harness, { read: renamed(harness, 'not-found', 'gone') }),
  },
  {
    name: 'takes a missing device for a missing file',
    fails: 'says that a device is gone, also one that never was',
    break: (harness) => withPort(harness, { read: renamed(harness, 'gone', 'not-found') }),
  },
  {
    name: 'ends a stream where the device went',
    fails: 'errors a stream whose device goes in the middle',
    break: (harness) => withStream(harness, endingInstead),
  },
  {
    name: 'leaves half a file on a device that went',
    fails: 'leaves nothing of a write whose device goes in the middle, and an older file as it was',
    break: (harness) => withRest(harness, 'gone'),
  },
  {
    name: 'leaves as much of a file as fits',
    fails: 'says that a device is full, leaves nothing, and an older file as it was',
    break: (harness) => withRest(harness, 'full'),
  },
  {
    name: 'makes a name that fits',
    fails: 'is refused by a read-only device, and a name that no device takes',
    break: (harness) =>
      withPort(harness, {
        write: (id, name, content) =>
          harness.port.write(id, deviceFileNameSchema.safeParse(name).success ? name : 'file', content),
      }),
  },
  {
    name: 'takes content that broke off for whole',
    fails: 'leaves nothing when the content errors, and rejects with its error',
    break: (harness) =>
      withPort(harness, {
        write: (id, name, content) => harness.port.write(id, name, endingInstead(content)),
      }),
  },
  {
    name: 'takes content into memory first',
    fails: 'takes content only as fast as the device does',
    break: (harness) =>
      withPort(harness, {
        write(id, name, content) {
          const memory = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>(
            {},
            new CountQueuingStrategy({ highWaterMark: 200 }),
            new CountQueuingStrategy({ highWaterMark: 200 }),
          );
          return harness.port.write(id, name, content.pipeThrough(memory));
        },
      }),
  },
];

function renamed(harness: DevicesHarness, from: DeviceFailure, to: DeviceFailure): DevicesPort['read'] {
  return async (id, name) => {
    const read = await harness.port.read(id, name);
    return !read.ok && read.reason === from ? { ok: false, reason: to } : read;
  };
}
