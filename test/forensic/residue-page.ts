import { serveSite } from '../harness/site.ts';
import type { Site } from '../harness/site.ts';
import { canaryModule } from './canary.ts';

/** What the page offers as `residue`; no call carries a canary. */
export interface ResiduePage {
  write(): Promise<void>;
  deleteRecords(): Promise<void>;
  deleteBucket(): Promise<void>;
  /** What the web API still reports, in the database and in the list of buckets. */
  reported(): Promise<readonly [records: number, buckets: number]>;
}

/** Runs in the page: two hundred records in a plain database, and as many in a storage bucket. */
function offer(derive: (seed: string, label: string, alphabet: 'letters') => string): void {
  const seed = new URLSearchParams(location.search).get('seed') ?? '';
  const buckets = Reflect.get(navigator, 'storageBuckets') as {
    open(name: string): Promise<{ readonly indexedDB: IDBFactory }>;
    delete(name: string): Promise<void>;
    keys(): Promise<readonly string[]>;
  };
  const open = (factory: IDBFactory): Promise<IDBDatabase> =>
    new Promise((resolve, reject) => {
      const request = factory.open('residue', 1);
      request.onupgradeneeded = () => request.result.createObjectStore('records');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('open failed'));
    });
  const change = (database: IDBDatabase, work: (store: IDBObjectStore) => void): Promise<void> =>
    new Promise((resolve, reject) => {
      const transaction = database.transaction('records', 'readwrite', { durability: 'strict' });
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
      work(transaction.objectStore('records'));
    });
  const records = Array.from({ length: 200 }, (_, index) => index);
  const fill = (database: IDBDatabase, label: string): Promise<void> =>
    change(database, (store) => {
      for (const record of records) store.put(`${derive(seed, label, 'letters')}${record}`, record);
    });
  let database: IDBDatabase;
  const page: ResiduePage = {
    write: async () => {
      database = await open(indexedDB);
      await fill(database, 'in-database');
      await fill(await open((await buckets.open('personal')).indexedDB), 'in-bucket');
    },
    deleteRecords: async () => {
      await change(database, (store) => {
        for (const record of records) store.delete(record);
      });
      await change(database, (store) => store.clear());
    },
    deleteBucket: () => buckets.delete('personal'),
    reported: async () => {
      const count = database.transaction('records').objectStore('records').count();
      await new Promise((resolve) => count.addEventListener('success', resolve));
      return [count.result, (await buckets.keys()).length];
    },
  };
  Object.assign(globalThis, { residue: page });
}

export function serveResidueSite(): Promise<Site> {
  const script = { 'content-type': 'text/javascript' };
  return serveSite({
    '/': () => ({
      body: '<!doctype html><title>residue</title><script type="module" src="/residue.js"></script>',
    }),
    '/canary.js': () => ({ body: canaryModule(), headers: script }),
    '/residue.js': () => ({
      body: `import { deriveCanary } from '/canary.js';\n(${offer.toString()})(deriveCanary);\n`,
      headers: script,
    }),
  });
}
