import * as z from 'zod/mini';
import { connectedDeviceSchema, deviceFileNameSchema } from '../contract/devices.ts';
import { carKeySchema } from '../contract/key.ts';
import { BenchError, shown } from './bench-error.ts';
import type { CarSlots } from './car-slots.ts';
import { sockets } from './car-slots.ts';
import type { Chunk } from './device-line.ts';

/** What a script may put on a stick. Texts are written as UTF-8. */
export interface BenchStick {
  readonly label?: string;
  readonly bytes?: number;
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly readOnly?: boolean;
}

/** The part of `window.bench` that puts things into the car by hand. */
export interface SlotsBench {
  key(id: string | null): Promise<void>;
  plugStick(stick?: BenchStick | string): Promise<string>;
  unplug(id: string): Promise<void>;
  stickFiles(id: string): Promise<Record<string, Uint8Array<ArrayBuffer>>>;
}

const stickSchema = z.strictObject({
  label: z._default(connectedDeviceSchema.shape.label, 'STICK'),
  bytes: z._default(z.int().check(z.minimum(0)), 8_000_000_000),
  files: z._default(z.record(deviceFileNameSchema, z.union([z.string(), z.instanceof(Uint8Array)])), {}),
  readOnly: z._default(z.boolean(), false),
});

export function slotsBench(slots: CarSlots): SlotsBench {
  return {
    async key(id) {
      if (id === null) return slots.putKey({ kind: 'none' });
      const parsed = carKeySchema.safeParse(id === 'unknown' ? { kind: id } : { kind: 'known', id });
      if (!parsed.success) {
        throw new BenchError(
          `key takes an id of letters, digits and hyphens, 'unknown' or null, not ${shown(id)}.`,
        );
      }
      slots.putKey(parsed.data);
    },

    async plugStick(stick = {}) {
      if (slots.devices().length >= sockets) throw new BenchError(`All ${sockets} sockets are taken.`);
      if (typeof stick === 'string') {
        if (!slots.plugAgain(stick)) throw new BenchError(`No stick ${shown(stick)} was pulled out.`);
        return stick;
      }
      const id = plug(slots, stick);
      if (id !== undefined) return id;
      throw new BenchError(
        'plugStick takes { label?, bytes?, files?: { [name]: text or bytes }, readOnly? }; the files must fit.',
      );
    },

    async unplug(id) {
      if (slots.unplug(id)) return;
      const known = slots.devices().map((device) => device.id);
      throw new BenchError(`No stick ${shown(id)} is in. In are ${known.join(', ') || 'none'}.`);
    },

    async stickFiles(id) {
      const stick = slots.stick(id);
      if (stick === undefined) throw new BenchError(`There never was a stick ${shown(id)}.`);
      return Object.fromEntries([...stick.files].map(([name, content]) => [name, content.slice()]));
    },
  };
}

function plug(slots: CarSlots, stick: BenchStick): string | undefined {
  const parsed = stickSchema.safeParse(stick);
  if (!parsed.success) return undefined;
  const { label, bytes, files, readOnly } = parsed.data;
  const contents = new Map(Object.entries(files).map(([name, content]) => [name, toBytes(content)]));
  const used = [...contents.values()].reduce((sum, { byteLength }) => sum + byteLength, 0);
  return used > bytes ? undefined : slots.plug({ label, bytes, files: contents, isReadOnly: readOnly });
}

function toBytes(content: string | Uint8Array): Chunk {
  return typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
}
