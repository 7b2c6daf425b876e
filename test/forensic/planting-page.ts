import { brotliCompressSync, gzipSync } from 'node:zlib';
import { serveSite } from '../harness/site.ts';
import type { Site } from '../harness/site.ts';
import { canaryModule, canaryOf } from './canary.ts';

/** Plants one canary per place a page can reach, then names itself `planted`. Stands alone: it runs in the page. */
async function plant(derive: (seed: string, label: string, alphabet: 'letters') => string): Promise<void> {
  const seed = new URLSearchParams(location.search).get('seed') ?? '';
  const canary = (label: string): string => derive(seed, label, 'letters');
  const openDatabase = (factory: IDBFactory): Promise<IDBDatabase> =>
    new Promise((resolve, reject) => {
      const request = factory.open('planted', 1);
      request.onupgradeneeded = () => request.result.createObjectStore('records');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('open failed'));
    });
  const write = (database: IDBDatabase, work: (store: IDBObjectStore) => void): Promise<void> =>
    new Promise((resolve, reject) => {
      const transaction = database.transaction('records', 'readwrite', { durability: 'strict' });
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
      work(transaction.objectStore('records'));
    });

  const database = await openDatabase(indexedDB);
  await write(database, (store) => {
    store.put(canary('indexeddb'), 'narrow');
    store.put(`\u0416${canary('indexeddb-wide')}`, 'wide');
    store.put(btoa(`x${canary('indexeddb-base64')}`), 'base64');
    store.put(1, canary('indexeddb-key'));
    store.put(new TextEncoder().encode(canary('indexeddb-bytes')), 'bytes');
    store.put(`${canary('indexeddb-large')} ${'lorem ipsum '.repeat(20_000)}`, 'large');
    store.put(new Blob([canary('indexeddb-blob')]), 'blob');
  });
  // Enough to make LevelDB turn its log into tables: 12 MB in values that compress.
  for (let page = 0; page < 12; page += 1) {
    await write(database, (store) => {
      for (let record = 0; record < 250; record += 1) {
        store.put(`${'lorem ipsum '.repeat(340)}${canary('indexeddb-table')}${record}`, `${page}/${record}`);
      }
    });
  }
  await write(database, (store) => store.put(canary('indexeddb-deleted'), 'deleted'));
  await write(database, (store) => store.delete('deleted'));

  const buckets: unknown = Reflect.get(navigator, 'storageBuckets');
  const openBucket = async (name: string): Promise<{ readonly indexedDB: IDBFactory }> =>
    await (buckets as { open(name: string): Promise<{ readonly indexedDB: IDBFactory }> }).open(name);
  const kept = await openBucket('kept');
  const keptDatabase = await openDatabase(kept.indexedDB);
  await write(keptDatabase, (store) => store.put(canary('bucket'), 'record'));
  const erased = await openBucket('erased');
  const erasedDatabase = await openDatabase(erased.indexedDB);
  await write(erasedDatabase, (store) => store.put(canary('bucket-erased'), 'record'));
  erasedDatabase.close();
  await (buckets as { delete(name: string): Promise<void> }).delete('erased');

  const folder = await navigator.storage.getDirectory();
  const file = await (await folder.getFileHandle('planted', { create: true })).createWritable();
  await file.write(canary('opfs'));
  await file.close();
  const cache = await caches.open('planted');
  await cache.put('/entry', new Response(canary('cache-storage')));
  for (const path of ['/cached', '/cached-gzip', '/cached-brotli', '/not-stored']) {
    await (await fetch(`${path}?seed=${seed}`)).text();
  }
  localStorage.setItem('planted', canary('local-storage'));
  sessionStorage.setItem('planted', canary('session-storage'));
  document.cookie = `${canary('cookie-name')}=${canary('cookie-value')}; max-age=86400`;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([canary('download')]));
  link.download = `${canary('download-name')}.txt`;
  link.click();
  const input = document.createElement('input');
  input.name = 'planted';
  input.value = canary('light-input');
  document.body.append(input);
  const box = document.createElement('div');
  box.attachShadow({ mode: 'open' }).innerHTML = '<input autocomplete="off">';
  const hidden = box.shadowRoot?.querySelector('input');
  if (hidden) hidden.value = canary('shadow-input');
  document.body.append(box);
  history.replaceState(canary('history-state'), '');
  history.pushState(null, '', `?seed=${seed}&place=${canary('url')}`);
  document.title = canary('title');
  document.body.dataset['planted'] = 'yes';
}

/** A site whose page plants canaries of the seed in its query wherever a page can leave something. */
export function servePlantingSite(seed: string): Promise<Site> {
  const kept = { 'cache-control': 'max-age=86400', 'content-type': 'text/plain' };
  const body = (label: string): Buffer =>
    Buffer.from(`${canaryOf(seed, label).text} ${'lorem ipsum '.repeat(50)}`);
  const script = { 'content-type': 'text/javascript' };
  return serveSite({
    '/': () => ({ body: '<!doctype html><title>empty</title><p>Nothing planted.</p>' }),
    '/plant': () => ({
      body: '<!doctype html><title>planting</title><body><script type="module" src="/plant.js"></script>',
    }),
    '/canary.js': () => ({ body: canaryModule(), headers: script }),
    '/plant.js': () => ({
      body: `import { deriveCanary } from '/canary.js';\nawait (${plant.toString()})(deriveCanary);\n`,
      headers: script,
    }),
    '/cached': () => ({ body: body('http-cache'), headers: kept }),
    '/cached-gzip': () => ({
      body: gzipSync(body('http-cache-gzip')),
      headers: { ...kept, 'content-encoding': 'gzip' },
    }),
    '/cached-brotli': () => ({
      body: brotliCompressSync(body('http-cache-brotli')),
      headers: { ...kept, 'content-encoding': 'br' },
    }),
    '/not-stored': () => ({ body: body('http-no-store'), headers: { 'cache-control': 'no-store' } }),
  });
}
