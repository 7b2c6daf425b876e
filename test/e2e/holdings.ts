import { existsSync } from 'node:fs';
import type { BrowserContext, Page } from '@playwright/test';

/**
 * Everything that a running browser says it holds for the app's origin, a line each, without any stored value: storage
 * buckets with their databases, caches and files; the origin's own databases, caches, files, web storage and cookies.
 * Asked of the browser, so that a store nobody thought of is seen as well.
 */
export async function readHoldings(page: Page, context: BrowserContext): Promise<readonly string[]> {
  const held = await page.evaluate(async () => {
    interface Place {
      readonly indexedDB: IDBFactory;
      readonly caches: CacheStorage;
      getDirectory(): Promise<FileSystemDirectoryHandle>;
    }
    interface Buckets {
      keys(): Promise<readonly string[]>;
      open(name: string): Promise<Place>;
    }
    const ended = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('Not readable.'));
      });
    const lines = new Set<string>();
    const readDatabase = async (where: string, { indexedDB }: Place, name: string): Promise<void> => {
      const database = await ended(indexedDB.open(name));
      lines.add(`${where} database ${name}`);
      for (const store of database.objectStoreNames) {
        for (const key of await ended(database.transaction(store).objectStore(store).getAllKeys())) {
          // Of `<category>/<page id>` the category.
          const [first = ''] = typeof key === 'string' ? key.split('/') : ['(no text)'];
          lines.add(`${where} database ${name} ${store} ${first}`);
        }
      }
      database.close();
    };
    const readPlace = async (where: string, place: Place): Promise<void> => {
      for (const { name = '' } of await place.indexedDB.databases()) await readDatabase(where, place, name);
      for (const name of await place.caches.keys()) {
        for (const { url } of await (await place.caches.open(name)).keys()) {
          const { origin, pathname } = new URL(url);
          lines.add(
            `${where} cache ${name.split('-http')[0]} ${origin === location.origin ? pathname : url}`,
          );
        }
      }
      for await (const name of (await place.getDirectory()).keys()) lines.add(`${where} file ${name}`);
    };
    const { storageBuckets } = navigator as Navigator & { readonly storageBuckets?: Buckets };
    // Held: dropping one in use can make the app's next open hang (`storage-place.ts`).
    const open: Place[] = [];
    Reflect.set(window, 'gloveboxHoldings', open);
    for (const name of (await storageBuckets?.keys()) ?? []) {
      const place = await storageBuckets?.open(name);
      if (place === undefined) continue;
      open.push(place);
      await readPlace(`bucket ${name}`, place);
    }
    await readPlace('origin', {
      indexedDB,
      caches,
      getDirectory: () => navigator.storage.getDirectory(),
    });
    for (const [where, storage] of Object.entries({ localStorage, sessionStorage })) {
      for (const key of Object.keys(storage)) lines.add(`${where} ${key}`);
    }
    return [...lines];
  });
  const cookies = (await context.cookies()).map(({ name }) => `cookie ${name}`);
  return [...held, ...cookies];
}

/** The notes of the ledger (`src/vault/ledger.ts`): nothing personal. */
const ledgerNotes = [
  'keyring',
  'installation',
  'journal',
  'drivers',
  'current-driver',
  'certificates',
  'owed-certificates',
  'account-wait',
  'lent',
];

/** Where the browser's own keystore keeps keys, counts of wrong PINs and its signing key, on static hosting. */
const browserKeystore = /^bucket (key-[0-9a-f]{16}-[0-9a-f]{32}|try-[0-9a-f-]+|attestation) database key\b/;

/**
 * The lines that no row of the inventory answers for: a driver's, the vehicle's or the keeper's bucket holds the
 * pack's categories, the ledger its notes, the browser's keystore its keys, the service worker's cache the app's own files. Nothing else may be there.
 */
export function unlisted(held: readonly string[], categories: readonly string[]): readonly string[] {
  const isListed = (line: string): boolean => {
    const [, bucket, row = ''] = /^bucket (\S+) database vault ?(.*)$/.exec(line) ?? [];
    if (bucket !== undefined) {
      const [store = '', key = ''] = row.split(' ');
      if (row === '') return bucket === 'ledger' || /^(driver|vehicle|keeper)-[a-z0-9]+$/.test(bucket);
      if (bucket === 'ledger') return store === 'meta' && ledgerNotes.includes(key);
      return store === 'meta'
        ? key === 'keyring'
        : ['heads', 'pages', 'blobs'].includes(store) && categories.includes(key);
    }
    if (browserKeystore.test(line)) return true;
    const file = /^origin cache glovebox-precache-v2 (\/\S+)$/.exec(line)?.[1];
    return file !== undefined && existsSync(`dist/app${file}`);
  };
  return held.filter((line) => !isListed(line));
}
