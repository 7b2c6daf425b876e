import { expect, readPack, test, vcards } from './app.ts';
import { readHoldings, unlisted } from './holdings.ts';

/** Every test on the app asks the browser at its end what it holds (`app.ts`). Here: that it would see what has no row. */
test.describe('What the running browser holds', () => {
  test('is asked for completely: what the app keeps is among it', async ({ app, context }) => {
    await app.open('/data/contacts');
    await app.importFile('some.vcf', vcards(3));
    await app.page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    const held = await readHoldings(app.page, context);
    const rows = held.map((line) => line.replace(/^bucket (driver|vehicle)-\S+/, 'bucket $1'));
    expect(rows).toEqual(
      expect.arrayContaining([
        'bucket driver database vault heads contacts',
        'bucket driver database vault pages contacts',
        'bucket driver database vault meta keyring',
        'bucket vehicle database vault meta keyring',
        'bucket ledger database vault meta installation',
        'origin cache glovebox-precache-v2 /index.html',
      ]),
    );
  });

  test('shows every kind of store that has no row of the inventory', async ({ browser, host, packId }) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(host.app);
    await page.locator('gb-status-bar').waitFor();
    const { pack } = readPack(packId);
    const categories = pack.categories.map(({ id }) => id);
    expect(unlisted(await readHoldings(page, context), categories)).toEqual([]);
    const driver = await page.evaluate(async () => {
      localStorage.setItem('planted', '');
      sessionStorage.setItem('planted', '');
      document.cookie = 'planted=1';
      await (await caches.open('planted')).put('/planted', new Response(''));
      await (await navigator.storage.getDirectory()).getFileHandle('planted', { create: true });
      const made = (factory: IDBFactory, name: string): Promise<IDBDatabase> =>
        new Promise((resolve, reject) => {
          const request = factory.open(name);
          request.onupgradeneeded = () => request.result.createObjectStore('planted').put('', 'planted');
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error ?? new Error('Not made.'));
        });
      (await made(indexedDB, 'planted')).close();
      const buckets = Reflect.get(navigator, 'storageBuckets') as {
        keys(): Promise<readonly string[]>;
        open(name: string): Promise<{ readonly indexedDB: IDBFactory }>;
      };
      (await made((await buckets.open('planted')).indexedDB, 'planted')).close();
      const name = (await buckets.keys()).find((one) => one.startsWith('driver-')) ?? '';
      const vault = await made((await buckets.open(name)).indexedDB, 'vault');
      const writing = vault.transaction('pages', 'readwrite');
      writing.objectStore('pages').put('', 'planted/0');
      await new Promise((resolve) => {
        writing.oncomplete = resolve;
      });
      vault.close();
      return name;
    });
    expect([...unlisted(await readHoldings(page, context), categories)].toSorted()).toEqual(
      [
        'bucket planted database planted',
        'bucket planted database planted planted planted',
        `bucket ${driver} database vault pages planted`,
        'cookie planted',
        'localStorage planted',
        'origin cache planted /planted',
        'origin database planted',
        'origin database planted planted planted',
        'origin file planted',
        'sessionStorage planted',
      ].toSorted(),
    );
    await context.close();
  });
});
