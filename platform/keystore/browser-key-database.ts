import * as z from 'zod/mini';
import type { KeyPlace } from './browser-key-places.ts';
import { within } from './within.ts';

/** What one place keeps: the key, and which it is, since the place's name is only a digest. */
const keyRecordSchema = z.object({
  installation: z.string(),
  alias: z.string(),
  key: z.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array && value.length === 32),
});
export type KeyRecord = z.infer<typeof keyRecordSchema>;

/** The record is none of ours. */
export class DamagedKeyError extends Error {
  override readonly name = 'DamagedKeyError';
  readonly code = 'damaged';
}

const store = 'key';
const onlyKey = 1;

/** `timeout` in ms: opening sometimes hangs for ever (`facts.md`, *A trap in storage buckets*). */
export async function openKeyDatabase(
  { factory, database }: KeyPlace,
  timeout: number,
): Promise<IDBDatabase> {
  const request = factory.open(database, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(store);
  const opened = await within(timeout, settled(request), () => {
    request.onsuccess = () => request.result.close();
  });
  opened.onversionchange = () => opened.close();
  return opened;
}

/** Undefined when the place was made but its key never came: a wrap that was cut. */
export async function readKeyRecord(database: IDBDatabase, timeout: number): Promise<KeyRecord | undefined> {
  const request: IDBRequest<unknown> = database.transaction(store).objectStore(store).get(onlyKey);
  const found = await within(timeout, settled(request));
  if (found === undefined) return undefined;
  const parsed = keyRecordSchema.safeParse(found);
  if (!parsed.success) throw new DamagedKeyError('A key record does not have the shape it was written in.');
  return parsed.data;
}

/** On the disk when it answers. */
export function writeKeyRecord(database: IDBDatabase, record: KeyRecord, timeout: number): Promise<void> {
  const transaction = database.transaction(store, 'readwrite', { durability: 'strict' });
  transaction.objectStore(store).add(record, onlyKey);
  const done = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException('', 'AbortError'));
  });
  return within(timeout, done);
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new DOMException('', 'UnknownError'));
  });
}
