import * as z from 'zod/mini';
import {
  deviceFailureSchema,
  deviceFileNameSchema,
  deviceFileSchema,
  deviceIdSchema,
  type DeviceFile,
  type DeviceResult,
} from '../contract/devices.ts';

/** The most that one piece of a file holds on its way between the app and the car, bytes. */
export const maxChunkBytes = 65_536;

/** The most files that a device lists. */
export const maxListedFiles = 10_000;

export type Chunk = Uint8Array<ArrayBuffer>;

/**
 * One app's line to the car's devices: a question, an answer. A file goes piece by piece, each asked for or
 * acknowledged before the next, so that neither end holds more than one. A transfer that failed is over.
 */
export interface DeviceLine {
  files(device: string): Promise<DeviceResult<readonly DeviceFile[]>>;
  /** Gives the transfer's number. */
  open(device: string, name: string, way: 'read' | 'write'): Promise<DeviceResult<number>>;
  /** The next piece; null at the end. */
  pull(transfer: number): Promise<DeviceResult<Chunk | null>>;
  put(transfer: number, chunk: Chunk): Promise<DeviceResult<null>>;
  /** The file is whole: it gets its name. */
  finish(transfer: number): Promise<DeviceResult<null>>;
  /** Gives a transfer up; nothing of it stays. */
  drop(transfer: number): void;
}

const transfer = z.int().check(z.minimum(1));

/** The whole buffer counts: it is what travels, also under a short view. */
const chunkSchema = z.custom<Chunk>(
  (value) =>
    value instanceof Uint8Array &&
    value.buffer instanceof ArrayBuffer &&
    value.buffer.byteLength <= maxChunkBytes,
);

/** A question over the bridge. */
export const deviceCallSchema = z.discriminatedUnion('call', [
  z.object({ call: z.literal('files'), device: deviceIdSchema }),
  z.object({
    call: z.literal('open'),
    device: deviceIdSchema,
    name: deviceFileNameSchema,
    way: z.enum(['read', 'write']),
  }),
  z.object({ call: z.literal('pull'), transfer }),
  z.object({ call: z.literal('put'), transfer, chunk: chunkSchema }),
  z.object({ call: z.literal('finish'), transfer }),
  z.object({ call: z.literal('drop'), transfer }),
]);
export type DeviceCall = z.infer<typeof deviceCallSchema>;

/** The answer over the bridge, before it is known to which question. */
export const deviceAnswerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), reason: deviceFailureSchema }),
]);
export type DeviceAnswer = z.infer<typeof deviceAnswerSchema>;

/** What each question may be answered with. */
export const deviceValueSchemas = {
  files: z.array(deviceFileSchema).check(z.maxLength(maxListedFiles)),
  open: transfer,
  pull: z.nullable(chunkSchema),
  put: z.null(),
  finish: z.null(),
};
