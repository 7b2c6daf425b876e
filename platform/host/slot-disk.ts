import { constants } from 'node:fs';
import { open, rename, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { encodeFree, slotSize } from './slot.ts';

/** A row of slots that outlives the process. What `write` took is safe only when `sync` has answered. */
export interface SlotDisk {
  /** Number of slots. */
  count(): Promise<number>;
  /** Into `slot`, 4096 bytes. */
  read(index: number, slot: Buffer): Promise<void>;
  /** In place, or just behind the last. */
  write(index: number, slot: Buffer): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** Slots of a new file, and how many it grows by. 512 are 2 MB. */
export const slotsPerExtent = 512;

/**
 * The key file, made with all its slots before the first key comes, then opened `r+` and written in place: renaming,
 * truncating and unlinking leave the old bytes on the disk (measured).
 */
export async function openSlotFile(path: string): Promise<SlotDisk> {
  const handle = await openExisting(path).catch(async (error: unknown) => {
    if (!isMissing(error)) throw error;
    await createSlotFile(path);
    return openExisting(path);
  });
  return {
    count: async () => Math.floor((await handle.stat()).size / slotSize),
    read: async (index, slot) => {
      const { bytesRead } = await handle.read(slot, 0, slotSize, index * slotSize);
      if (bytesRead !== slotSize) throw new Error('The key file ends inside a slot.');
    },
    write: (index, slot) => writeWhole(handle, slot, index * slotSize),
    sync: () => handle.datasync(),
    close: () => handle.close(),
  };
}

function openExisting(path: string): Promise<FileHandle> {
  return open(path, constants.O_RDWR | constants.O_NOFOLLOW);
}

/** A kill in between leaves the file under its other name, without a key, to be written anew. */
async function createSlotFile(path: string): Promise<void> {
  const unfinished = `${path}.new`;
  const handle = await open(unfinished, 'w', 0o600);
  try {
    await writeWhole(handle, Buffer.concat(Array.from({ length: slotsPerExtent }, encodeFree)), 0);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(unfinished, path);
  const directory = await open(dirname(path), 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

/** One `write` may take less than it is given: at a full disk, or beyond 2 GB. */
async function writeWhole(handle: FileHandle, bytes: Buffer, position: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
