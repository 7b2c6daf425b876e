import { isBucketName } from '../../src/vault/bucket-name.ts';
import { storagePlace } from '../../src/vault/storage-place.ts';

type Row = { store: string; key: string; value: unknown };
const stores = ['meta', 'heads', 'pages', 'blobs'] as const;
export type StoreName = (typeof stores)[number];

async function withDatabase<T>(bucket: string, work: (database: IDBDatabase) => Promise<T>): Promise<T> {
  const held = await storagePlace().open(bucket);
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = held.indexedDB.open(held.databaseName);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('open'));
  });
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

const answer = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('request'));
  });

/** Every row as it lies in a bucket's database, past the vault. */
export function rawRows(bucket: string): Promise<readonly Row[]> {
  return withDatabase(bucket, async (database) => {
    const rows: Row[] = [];
    for (const store of stores) {
      const transaction = database.transaction(store);
      const keys = await answer(transaction.objectStore(store).getAllKeys());
      const values: unknown[] = await answer(transaction.objectStore(store).getAll());
      rows.push(...keys.map((key, index) => ({ store, key: bytesOf(key), value: values[index] })));
    }
    return rows;
  });
}

/** Writes or, without a value, deletes one row, as someone with the disk in hand would. */
export function tamper(bucket: string, store: StoreName, key: string, value?: unknown): Promise<void> {
  return withDatabase(bucket, async (database) => {
    const target = database.transaction(store, 'readwrite').objectStore(store);
    await (value === undefined ? answer(target.delete(key)) : answer(target.put(value, key)));
  });
}

export async function vaultBuckets(): Promise<readonly string[]> {
  return (await storagePlace().list()).filter((name) => isBucketName(name) || name === 'ledger');
}

/** All bytes in a stored value: strings as UTF-8, typed arrays as they are, keys of objects too. */
export function bytesOf(value: unknown): string {
  if (value instanceof Uint8Array) return String.fromCharCode(...value);
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([key, inner]) => key + bytesOf(inner))
      .join('\n');
  return typeof value === 'string' || typeof value === 'number' ? binary(String(value)) : '';
}

/** The UTF-8 bytes of a text, one character each. */
function binary(text: string): string {
  return String.fromCharCode(...new TextEncoder().encode(text));
}
