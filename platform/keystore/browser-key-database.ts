import * as z from 'zod/mini';
import type { KeyPlace, KeyPlaces } from './browser-key-places.ts';
import { within } from './within.ts';

/** What one place keeps: the key, and which it is, since the place's name is only a digest. */
const keyRecordSchema = z.object({
  installation: z.string(),
  alias: z.string(),
  key: z.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array && value.length === 32),
});
export type KeyRecord = z.infer<typeof keyRecordSchema>;

/** Wrong PINs of one name, and when the last was given, ms since the epoch. */
const attemptRecordSchema = z.object({ tries: z.int().check(z.minimum(0)), at: z.number() });
export type AttemptRecord = z.infer<typeof attemptRecordSchema>;

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

/** Opens a place, made if there is none, for one use. */
export async function withPlace<T>(
  places: KeyPlaces,
  name: string,
  timeout: number,
  use: (database: IDBDatabase) => Promise<T>,
): Promise<T> {
  const once = async (renew: boolean): Promise<T> => {
    const database = await openKeyDatabase(await places.open(name, renew), timeout);
    return use(database).finally(() => database.close());
  };
  // The held bucket is dead if another window has removed and remade it.
  return once(false).catch(() => once(true));
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
  return write(database, timeout, (records) => records.add(record, onlyKey));
}

/** Undefined before the first. */
export async function readAttempts(
  database: IDBDatabase,
  timeout: number,
): Promise<AttemptRecord | undefined> {
  const request: IDBRequest<unknown> = database.transaction(store).objectStore(store).get(onlyKey);
  const found = await within(timeout, settled(request));
  if (found === undefined) return undefined;
  const parsed = attemptRecordSchema.safeParse(found);
  if (!parsed.success) throw new DamagedKeyError('A counter does not have the shape it was written in.');
  return parsed.data;
}

/** On the disk when it answers. */
export function writeAttempts(database: IDBDatabase, record: AttemptRecord, timeout: number): Promise<void> {
  return write(database, timeout, (records) => records.put(record, onlyKey));
}

function write(
  database: IDBDatabase,
  timeout: number,
  work: (records: IDBObjectStore) => unknown,
): Promise<void> {
  const transaction = database.transaction(store, 'readwrite', { durability: 'strict' });
  work(transaction.objectStore(store));
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
