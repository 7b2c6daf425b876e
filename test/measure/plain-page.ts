import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { DBSchema } from 'idb';
import { serveSite } from '../harness/site.ts';
import type { Site } from '../harness/site.ts';
import type { SampleContact } from './contacts.ts';

/** What the plain page offers to the measurement; all answers in ms. */
export interface PlainPage {
  /** Puts every contact by itself, in one strict transaction. */
  write(contacts: readonly SampleContact[]): Promise<number>;
  /** Page load until all are read, sorted and the first rows drawn. */
  readonly opened: Promise<number>;
  /** Reads all, compares, draws what fits: what a page without a memory of its own does per key. */
  find(query: string): Promise<number>;
  /** Writes one contact, then reads all, sorts and draws what fits. */
  edit(key: number): Promise<number>;
  clear(): Promise<number>;
}

interface PlainSchema extends DBSchema {
  readonly contacts: { readonly key: number; readonly value: SampleContact };
}

declare global {
  interface Window {
    plain?: PlainPage;
  }
}

/** A page that does with plain `idb`, one record per contact, what the app does with its vault. */
export async function servePlainPage(): Promise<Site> {
  const idb = await readFile(
    createRequire(import.meta.url)
      .resolve('idb')
      .replace('.cjs', '.js'),
  );
  const script = { 'content-type': 'text/javascript' };
  return serveSite({
    '/': () => ({
      body: '<!doctype html><title>Plain</title><ul></ul><script type="module" src="/plain.js"></script>',
    }),
    '/idb.js': () => ({ body: idb, headers: script }),
    '/plain.js': () => ({
      body: `import { openDB } from '/idb.js';\nwindow.plain = (${plainPage.toString()})(openDB);`,
      headers: script,
    }),
  });
}

/** Runs in the page. */
function plainPage(openDB: typeof import('idb').openDB): PlainPage {
  const strict = { durability: 'strict' } as const;
  const database = openDB<PlainSchema>('plain', 1, {
    upgrade: (made) => {
      made.createObjectStore('contacts');
    },
  });
  const timed = async (work: () => Promise<void>): Promise<number> => {
    const before = performance.now();
    await work();
    return performance.now() - before;
  };
  const order = new Intl.Collator('en', { numeric: true });
  const draw = (contacts: readonly SampleContact[]): void => {
    const list = document.querySelector('ul');
    list?.replaceChildren(
      ...contacts.slice(0, 12).map(({ given, family, mobile }) => {
        const row = document.createElement('li');
        row.textContent = `${given} ${family} ${mobile}`;
        return row;
      }),
    );
    list?.getBoundingClientRect();
  };
  const read = async (): Promise<SampleContact[]> => (await database).getAll('contacts');
  const list = async (): Promise<void> => {
    const contacts = await read();
    draw(contacts.sort((left, right) => order.compare(left.given + left.family, right.given + right.family)));
  };
  const open = async (): Promise<number> => {
    await list();
    return performance.now();
  };
  return {
    write: (contacts) =>
      timed(async () => {
        const writing = (await database).transaction('contacts', 'readwrite', strict);
        for (const [index, contact] of contacts.entries()) void writing.store.put(contact, index);
        await writing.done;
      }),
    opened: open(),
    find: (query) =>
      timed(async () => {
        const contacts = await read();
        draw(contacts.filter(({ given, family }) => `${given} ${family}`.toLowerCase().includes(query)));
      }),
    edit: (key) =>
      timed(async () => {
        const editing = (await database).transaction('contacts', 'readwrite', strict);
        const contact = await editing.store.get(key);
        if (contact === undefined) throw new Error('There is no such contact.');
        void editing.store.put({ ...contact, note: 'Changed' }, key);
        await editing.done;
        await list();
      }),
    clear: () =>
      timed(async () => {
        const clearing = (await database).transaction('contacts', 'readwrite', strict);
        void clearing.store.clear();
        await clearing.done;
      }),
  };
}
