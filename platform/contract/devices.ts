import * as z from 'zod/mini';

/** Names a device for as long as it is connected; one that is pulled out and comes back may have another. */
export const deviceIdSchema = z.string().check(z.regex(/^[a-z0-9-]{1,64}$/));

/**
 * A device at the car. `label` is what its owner called it, personal like a file's name: shown, never logged.
 * `freeBytes` is missing where the device does not say.
 */
export const connectedDeviceSchema = z.object({
  id: deviceIdSchema,
  kind: z.enum(['stick', 'phone']),
  label: z.string().check(z.maxLength(60)),
  freeBytes: z.exactOptional(z.int().check(z.minimum(0))),
});
export type ConnectedDevice = Readonly<z.infer<typeof connectedDeviceSchema>>;

/** What FAT, exFAT and a phone take alike: no path, no control characters, no dot or space at the end. */
export const deviceFileNameSchema = z
  .string()
  .check(z.maxLength(255), z.regex(/^[^\p{Cc}\p{Cs}/\\:*?"<>|]*[^\p{Cc}\p{Cs}/\\:*?"<>|. ]$/u));

/** A file in the device's top folder. Its name is personal: shown, never logged. */
export const deviceFileSchema = z.object({
  name: deviceFileNameSchema,
  bytes: z.int().check(z.minimum(0)),
});
export type DeviceFile = Readonly<z.infer<typeof deviceFileSchema>>;

/**
 * `gone`: the device was pulled out, now or in the middle, or never was there. `full`: the content does not fit beside
 * what is there, an older file of the same name included. `not-found`: no file of this name. `refused`: the device is
 * read-only, takes no such name, or is too busy.
 */
export const deviceFailureSchema = z.enum(['gone', 'full', 'not-found', 'refused']);
export type DeviceFailure = z.infer<typeof deviceFailureSchema>;

export type DeviceResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: DeviceFailure };

/** A stream from a device ended before the file did; what was read so far is not the file. */
export class DeviceError extends Error {
  override readonly name = 'DeviceError';
  readonly reason: DeviceFailure;

  constructor(reason: DeviceFailure) {
    super(`reading from a device ended early: ${reason}`);
    this.reason = reason;
  }
}

/** USB sticks and phones, which come and go at any moment. Expected failures are results; nothing here blocks. */
export interface DevicesPort {
  /** What is connected now, in the order in which it came. */
  list(): readonly ConnectedDevice[];
  /** Called after each change of `list` (also of free space), not at once, until `signal` aborts. */
  subscribe(listener: () => void, signal: AbortSignal): void;
  /** The files of the device's top folder, in no order; folders are left out, and so is what is beyond 10,000. */
  files(id: string): Promise<DeviceResult<readonly DeviceFile[]>>;
  /**
   * Opens a file. The stream gives it in pieces, only as fast as they are taken, and errors with a {@link DeviceError}
   * when the device goes in the middle. Cancel it to give it up.
   */
  read(id: string, name: string): Promise<DeviceResult<ReadableStream<Uint8Array<ArrayBuffer>>>>;
  /**
   * Writes `content` under `name`, taking it only as fast as the device does. Settles when the file is whole on the
   * device; a file that had the name is replaced only then. After any failure nothing written is left under the name, and
   * `content` is cancelled. When `content` itself errors the promise rejects with that error.
   */
  write(
    id: string,
    name: string,
    content: ReadableStream<Uint8Array<ArrayBuffer>>,
  ): Promise<DeviceResult<undefined>>;
}
