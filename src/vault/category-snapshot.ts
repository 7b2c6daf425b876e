import { categoryRange, readTogether, type VaultDatabase, type WriteTransaction } from './database.ts';
import { readHead, storedHeadSchema } from './head.ts';
import { keyringIn } from './keyring.ts';

/** What memory knows already, so that only the rest is read. */
export interface KnownState {
  /** By page id; undefined to read everything that lies there, whatever the head says. */
  readonly pages: ReadonlyMap<string, { readonly revision: number }> | undefined;
  readonly head: string | undefined;
  readonly keyId: string | undefined;
}

/** A category's ciphertext at one moment. */
export interface CategorySnapshot {
  readonly keyId: string | undefined;
  readonly head: unknown;
  /** The head's text as it stands. */
  readonly body: string | undefined;
  /** By page id, unparsed. */
  readonly pages: ReadonlyMap<string, unknown>;
  /** Whether `pages` is everything, not only what changed. */
  readonly full: boolean;
  readonly unchanged: boolean;
}

/** Reads keyring, head and pages in one transaction. Rejects when storage fails. */
export function readSnapshot(
  database: VaultDatabase,
  category: string,
  known: KnownState,
): Promise<CategorySnapshot> {
  return readTogether(database, async (transaction) => {
    const keyId = (await keyringIn(transaction))?.keyIds[category];
    const head = await transaction.objectStore('heads').get(category);
    const stored = storedHeadSchema.safeParse(head);
    const body = stored.success ? stored.data.body : undefined;
    const shared = { keyId, head, body };
    const store = transaction.objectStore('pages');
    if (known.pages !== undefined && keyId === known.keyId) {
      if (body === known.head) return { ...shared, pages: new Map(), full: false, unchanged: true };
      const changed = readHead(head)?.pages.filter(({ id, revision }) => {
        return known.pages?.get(id)?.revision !== revision;
      });
      if (changed !== undefined) {
        const pages = await Promise.all(
          changed.map(async ({ id }) => [id, await store.get(`${category}/${id}`)] as const),
        );
        return { ...shared, pages: new Map(pages), full: false, unchanged: false };
      }
    }
    const range = categoryRange(category);
    const keys = await store.getAllKeys(range);
    const values = await store.getAll(range);
    const pages = new Map(keys.map((key, index) => [key.slice(category.length + 1), values[index]]));
    return { ...shared, pages, full: true, unchanged: false };
  });
}

/** Inside a write: whether another window wrote since memory was made from `seen`, or the data key was replaced. */
export async function isOutdated(
  transaction: WriteTransaction,
  category: string,
  keyId: string | undefined,
  seen: string | undefined,
): Promise<boolean> {
  const keyring = await keyringIn(transaction);
  const stored = storedHeadSchema.safeParse(await transaction.objectStore('heads').get(category));
  const body = stored.success ? stored.data.body : undefined;
  return keyId === undefined || keyring?.keyIds[category] !== keyId || body !== seen;
}
